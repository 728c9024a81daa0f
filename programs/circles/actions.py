"""Every write round circles. What members write leaves no trace outside their circle."""

from datetime import date, datetime
from itertools import count

from django.db import transaction
from django.utils.translation import gettext as _

from mentoring.audit.actions import record
from mentoring.outbox.actions import post_all
from mentoring.outbox.models import Message
from mentoring.people.models import User
from programs.circles.arrangement import joiners
from programs.circles.arranging import in_line
from programs.circles.models import Circle, CircleMeeting, CircleMember, CirclePost
from programs.circles.queries import Inside, members, next_meeting, next_month
from programs.cohorts.models import Cohort
from programs.participants.models import Participation


class Refused(Exception):  # noqa: N818 - says what happens
    """A move that a circle cannot take, in words for the page."""


@transaction.atomic
def make_circles(cohort: Cohort, groups: list[list[Participation]], *, by: User) -> list[Circle]:
    """Make a circle of each group and tell everybody in it."""
    Cohort.objects.select_for_update().get(pk=cohort.pk)
    taken = set(Circle.objects.filter(cohort=cohort).values_list("number", flat=True))
    free = (number for number in count(1) if number not in taken)
    return [_make(cohort, next(free), group, by) for group in groups]


def _make(cohort: Cohort, number: int, group: list[Participation], by: User) -> Circle:
    circle = Circle.objects.create(cohort=cohort, number=number)
    seats = CircleMember.objects.bulk_create(
        CircleMember(circle=circle, part=part) for part in group
    )
    post_all(
        [
            Message(
                recipient_id=seat.part.person_id, kind="circle.made", object_id=str(seat.pk)
            )
            for seat in seats
        ]
    )  # fmt: skip
    record(by, "circle.made", circle, new={"number": number, "members": len(seats)})
    return circle


@transaction.atomic
def move_member(
    cohort: Cohort, part: Participation, *, to: Circle | None, by: User, today: date
) -> None:
    """Give somebody a place in another circle, or none; what they wrote goes with the old place."""
    Cohort.objects.select_for_update().get(pk=cohort.pk)
    seat = CircleMember.objects.filter(part=part).select_related("circle").first()
    if seat is not None and seat.circle == to:
        return
    if to is not None:
        _check_room(to, part, today)
    if seat is not None:
        Circle.objects.filter(pk=seat.circle_id, host=part).update(host=None)
        record(by, "circle.left", seat.circle)
        seat.delete()
    if to is not None:
        CircleMember.objects.create(circle=to, part=part)
        record(by, "circle.joined", to)


def _check_room(to: Circle, part: Participation, today: date) -> None:
    there = [seat.part for seat in members(to)]
    if len(there) >= Circle.LARGEST:
        raise Refused(_("Eight are the most a circle takes."))
    known = joiners([part, *there], today)
    if any(in_line(known[part.person_id], known[each.person_id]) for each in there):
        raise Refused(_("Somebody of the same reporting line is in that circle."))


@transaction.atomic
def dissolve_circle(circle: Circle, *, by: User) -> None:
    """Remove a circle with everything in it."""
    record(by, "circle.dissolved", circle, old={"number": circle.number})
    circle.delete()


@transaction.atomic
def add_post(view: Inside, *, text: str, now: datetime) -> CirclePost:
    """Write to the others."""
    return CirclePost.objects.create(author=view.seat, text=text, at=now)


@transaction.atomic
def remove_post(post: CirclePost) -> None:
    """Take back what one wrote."""
    post.delete()


@transaction.atomic
def set_meeting(view: Inside, *, starts_at: datetime, place: str, now: datetime) -> CircleMeeting:
    """Say when the circle meets next; a date that was still ahead is moved."""
    circle = Circle.objects.select_for_update().get(pk=view.circle.pk)
    meeting = next_meeting(circle, now)
    if meeting is None:
        meeting = CircleMeeting(circle=circle, month=next_month(circle, now))
    meeting.starts_at, meeting.place = starts_at, place
    meeting.save()
    return meeting


@transaction.atomic
def take_host(view: Inside) -> None:
    """Be the host from now on."""
    Circle.objects.filter(pk=view.circle.pk).update(host=view.seat.part)

"""A circle as its members see it; 404 for everybody else."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404

from mentoring.people.models import Person, User
from programs.circles.access import OUT, seats_of
from programs.circles.agendas import GUIDE, RULES, of_month
from programs.circles.models import Circle, CircleMeeting, CircleMember, CirclePost
from programs.participants.queries import edition_of
from programs.sessions import words


@dataclass(frozen=True)
class Inside:
    """A circle and one's own place in it."""

    circle: Circle
    seat: CircleMember

    @property
    def me(self) -> Person:
        return self.seat.part.person


def inside(user: User, pk: UUID) -> Inside:
    seat = (
        seats_of(user)
        .select_related("circle__host__person", "part__person", "part__cohort__program")
        .filter(circle=pk)
        .first()
    )
    if seat is None:
        raise Http404
    return Inside(seat.circle, seat)


def members(circle: Circle) -> list[CircleMember]:
    found = circle.members.select_related("part__person").exclude(part__state__in=OUT)
    return list(found.order_by("part__person__name", "pk"))


def own_post(view: Inside, pk: UUID) -> CirclePost:
    """A post that this member wrote; 404 for anything else."""
    post = CirclePost.objects.filter(pk=pk, author=view.seat).first()
    if post is None:
        raise Http404
    return post


def next_meeting(circle: Circle, now: datetime) -> CircleMeeting | None:
    return circle.meetings.filter(starts_at__gt=now).order_by("starts_at").first()


def next_month(circle: Circle, now: datetime) -> int:
    """Which agenda comes next, 1 to 6; after the sixth the first comes again."""
    return circle.meetings.filter(starts_at__lte=now).count() % CircleMeeting.MONTHS + 1


def space(view: Inside, now: datetime) -> dict[str, Any]:
    """Everything on a circle's page."""
    there, meeting = members(view.circle), next_meeting(view.circle, now)
    month = meeting.month if meeting else next_month(view.circle, now)
    posts = CirclePost.objects.filter(author__circle=view.circle)
    return {
        "circle": view.circle,
        "seat": view.seat,
        "edition": edition_of(view.seat.part),
        "others": [each.part.person for each in there if each.pk != view.seat.pk],
        "host": view.circle.host,
        "meeting": meeting,
        **(_times(meeting, view.me, there) if meeting else {}),
        "month": month,
        "agenda": of_month(month),
        "rules": RULES,
        "guide": GUIDE,
        "posts": posts.select_related("author__part__person").order_by("at", "pk"),
    }


def _times(meeting: CircleMeeting, me: Person, there: list[CircleMember]) -> dict[str, Any]:
    """The moment on the reader's clock, and beside each other clock of the circle."""
    at, here = meeting.starts_at, words.clock(meeting.starts_at, me)
    zones = {each.part.person.time_zone: each.part.person for each in there}
    beside = {words.both(at, me, person) for person in zones.values()} - {here}
    return {"day": words.day(at, me), "own_time": here, "clocks": sorted(beside)}

"""Who arranges circles, and who is inside one. Nobody is both."""

from django.db.models import Q, QuerySet

from mentoring.people.access import may_run, regions
from mentoring.people.models import Grant, User
from programs.circles.models import Circle, CircleMember
from programs.cohorts.models import Cohort
from programs.participants.access import visible_parts
from programs.participants.models import Participation

OUT = ("declined", "withdrawn")


def arranged_by(user: User, cohort: Cohort) -> QuerySet[Circle]:
    """The circles whose members all work in regions that this account runs."""
    where, circles = regions(user, cohort.program_id), Circle.objects.filter(cohort=cohort)
    if where is None:
        return circles
    outside = CircleMember.objects.exclude(part__person__region__in=where)
    return circles.exclude(members__in=outside)


def could_join(user: User, cohort: Cohort) -> QuerySet[Participation]:
    """Mentors with a whole profile, but for those who run the program: a circle is without them."""
    running = Grant.objects.in_force().filter(
        Q(program__isnull=True) | Q(program=cohort.program_id),
        role__in=[Grant.Role.OWNER, Grant.Role.COORDINATOR],
    )
    return (
        visible_parts(user, cohort)
        .filter(role=Participation.Role.MENTOR, state__in=["ready", "matched"])
        .exclude(person__user__in=running.values("user"))
        .select_related("person")
    )


def seats_of(user: User) -> QuerySet[CircleMember]:
    """The places that are this account's own, as long as it does not run the program."""
    if user.person_id is None:
        return CircleMember.objects.none()
    seats = CircleMember.objects.filter(part__person=user.person_id).exclude(part__state__in=OUT)
    running = [seat.pk for seat in seats.select_related("circle__cohort") if _runs(user, seat)]
    return seats.exclude(pk__in=running)


def _runs(user: User, seat: CircleMember) -> bool:
    return may_run(user, seat.circle.cohort.program_id)

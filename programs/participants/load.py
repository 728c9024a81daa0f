"""How many hours a month a mentor gives, preparation included (R11)."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from mentoring.people.models import Person
from programs.cohorts.models import Cohort
from programs.participants.models import Participation

# Half an hour of preparation stands beside every session.
PREPARATION = 30
# Hours are floats: a limit met exactly must not fail by the last bit.
ROUNDING = 1e-6
# The states of a pair that hold a place; programs.pairings.models.LIVE says the same one floor up.
HOLDING = ("proposed", "accepted", "active", "paused", "extended")


def hours_of(*, sessions: int, minutes: int, months: int) -> float:
    """Hours a month that one pair with this plan takes."""
    return sessions / months * (minutes + PREPARATION) / 60


def room_for(cohort: Cohort, hours: float) -> int:
    """How many pairs of this cohort at a time so many hours a month are enough for."""
    program = cohort.program
    each = hours_of(
        sessions=program.sessions_planned, minutes=program.session_minutes, months=program.months
    )
    return int((hours + ROUNDING) // each)


def monthly_hours(person: Person) -> float:
    """Hours a month over all live pairs in which this person is the mentor."""
    return loads([person.pk]).get(person.pk, 0.0)


def loads(person_ids: Iterable[UUID]) -> dict[UUID, float]:
    """Hours a month of each of these people who mentors somebody, in one query."""
    pairs = Participation.objects.filter(
        person__in=list(person_ids), as_mentor__state__in=HOLDING
    ).values_list(
        "person",
        "as_mentor__sessions_planned",
        "as_mentor__session_minutes",
        "cohort__program__months",
    )
    hours: dict[UUID, float] = defaultdict(float)
    for person, sessions, minutes, months in pairs:
        hours[person] += hours_of(sessions=sessions, minutes=minutes, months=months)
    return dict(hours)


def over_cap(person: Person, cohort: Cohort) -> float | None:
    """The hours with one more pair of this cohort where they exceed the cap; else None."""
    program = cohort.program
    more = hours_of(
        sessions=program.sessions_planned, minutes=program.session_minutes, months=program.months
    )
    hours = monthly_hours(person) + more
    return hours if hours > program.load_cap_hours else None

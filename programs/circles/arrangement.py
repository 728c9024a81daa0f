"""What a coordinator works on: the circles there are, and those that could be."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID
from zoneinfo import ZoneInfo

from mentoring.people.models import Person, User
from programs.circles.access import arranged_by, could_join
from programs.circles.arranging import Arranged, Group, Joiner, arrange, shared_minutes
from programs.circles.models import Circle
from programs.circles.queries import members
from programs.cohorts.models import Cohort
from programs.participants.models import Participation
from programs.sessions.overlap import wall


@dataclass(frozen=True)
class Ring:
    """People who could be, or are, one circle."""

    parts: list[Participation]
    hours: int
    circle: Circle | None = None


@dataclass(frozen=True)
class Arrangement:
    """The circles there are, the proposal for those without one, and who is left."""

    circles: list[Ring]
    proposed: list[Ring]
    left: list[Participation]

    @property
    def digest(self) -> str:
        """The same as long as the same people would come together."""
        text = "|".join(",".join(str(part.pk) for part in one.parts) for one in self.proposed)
        return sha256(text.encode()).hexdigest()[:16]


def arrangement(user: User, cohort: Cohort, today: date) -> Arrangement:
    circles = list(arranged_by(user, cohort).order_by("number"))
    free = list(could_join(user, cohort).filter(circle_member__isnull=True))
    there = [[seat.part for seat in members(circle)] for circle in circles]
    known = joiners([part for group in [free, *there] for part in group], today)
    by_key = {part.person_id: part for part in free}
    found = _proposed(free, known)
    return Arrangement(
        [
            Ring(parts, _hours([known[part.person_id] for part in parts]), circle)
            for parts, circle in zip(there, circles, strict=True)
        ],
        [Ring([by_key[each.key] for each in one], _hours(one)) for one in found.circles],
        [by_key[each.key] for each in found.left],
    )


def _proposed(free: list[Participation], known: dict[UUID, Joiner]) -> Arranged:
    found = arrange([known[part.person_id] for part in free])
    names = {part.person_id: part.person.name for part in free}
    groups = [sorted(one, key=lambda each: (names[each.key], each.key)) for one in found.circles]
    return Arranged(groups, sorted(found.left, key=lambda each: (names[each.key], each.key)))


def _hours(group: Group) -> int:
    return shared_minutes(group) // 60 if group else 0


def joiners(parts: list[Participation], today: date) -> dict[UUID, Joiner]:
    """What arranging needs to know of these people, by person."""
    lines = _lines({part.person_id for part in parts})
    return {part.person_id: _joiner(part.person, lines[part.person_id], today) for part in parts}


def _joiner(person: Person, line: frozenset[UUID], today: date) -> Joiner:
    midnight = wall(today, 0, ZoneInfo("UTC"))
    start, end = (
        int((wall(today, minutes, person.zone) - midnight).total_seconds() // 60)
        for minutes in person.hours
    )
    return Joiner(person.pk, person.function, person.region, (start, end), line)


def _lines(people: set[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Managers at any distance and whoever decides about pay."""
    rows = Person.objects.values_list("pk", "manager", "pay_decider")
    above = {pk: (manager, decider) for pk, manager, decider in rows}
    return {pk: frozenset(_above(pk, above)) for pk in people}


def _above(pk: UUID, above: dict[UUID, tuple[UUID | None, UUID | None]]) -> set[UUID]:
    found: set[UUID] = set()
    manager, decider = above[pk]
    while manager is not None and manager not in found:
        found.add(manager)
        manager = above[manager][0]
    return found | ({decider} if decider else set())

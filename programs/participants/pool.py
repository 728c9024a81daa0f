"""Whether a pool can be matched: demand against capacity, and who is likely to stay without."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from programs.cohorts.models import Cohort
from programs.participants.models import Offer, Participation, Wish

DAY = 24 * 60


@dataclass(frozen=True)
class Demand:
    """One topic: how many executives want it, and how many pairs its mentors could take."""

    topic: str
    wanted: int
    capacity: int

    @property
    def short(self) -> bool:
        return self.wanted > self.capacity


@dataclass(frozen=True)
class Doubt:
    """An executive who is likely to stay without a mentor, and why."""

    part: Participation
    why: str


@dataclass(frozen=True)
class Supply:
    """What the mentors of a pool offer together, each kind of day and languages once."""

    topics: set[int]
    kinds: "set[Kind]"
    minutes: int

    def lacks(self, part: Participation, wishes: set[int], now: datetime) -> str:
        """Why this executive would stay without a mentor, or nothing."""
        if not self.kinds:
            return _("Nobody in the pool mentors.")
        if wishes and not wishes & self.topics:
            return _("Nobody offers a topic wanted here.")
        own, languages = _kind(part, now)
        speaking = [
            clock
            for clock, spoken in self.kinds
            if not spoken or not languages or spoken & languages
        ]
        if not speaking:
            return _("No mentor shares a language.")
        if not any(_common(own, clock) >= self.minutes for clock in speaking):
            return _("No mentor shares enough working hours.")
        return ""


@dataclass(frozen=True)
class Clock:
    """Somebody's working day in minutes of UTC."""

    start: int
    end: int


Kind = tuple[Clock | None, frozenset[str]]


def demand(cohort: Cohort) -> list[Demand]:
    """Every topic somebody in the pool wants, the scarcest first."""
    parts = list(_pool(cohort))
    wanted, capacity = _topics(parts)
    names = _names(set(wanted))
    rows = [
        Demand(names[key], len(people), sum(capacity.get(key, {}).values()))
        for key, people in wanted.items()
    ]
    return sorted(rows, key=lambda row: (row.capacity - row.wanted, row.topic))


def doubts(cohort: Cohort, now: datetime) -> list[Doubt]:
    """Executives for whom no mentor offers a topic they want, speaks their language or is awake."""
    parts = list(_pool(cohort))
    wanted, capacity = _topics(parts)
    wishes: dict[UUID, set[int]] = defaultdict(set)
    for topic, people in wanted.items():
        for person in people:
            wishes[person].add(topic)
    supply = Supply(
        topics=set(capacity),
        kinds={_kind(part, now) for part in parts if part.is_mentor},
        minutes=int(str(cohort.policy()["min_overlap_minutes"])),
    )
    asked = [part for part in parts if not part.is_mentor]
    reasons = [(part, supply.lacks(part, wishes[part.person_id], now)) for part in asked]
    return [Doubt(part, why) for part, why in reasons if why]


def _pool(cohort: Cohort) -> Iterable[Participation]:
    parts = cohort.participations.taking_part().select_related("person")
    return parts.order_by("person__name")


def _topics(
    parts: list[Participation],
) -> tuple[dict[int, set[UUID]], dict[int, dict[UUID, int]]]:
    """({topic: executives who want it}, {topic: {mentor who offers it: her capacity}})."""
    executives = [part.person_id for part in parts if not part.is_mentor]
    room = {part.person_id: part.capacity for part in parts if part.is_mentor}
    wanted: dict[int, set[UUID]] = defaultdict(set)
    for topic, person in Wish.objects.filter(person__in=executives).values_list("topic", "person"):
        wanted[topic].add(person)
    capacity: dict[int, dict[UUID, int]] = defaultdict(dict)
    for topic, person in Offer.objects.filter(person__in=room).values_list("topic", "person"):
        capacity[topic][person] = room[person]
    return wanted, capacity


def _names(topics: set[int]) -> dict[int, str]:
    named = Wish.objects.filter(topic__in=topics).values_list("topic", "topic__name").distinct()
    return dict(named)


def _kind(part: Participation, now: datetime) -> Kind:
    return _clock(part, now), frozenset(part.person.languages)


def _clock(part: Participation, now: datetime) -> Clock | None:
    person = part.person
    offset = now.astimezone(person.zone).utcoffset()
    if not person.time_zone or offset is None:
        return None
    start, end = person.hours
    shift = int(offset.total_seconds()) // 60
    return Clock(start - shift, end - shift)


def _common(one: Clock | None, other: Clock | None) -> int:
    """Common minutes, one's evening against the other's next morning too; unknown hours fit all."""
    if one is None or other is None:
        return DAY
    shifts = (-DAY, 0, DAY)
    shared = [min(one.end, other.end + by) - max(one.start, other.start + by) for by in shifts]
    return sum(max(0, minutes) for minutes in shared)


def room(cohort: Cohort) -> dict[str, Any]:
    """Places on each side: pairs the executives want, pairs the mentors can take."""
    places: dict[str, int] = {"mentor": 0, "executive": 0}
    for role, capacity in cohort.participations.taking_part().values_list("role", "capacity"):
        places[role] += capacity
    return places | {"short": max(0, places["executive"] - places["mentor"])}

"""One matching instance: people, policy and pair lists, typed and in a fixed order.

Everything here reads rows that `validate` has already found sound. People are kept sorted by id,
so that nothing later can depend on the order of rows in the file.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]
IdPair = tuple[str, str]

EXECUTIVE, MENTOR, NONE = "executive", "mentor", "none"
ROLES = (EXECUTIVE, MENTOR, NONE)
OBJECTIVES = ("fair", "total")
REGION_POLICIES = ("any", "in", "cross")
OWN, OTHER, OPTED_IN = "own_function", "other_function", "opted_in"
SLOT_KINDS = (OWN, OTHER, OPTED_IN)
APPLIES = ("all", "c_suite")

NO_LEVELS: Mapping[str, int] = {}
DEFAULT_WEIGHTS: Mapping[str, float] = {
    "knowledge": 40,
    "exchange": 10,
    "communication": 10,
    "overlap": 10,
    "language": 5,
    "distance": 15,
    "aspiration": 10,
    "preference": 0,
}


@dataclass(frozen=True, slots=True)
class Person:
    """One employee; `offsets` holds minutes from UTC, one entry per clock regime."""

    id: str
    role: str
    manager_id: str
    slots: int
    capacity: int
    priority: int
    c_suite: bool
    opted_in: bool
    function: str
    region: str
    site: str
    grade_rank: int | None
    pay_decider: str
    hours: tuple[tuple[int, ...], int, int] | None
    languages: frozenset[str]
    needs: Mapping[str, int]
    expertise: Mapping[str, int]
    communication: Mapping[str, int]
    aspirations: frozenset[str]
    ranks: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class SlotRule:
    """How many of an executive's slots one kind of mentor must and may take."""

    applies: str
    kind: str
    min: int
    max: int | None


@dataclass(frozen=True, slots=True)
class RegionCap:
    """How many pairs must and may have their mentor in one region."""

    region: str
    min: int
    max: int | None


@dataclass(frozen=True, slots=True)
class Policy:
    """What the program decided; the defaults are those of an instance that says nothing."""

    weights: Mapping[str, float] = field(default_factory=lambda: dict(DEFAULT_WEIGHTS))
    min_overlap_minutes: float = 120
    direction: bool = True
    adjacent_functions: frozenset[IdPair] = frozenset()
    line_distance: int | None = None
    same_manager: bool = True
    require_common_language: bool = True
    region_policy: str = "any"
    slot_rules: tuple[SlotRule, ...] = ()
    region_caps: tuple[RegionCap, ...] = ()
    objective: str = "fair"


@dataclass(frozen=True, slots=True)
class Instance:
    """A sound instance; pair lists hold (executive id, mentor id)."""

    people: tuple[Person, ...]
    executives: tuple[Person, ...]
    mentors: tuple[Person, ...]
    policy: Policy
    exclusions: frozenset[IdPair]
    history: frozenset[IdPair]
    locks: tuple[IdPair, ...]
    scores: Mapping[IdPair, int] | None


def parse(raw: Row) -> Instance:
    """Turn a validated JSON object into an Instance."""
    people = tuple(sorted((_person(row) for row in raw["employees"]), key=lambda p: p.id))
    executives = tuple(p for p in people if p.role == EXECUTIVE)
    mentors = tuple(p for p in people if p.role == MENTOR)
    executive_ids = {p.id for p in executives}
    scores = raw.get("scores")
    return Instance(
        people=people,
        executives=executives,
        mentors=mentors,
        policy=parse_policy(raw.get("policy") or {}),
        exclusions=frozenset(_facing(raw.get("exclusions"), executive_ids)),
        history=frozenset(_facing(raw.get("history"), executive_ids)),
        locks=tuple(sorted((e, m) for e, m in raw.get("locks") or ())),
        scores=None if scores is None else {(e, m): int(s) for e, m, s in scores},
    )


def parse_policy(row: Row) -> Policy:
    """Fill a policy's gaps with the defaults; null means the default too."""
    given = {key: value for key, value in row.items() if value is not None}
    readers: dict[str, Callable[[Any], Any]] = {
        "weights": lambda weights: {**DEFAULT_WEIGHTS, **weights},
        "adjacent_functions": lambda pairs: frozenset((a, b) for a, b in pairs),
        "slot_rules": lambda rules: tuple(_slot_rule(rule) for rule in rules),
        "region_caps": lambda caps: tuple(_region_cap(cap) for cap in caps),
        "line_distance": int,
    }
    return Policy(**{key: readers.get(key, lambda v: v)(value) for key, value in given.items()})


def _slot_rule(row: Row) -> SlotRule:
    return SlotRule(row.get("applies", "all"), row["kind"], int(row.get("min") or 0), _most(row))


def _region_cap(row: Row) -> RegionCap:
    return RegionCap(row["region"], int(row.get("min") or 0), _most(row))


def _most(row: Row) -> int | None:
    most = row.get("max")
    return None if most is None else int(most)


def _facing(pairs: Iterable[IdPair] | None, executive_ids: set[str]) -> Iterable[IdPair]:
    """Put the executive first: a ban holds whichever of the two was named first."""
    return ((a, b) if a in executive_ids else (b, a) for a, b in pairs or ())


def _person(row: Row) -> Person:
    return Person(
        id=row["employee_id"],
        role=row["role"],
        manager_id=row.get("manager_id") or "",
        slots=_whole(row, "slots", 1),
        capacity=_whole(row, "capacity", 1),
        priority=_whole(row, "priority", 1),
        c_suite=bool(row.get("c_suite")),
        opted_in=bool(row.get("opted_in")),
        function=row.get("function") or "",
        region=row.get("region") or "",
        site=row.get("site") or "",
        grade_rank=_grade(row),
        pay_decider=row.get("pay_decider") or "",
        hours=_hours(row),
        languages=frozenset(row.get("languages") or ()),
        needs=_levels(row.get("needs")),
        expertise=_levels(row.get("expertise")),
        communication=_levels(row.get("communication")),
        aspirations=frozenset(row.get("aspirations") or ()),
        ranks=_levels(row.get("ranks")),
    )


def _whole(row: Row, name: str, default: int) -> int:
    value = row.get(name)
    return default if value is None else int(value)


def _grade(row: Row) -> int | None:
    value = row.get("grade_rank")
    return None if value is None else int(value)


def _levels(given: Mapping[str, Any] | None) -> Mapping[str, int]:
    if not given:
        return NO_LEVELS
    if {*map(type, given.values())} == {int}:
        return given
    return {name: int(level) for name, level in given.items()}


def _hours(row: Row) -> tuple[tuple[int, ...], int, int] | None:
    offset = row.get("utc_offset_min")
    start, end = row.get("work_start_min"), row.get("work_end_min")
    if offset is None or start is None or end is None:
        return None
    offsets = tuple(map(int, offset)) if isinstance(offset, list) else (int(offset),)
    return offsets, int(start), int(end)

"""The people as numpy columns: one row a person, texts as codes, equal profiles shared.

Hours, languages and functions come in few kinds, so what two people have in common is worked out
once per pair of kinds and looked up afterwards.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .instance import Instance, Person
from .ties import Words, id_hashes

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

UNKNOWN = -1
DAY = 1440
MOST_PREFERENCES = 7


class Codes:
    """Numbers for things, in the order in which they are first seen."""

    def __init__(self) -> None:
        self.of: dict[Hashable, int] = {}

    def code(self, thing: Hashable) -> int:
        """Return the thing's number, a new one if it was never seen."""
        return self.of.setdefault(thing, len(self.of))

    def column(self, things: Iterable[Hashable]) -> Ints:
        """Return the numbers of several things."""
        return np.array([self.code(thing) for thing in things], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Side:
    """The columns of all executives or of all mentors."""

    function: Ints
    region: Ints
    site: Ints
    manager: Ints
    grade: Floats  # NaN: unknown
    hours: Ints
    tongues: Ints
    needs: NDArray[np.float32]
    expertise: NDArray[np.float32]
    need_total: Floats
    likes: NDArray[np.int8]  # preference x person, 0: not given; the last line is all 0
    likes_order: Ints  # person x 7: the person's own preferences in their own order


@dataclass(frozen=True, slots=True)
class Columns:
    """Both sides and the tables that their codes look up."""

    executives: Side
    mentors: Side
    common_minutes: Ints  # hours x hours, UNKNOWN where either is
    shared_tongues: Ints  # tongues x tongues, UNKNOWN where either is
    aspires: Mask  # mentor x function
    kinds: Ints  # function x function: 0 own, 1 other, 2 adjacent
    ranked_by_executive: tuple[Ints, Ints]  # pair keys, ranks
    ranked_by_mentor: tuple[Ints, Ints]
    opted_in: Ints  # mentor, 0 or 1
    hashes: tuple[Words, Words]  # of the ids, executives and mentors


def columns_of(instance: Instance) -> Columns:
    """Turn an instance's people into columns."""
    everyone = [*instance.executives, *instance.mentors]
    coder = Coder(everyone)
    executives, mentors = coder.side(instance.executives), coder.side(instance.mentors)
    return Columns(
        executives=executives,
        mentors=mentors,
        common_minutes=_table(list(coder.hours.of), common_minutes),
        shared_tongues=_table(list(coder.tongues.of), shared),
        aspires=_aspirations(instance.mentors, coder.functions),
        kinds=_kinds(instance, coder.functions),
        ranked_by_executive=_ranks(instance, instance.executives, instance.mentors),
        ranked_by_mentor=_ranks(instance, instance.mentors, instance.executives),
        opted_in=np.array([p.opted_in for p in instance.mentors], dtype=np.int64),
        hashes=(_hashes(instance.executives), _hashes(instance.mentors)),
    )


class Coder:
    """The codes that both sides share."""

    def __init__(self, everyone: Sequence[Person]) -> None:
        self.functions, self.regions, self.sites, self.managers = Codes(), Codes(), Codes(), Codes()
        self.hours, self.tongues = Codes(), Codes()
        self.tags = _names(p.needs.keys() | p.expertise.keys() for p in everyone)
        self.likes = _names(p.communication.keys() for p in everyone)

    def side(self, people: Sequence[Person]) -> Side:
        needs = self._levels([p.needs for p in people])
        grades = [np.nan if p.grade_rank is None else p.grade_rank for p in people]
        return Side(
            function=self.functions.column(p.function for p in people),
            region=self.regions.column(p.region for p in people),
            site=self.sites.column(p.site for p in people),
            manager=self._managers(people),
            grade=np.array(grades, dtype=np.float64),
            hours=self.hours.column(p.hours for p in people),
            tongues=self.tongues.column(p.languages for p in people),
            needs=needs,
            expertise=self._levels([p.expertise for p in people]),
            need_total=needs.sum(axis=1, dtype=np.float64),
            likes=self._likes(people),
            likes_order=self._likes_order(people),
        )

    def _managers(self, people: Sequence[Person]) -> Ints:
        codes = [self.managers.code(p.manager_id) if p.manager_id else UNKNOWN for p in people]
        return np.array(codes, dtype=np.int64)

    def _levels(self, levels: Sequence[Any]) -> NDArray[np.float32]:
        table = np.zeros((len(levels), len(self.tags)), dtype=np.float32)
        for row, person_levels in enumerate(levels):
            for tag, level in person_levels.items():
                table[row, self.tags[tag]] = level
        return table

    def _likes(self, people: Sequence[Person]) -> NDArray[np.int8]:
        table = np.zeros((len(self.likes) + 1, len(people)), dtype=np.int8)
        for column, person in enumerate(people):
            for name, level in person.communication.items():
                table[self.likes[name], column] = level
        return table

    def _likes_order(self, people: Sequence[Person]) -> Ints:
        order = np.full((len(people), MOST_PREFERENCES), len(self.likes), dtype=np.int64)
        for row, person in enumerate(people):
            names = [self.likes[name] for name in person.communication]
            order[row, : len(names)] = names
        return order


def _hashes(people: Sequence[Person]) -> Words:
    return id_hashes([p.id for p in people])


def _names(sets: Iterable[Iterable[str]]) -> dict[str, int]:
    return {name: code for code, name in enumerate(sorted({name for s in sets for name in s}))}


def _table(things: Sequence[Any], measure: Any) -> Ints:
    rows = [[measure(a, b) for b in things] for a in things]
    return np.array(rows, dtype=np.int64).reshape(len(things), len(things))


def common_minutes(a: Any, b: Any) -> int:
    """Return the working minutes two people share on the worst clock regime of the program."""
    if a is None or b is None:
        return UNKNOWN
    regimes = max(len(a[0]), len(b[0]))
    offsets = zip(_spread(a[0], regimes), _spread(b[0], regimes), strict=True)
    return min(_meeting(_arc(a, x), _arc(b, y)) for x, y in offsets)


def _spread(offsets: tuple[int, ...], regimes: int) -> tuple[int, ...]:
    return offsets * regimes if len(offsets) == 1 else offsets


def _arc(hours: Any, offset: int) -> tuple[int, int]:
    """Return start and length in universal time; an end before the start is a night shift."""
    _, start, end = hours
    return (start - offset) % DAY, end - start if end >= start else end - start + DAY


def _meeting(a: tuple[int, int], b: tuple[int, int]) -> int:
    """Return the common minutes of two arcs of the day, which may meet at both ends."""
    (start_a, length_a), (start_b, length_b) = a, b
    days = (start_b - DAY, start_b, start_b + DAY)
    return sum(max(0, min(start_a + length_a, day + length_b) - max(start_a, day)) for day in days)


def shared(a: frozenset[str], b: frozenset[str]) -> int:
    """Return how many languages two people share, UNKNOWN where either's list is."""
    return len(a & b) if a and b else UNKNOWN


def _aspirations(mentors: Sequence[Person], functions: Codes) -> Mask:
    table = np.zeros((len(mentors), len(functions.of)), dtype=np.bool_)
    for row, mentor in enumerate(mentors):
        table[row, [functions.of[f] for f in mentor.aspirations if f in functions.of]] = True
    return table


def _kinds(instance: Instance, functions: Codes) -> Ints:
    kinds = 1 - np.eye(len(functions.of), dtype=np.int64)
    for a, b in instance.policy.adjacent_functions:
        if a != b and a in functions.of and b in functions.of:
            one, two = functions.of[a], functions.of[b]
            kinds[one, two] = kinds[two, one] = 2
    return kinds


def _ranks(
    instance: Instance, raters: Sequence[Person], rated: Sequence[Person]
) -> tuple[Ints, Ints]:
    """Return who ranked whom as sorted pair keys (executive x mentors + mentor) with the ranks."""
    place = {person.id: n for n, person in enumerate(rated)}
    width = len(instance.mentors)
    found = [
        (n * width + place[who] if raters is instance.executives else place[who] * width + n, rank)
        for n, rater in enumerate(raters)
        for who, rank in rater.ranks.items()
        if who in place
    ]
    found.sort()
    keys = np.array([key for key, _ in found], dtype=np.int64)
    return keys, np.array([rank for _, rank in found], dtype=np.int64)

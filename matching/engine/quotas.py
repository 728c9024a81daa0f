"""What each executive's slots, each mentor's time and each region can still take beside the locks.

A slot kept for a rule stays empty rather than being filled against it: with `min` slots kept for
one kind of mentor, at most slots - min go to any other kind, and a mentor of an adjacent function,
who is neither own nor other, gets only slots that no rule keeps. Seen so, every slot rule is an
upper bound on the pairs of some classes, and leaving slots empty is always allowed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from .columns import Columns, Ints
from .instance import OPTED_IN, OTHER, OWN, Instance, Person, SlotRule

# A mentor's class for an executive: 2 * (0 own, 1 other, 2 adjacent function) + opted in.
CLASSES = 6
KIND_CLASSES = {OWN: (0, 1), OTHER: (2, 3), OPTED_IN: (1, 3, 5)}
ADJACENT = (4, 5)
EVERY = tuple(range(CLASSES))

Row = tuple[tuple[int, ...], int]


@dataclass(frozen=True, slots=True)
class RegionRoom:
    """How many more pairs a region needs, and can take (None: any number)."""

    region: str
    mentors: Ints
    need: int
    room: int | None


@dataclass(frozen=True, slots=True)
class Room:
    """All upper bounds that the solvers keep, with the locked pairs already subtracted."""

    slots: Ints
    capacity: Ints
    priority: Ints
    rows: dict[int, list[Row]]  # executive → slot rule bounds that could bind
    regions: list[RegionRoom]
    locked: Ints  # pair keys, sorted

    @property
    def has_rules(self) -> bool:
        """Whether any executive's slots are ruled by kind."""
        return bool(self.rows)


def class_of(columns: Columns, e: Ints, m: Ints) -> Ints:
    """Return the class of each pair."""
    kind = columns.kinds[columns.executives.function[e], columns.mentors.function[m]]
    return 2 * kind + columns.opted_in[m]


def rows_of(executive: Person, rules: Iterable[SlotRule]) -> list[Row]:
    """Write an executive's slot rules as bounds: (classes, most pairs of these classes)."""
    own = [rule for rule in rules if rule.applies == "all" or executive.c_suite]
    least = {kind: max((r.min for r in own if r.kind == kind), default=0) for kind in KIND_CLASSES}
    rows: list[Row] = []
    for kind, classes in KIND_CLASSES.items():
        most = min((r.max for r in own if r.kind == kind and r.max is not None), default=None)
        if most is not None:
            rows.append((classes, most))
        rows.append((_others(classes), executive.slots - least[kind]))
    rows.append((ADJACENT, executive.slots - least[OWN] - least[OTHER]))
    return [(classes, max(0, bound)) for classes, bound in rows if bound < executive.slots]


def fits(slots: int, rows: Iterable[Row], counts: Ints) -> bool:
    """Whether an executive may have so many pairs of each class."""
    return int(counts.sum()) <= slots and all(counts[list(c)].sum() <= bound for c, bound in rows)


def room_of(instance: Instance, columns: Columns) -> tuple[Room, list[str]]:
    """Subtract the locks; also return which executives' locks break their slot rules."""
    e, m = locked_places(instance)
    counts = np.zeros((len(instance.executives), CLASSES), dtype=np.int64)
    np.add.at(counts, (e, class_of(columns, e, m)), 1)
    slots = np.array([p.slots for p in instance.executives], dtype=np.int64)
    capacity = np.array([p.capacity for p in instance.mentors], dtype=np.int64)
    rows, broken = _rows(instance, counts)
    room = Room(
        slots=np.maximum(slots - counts.sum(axis=1), 0),
        capacity=np.maximum(capacity - np.bincount(m, minlength=len(capacity)), 0),
        priority=np.array([p.priority for p in instance.executives], dtype=np.int64),
        rows=rows,
        regions=list(_regions(instance, m)),
        locked=np.sort(e * len(instance.mentors) + m),
    )
    return room, broken


def locked_places(instance: Instance) -> tuple[Ints, Ints]:
    """Return the locks as places of executives and mentors."""
    executives = {p.id: n for n, p in enumerate(instance.executives)}
    mentors = {p.id: n for n, p in enumerate(instance.mentors)}
    e = np.array([executives[e] for e, _ in instance.locks], dtype=np.int64)
    return e, np.array([mentors[m] for _, m in instance.locks], dtype=np.int64)


def _others(classes: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(c for c in EVERY if c not in classes)


def _rows(instance: Instance, counts: Ints) -> tuple[dict[int, list[Row]], list[str]]:
    rows: dict[int, list[Row]] = {}
    broken = []
    for n, executive in enumerate(instance.executives if instance.policy.slot_rules else ()):
        own = rows_of(executive, instance.policy.slot_rules)
        left = [(classes, bound - int(counts[n, list(classes)].sum())) for classes, bound in own]
        if any(bound < 0 for _, bound in left):
            broken.append(executive.id)
        if left:
            rows[n] = [(classes, max(0, bound)) for classes, bound in left]
    return rows, broken


def _regions(instance: Instance, locked_mentors: Ints) -> Iterator[RegionRoom]:
    caps = instance.policy.region_caps
    for region in sorted({cap.region for cap in caps}):
        own = [cap for cap in caps if cap.region == region]
        inside = [n for n, p in enumerate(instance.mentors) if p.region == region]
        taken = int(np.isin(locked_mentors, inside).sum())
        most = min((cap.max for cap in own if cap.max is not None), default=None)
        yield RegionRoom(
            region=region,
            mentors=np.array(inside, dtype=np.int64),
            need=max(0, max(cap.min for cap in own) - taken),
            room=None if most is None else most - taken,
        )

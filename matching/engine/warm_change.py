"""What an edit changes about a market: places, locks, single pairs, and who is to be looked at."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .columns import Ints
from .quotas import Room
from .score import FORBIDDEN, Scores

MOST_KEPT = 40_000_000

Place = tuple[int, int]


class Table:
    """All scores (executive x mentor), FORBIDDEN where a rule says so; worked out when asked."""

    def __init__(self, scores: Scores) -> None:
        self.scores = scores
        self._all: NDArray[np.int32] | None = None
        self._turned: NDArray[np.int32] | None = None  # so that columns, too, stand together

    def fill(self) -> None:
        """Work out every score now, where there are not too many."""
        shape = self.scores.columns.executives.function.size, self.scores.columns.opted_in.size
        if shape[0] * shape[1] <= MOST_KEPT:
            self._all = np.concatenate(
                [np.zeros((0, shape[1]), np.int32), *(b for _, _, b in self.scores.blocks())]
            )
            self._turned = np.ascontiguousarray(self._all.T)

    def row(self, e: int) -> Ints:
        """Return an executive's scores."""
        row: NDArray[np.int32] = self.scores.row(e) if self._all is None else self._all[e]
        return row.astype(np.int64)

    def column(self, m: int) -> Ints:
        """Return a mentor's scores."""
        if self._turned is not None:
            column: NDArray[np.int32] = self._turned[m]
            return column.astype(np.int64)
        e = np.arange(self.scores.columns.executives.function.size, dtype=np.int64)
        return self.scores.allowed(e, np.full_like(e, m))

    def score(self, e: int, m: int) -> int:
        """Return the score of one pair."""
        if self._all is not None:
            return int(self._all[e, m])
        return int(self.scores.allowed(np.array([e]), np.array([m]))[0])


@dataclass(slots=True)
class Change:
    """A market after an edit, as differences from a table of all scores."""

    table: Table
    slots: Ints
    capacity: Ints
    priority: Ints
    locked: set[Place]
    scores: dict[Place, int] = field(default_factory=dict)  # of single pairs, FORBIDDEN included
    # Locks that are new, pairs that were never priced, and people of whom that is true of all.
    fresh_locks: set[Place] = field(default_factory=set)
    pairs: set[Place] = field(default_factory=set)
    people: tuple[set[int], set[int]] = field(default_factory=lambda: (set(), set()))

    def row(self, e: int) -> Ints:
        """Return an executive's scores with all mentors, FORBIDDEN where a rule says so."""
        row = self.table.row(e)
        for (of, m), score in self.scores.items():
            if of == e:
                row[m] = score
        return row

    def column(self, m: int) -> Ints:
        """Return a mentor's scores with all executives, FORBIDDEN where a rule says so."""
        column = self.table.column(m)
        for (e, of), score in self.scores.items():
            if of == m:
                column[e] = score
        return column

    def score(self, e: int, m: int) -> int:
        """Return the score of one pair, FORBIDDEN where a rule says so."""
        if (e, m) in self.scores:
            return self.scores[e, m]
        return self.table.score(e, m)

    def open_row(self, e: int) -> Ints:
        """Return an executive's scores, FORBIDDEN with mentors not to be had."""
        row = self.row(e)
        row[self.capacity == 0] = FORBIDDEN
        row[[m for of, m in self.locked if of == e]] = FORBIDDEN
        return row if self.slots[e] else np.full_like(row, FORBIDDEN)

    def open_column(self, m: int) -> Ints:
        """Return a mentor's scores, FORBIDDEN with executives not to be had."""
        column = self.column(m)
        column[self.slots == 0] = FORBIDDEN
        column[[e for e, of in self.locked if of == m]] = FORBIDDEN
        return column if self.capacity[m] else np.full_like(column, FORBIDDEN)

    def open_score(self, e: int, m: int) -> int:
        """Return one pair's score, FORBIDDEN if it is not to be had."""
        if not self.slots[e] or not self.capacity[m] or (e, m) in self.locked:
            return FORBIDDEN
        return self.score(e, m)


def unchanged(table: Table, room: Room) -> Change:
    """Begin with a market as it stands."""
    width = max(1, room.capacity.size)
    places = zip((room.locked // width).tolist(), (room.locked % width).tolist(), strict=True)
    return Change(table, room.slots.copy(), room.capacity.copy(), room.priority, set(places))

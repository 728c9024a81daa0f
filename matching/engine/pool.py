"""The few pairs that the solvers see: each one once, sorted by its key."""

from dataclasses import dataclass

import numpy as np

from .columns import Floats, Ints, Mask

UNKNOWN_FLOOR = np.iinfo(np.int64).max >> 2


@dataclass(slots=True)
class Pool:
    """Candidate pairs; `key` is executive x width + mentor.

    `floor` says for each executive what no open pair outside the pool exceeds in score; without
    it nothing is known.
    """

    width: int
    key: Ints
    score: Ints
    floor: Ints | None = None

    @classmethod
    def empty(cls, width: int) -> "Pool":
        """Make a pool without pairs."""
        return cls(width, np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))

    @property
    def e(self) -> Ints:
        """The executives' places."""
        return self.key // max(self.width, 1)

    @property
    def m(self) -> Ints:
        """The mentors' places."""
        return self.key % max(self.width, 1)

    def add(self, key: Ints, score: Ints) -> int:
        """Take in pairs, each only once; return how many were new."""
        before = self.key.size
        keys = np.concatenate([self.key, key])
        scores = np.concatenate([self.score, score])
        self.key, first = np.unique(keys, return_index=True)
        self.score = scores[first]
        return int(self.key.size) - before

    def holds(self, key: Ints) -> Mask:
        """Return which of some pairs are in the pool."""
        at = np.searchsorted(self.key, key)
        at[at == self.key.size] = 0
        held: Mask = self.key[at] == key if self.key.size else np.zeros(key.size, dtype=np.bool_)
        return held

    def floors(self, executives: int) -> Ints:
        """Return what no open pair outside the pool exceeds, by executive."""
        if self.floor is None:
            return np.full(executives, UNKNOWN_FLOOR, dtype=np.int64)
        return self.floor

    def at_least(self, threshold: int) -> "Pool":
        """Return the pairs of at least this score; floors then speak of such pairs only."""
        return self.only(self.score >= threshold, self.floor)

    def only(self, mask: Mask, floor: Ints | None = None) -> "Pool":
        """Return the pairs of a mask."""
        return Pool(self.width, self.key[mask], self.score[mask], floor)


def best_per_row(value: Ints, count: int) -> tuple[Ints, Ints]:
    """Return where the `count` largest values above 0 of each row stand."""
    if value.shape[1] > count:
        columns = np.argpartition(value, -count, axis=1)[:, -count:]
    else:
        columns = np.broadcast_to(np.arange(value.shape[1]), value.shape)
    rows = np.broadcast_to(np.arange(value.shape[0])[:, None], columns.shape)
    good = np.take_along_axis(value, columns, axis=1) > 0
    return rows[good], columns[good]


def first_per_row(row: Ints, value: Ints | Floats, count: int) -> Mask:
    """Return which entries are among the `count` largest of their row."""
    order = np.lexsort((-value, row))
    sorted_row = row[order]
    starts = np.flatnonzero(np.diff(sorted_row, prepend=-1))
    place = np.arange(row.size) - np.repeat(starts, np.diff(starts, append=row.size))
    chosen = np.zeros(row.size, dtype=np.bool_)
    chosen[order[place < count]] = True
    return chosen

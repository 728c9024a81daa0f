"""The few pairs that the solvers see: each one once, sorted by its key."""

from dataclasses import dataclass

import numpy as np

from .columns import Ints, Mask


@dataclass(slots=True)
class Pool:
    """Candidate pairs; `key` is executive x width + mentor."""

    width: int
    key: Ints
    score: Ints

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

    def at_least(self, threshold: int) -> "Pool":
        """Return the pairs of at least this score."""
        return self.only(self.score >= threshold)

    def only(self, mask: Mask) -> "Pool":
        """Return the pairs of a mask."""
        return Pool(self.width, self.key[mask], self.score[mask])


def best_per_row(value: Ints, count: int) -> tuple[Ints, Ints]:
    """Return where the `count` largest values above 0 of each row stand."""
    if value.shape[1] > count:
        columns = np.argpartition(value, -count, axis=1)[:, -count:]
    else:
        columns = np.broadcast_to(np.arange(value.shape[1]), value.shape)
    rows = np.broadcast_to(np.arange(value.shape[0])[:, None], columns.shape)
    good = np.take_along_axis(value, columns, axis=1) > 0
    return rows[good], columns[good]

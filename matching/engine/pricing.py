"""Price every pair of the cohort against the duals: which pairs outside the pool would pay?"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .columns import Ints
from .objective import Objective, Prices
from .pool import Pool, best_per_row
from .quotas import Room, class_of
from .score import FORBIDDEN, Scores
from .ties import pair_hashes

PER_ROW = 12
MOST_SLOTS = 3
RANK_BITS = 24
HASH_BITS = 10
MOST_GAIN = 1 << 38
NOTHING = np.iinfo(np.int64).min


class Priced(NamedTuple):
    """Pairs worth adding, and by how much all pairs together could still raise the value."""

    keys: Ints
    scores: Ints
    excess: int


class Market:
    """All pairs that are still to be had: allowed, not locked, both with time left."""

    def __init__(self, scores: Scores, room: Room) -> None:
        self.scores, self.room = scores, room
        self.hashes = scores.columns.hashes
        self.width = room.capacity.size
        self.closed_rows, self.closed_columns = room.slots == 0, room.capacity == 0

    def classes(self, e: Ints, m: Ints) -> Ints:
        """Return the column of `Prices.slot` for each pair."""
        if not self.room.has_rules:
            return np.zeros(np.broadcast_shapes(e.shape, m.shape), dtype=np.int64)
        return class_of(self.scores.columns, e, m)

    def open(self, low: int, high: int, block: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return a block of scores in which whatever is not to be had counts as forbidden."""
        scores = block.copy()
        scores[self.closed_rows[low:high]] = FORBIDDEN
        scores[:, self.closed_columns] = FORBIDDEN
        first, last = np.searchsorted(self.room.locked, [low * self.width, high * self.width])
        locked = self.room.locked[first:last]
        scores[locked // self.width - low, locked % self.width] = FORBIDDEN
        return scores

    def best(self) -> tuple[Ints, Ints]:
        """Return keys and scores of each executive's best pairs, the seed of the pool."""
        keys, scores = [], []
        for low, high, block in self.scores.blocks():
            found = self.open(low, high, block)
            e, m = _axes(low, high, self.width)
            hashed = pair_hashes(self.hashes[0][e], self.hashes[1][m], HASH_BITS)
            rank = ((found.astype(np.int64) + 1) << HASH_BITS) + hashed
            rank[found == FORBIDDEN] = 0
            rows, columns = best_per_row(rank, PER_ROW)
            keys.append((low + rows) * self.width + columns)
            scores.append(found[rows, columns].astype(np.int64))
        return _joined(keys), _joined(scores)

    def price(self, objective: Objective, prices: Prices, pool: Pool) -> Priced:
        """Find for each executive the pairs outside the pool that promise most."""
        keys, scores, excess = [], [], 0
        for low, high, block in self.scores.blocks():
            found = self.open(low, high, block)
            gain = self._gains(low, high, found, objective, prices)
            first, last = np.searchsorted(pool.key, [low * self.width, high * self.width])
            known = pool.key[first:last]
            gain[known // self.width - low, known % self.width] = NOTHING
            rows = np.flatnonzero((gain > 0).any(axis=1))
            if not rows.size:
                continue
            gain = np.maximum(gain[rows], 0)
            excess += _most_gain(gain, self.room.slots[low + rows])
            at, columns = best_per_row(
                self._rank(low + rows, gain, found[rows], objective), PER_ROW
            )
            keys.append((low + rows[at]) * self.width + columns)
            scores.append(found[rows[at], columns].astype(np.int64))
        return Priced(_joined(keys), _joined(scores), excess)

    def gains(self, objective: Objective, prices: Prices, pool: Pool) -> Ints:
        """Return what each pair of a pool would bring at these prices."""
        e, m = pool.e, pool.m
        gain = objective.weights(e, m, pool.score) - prices.mentor[m]
        return gain - prices.slot[e, self.classes(e, m)]

    def within(self, objective: Objective, prices: Prices, cutoff: int) -> Priced:
        """Find all pairs, in the pool or not, that lose at most `-cutoff` at these prices."""
        keys, scores = [], []
        for low, high, block in self.scores.blocks():
            found = self.open(low, high, block)
            gain = self._gains(low, high, found, objective, prices)
            rows, columns = np.nonzero(gain >= cutoff)
            keys.append((low + rows) * self.width + columns)
            scores.append(found[rows, columns].astype(np.int64))
        return Priced(_joined(keys), _joined(scores), 0)

    def _gains(
        self, low: int, high: int, found: NDArray[np.int32], objective: Objective, prices: Prices
    ) -> Ints:
        e, m = _axes(low, high, self.width)
        gain = objective.weights(e, m, found) - prices.mentor[m]
        gain -= prices.slot[e, self.classes(e, m)] if self.room.has_rules else prices.slot[e, 0]
        gain[found < max(objective.threshold, 0)] = NOTHING
        return gain

    def _rank(self, rows: Ints, gain: Ints, found: NDArray[np.int32], objective: Objective) -> Ints:
        """Order by gain, and where gains know no score, by score and hash."""
        if objective.bits:
            return gain
        e, m = rows[:, None], np.arange(self.width, dtype=np.int64)[None, :]
        finer = pair_hashes(self.hashes[0][e], self.hashes[1][m], HASH_BITS)
        finer += np.minimum(found, (1 << (RANK_BITS - HASH_BITS)) - 1).astype(np.int64) << HASH_BITS
        return np.where(gain > 0, (np.minimum(gain, MOST_GAIN) << RANK_BITS) + finer, 0)


def _axes(low: int, high: int, width: int) -> tuple[Ints, Ints]:
    rows = np.arange(low, high, dtype=np.int64)[:, None]
    return rows, np.arange(width, dtype=np.int64)[None, :]


def _joined(parts: list[Ints]) -> Ints:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)


def _most_gain(gain: Ints, slots: Ints) -> int:
    """Return what the best pairs of each executive, at most one a slot, could gain together."""
    count = min(MOST_SLOTS, gain.shape[1])
    best = -np.sort(-np.partition(gain, -count, axis=1)[:, -count:], axis=1)
    usable = np.arange(count)[None, :] < slots[:, None]
    return int((best * usable).sum())

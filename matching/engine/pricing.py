"""The market of a cohort: every pair that is still to be had, and questions about all of them."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .asking import Ask, Paying
from .bounds import Bounds
from .columns import Ints
from .crosscheck import check_terms
from .objective import Objective, Prices
from .pool import Pool, first_per_row
from .quotas import Room, class_of
from .score import FORBIDDEN, SCALE, Scores
from .seeds import seed
from .ties import pair_hashes

PER_ROW = 24
MARGIN = 50  # points that a pair may lose and still be taken along with those that pay
RANK_BITS = 24
HASH_BITS = 10
MOST_GAIN = 1 << 38


class Priced(NamedTuple):
    """Pairs worth adding, and by how much all pairs together could still raise the value."""

    keys: Ints
    scores: Ints
    excess: int


class Market:
    """All pairs that are still to be had: allowed, not locked, both with time left."""

    def __init__(self, scores: Scores, room: Room, bounds: Bounds | None = None) -> None:
        self.scores, self.room = scores, room
        self.hashes = scores.columns.hashes
        self.width = room.capacity.size
        self.rows: Ints = np.flatnonzero(room.slots > 0)
        if bounds is None:
            check_terms(scores)
        self.bounds = bounds or Bounds(scores, np.flatnonzero(room.capacity > 0))
        self.top = SCALE if scores.given is None else int(scores.given[1].max(initial=0))

    def classes(self, e: Ints, m: Ints) -> Ints:
        """Return the column of `Prices.slot` for each pair."""
        if not self.room.has_rules:
            return np.zeros(np.broadcast_shapes(e.shape, m.shape), dtype=np.int64)
        return class_of(self.scores.columns, e, m)

    def open(self, low: int, high: int, block: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return a block of scores in which whatever is not to be had counts as forbidden."""
        scores = block.copy()
        scores[self.room.slots[low:high] == 0] = FORBIDDEN
        scores[:, self.room.capacity == 0] = FORBIDDEN
        first, last = np.searchsorted(self.room.locked, [low * self.width, high * self.width])
        locked = self.room.locked[first:last]
        scores[locked // self.width - low, locked % self.width] = FORBIDDEN
        return scores

    def exact(self, e: Ints, m: Ints) -> Ints:
        """Return the scores of single pairs, FORBIDDEN where they are not to be had."""
        scores = self.scores.allowed(e, m)
        if self.room.locked.size:
            scores[np.isin(e * self.width + m, self.room.locked)] = FORBIDDEN
        return scores

    def seed(self) -> Pool:
        """Make a pool of each executive's best pairs, which also knows what it left out."""
        return seed(self)

    def best(self) -> tuple[Ints, Ints]:
        """Return keys and scores of each executive's best pairs."""
        pool = seed(self)
        return pool.key, pool.score

    def price(
        self, objective: Objective, prices: Prices, pool: Pool, *, even: bool = False
    ) -> Priced:
        """Find for each executive the pairs outside the pool that promise most.

        With `even`, and nothing left to gain, those that would neither raise nor lower the value.
        """
        paying, excess = Ask(self, objective, prices, pool, 0 if even else 1, MARGIN).answer()
        if excess:
            paying = paying.only(first_per_row(paying.e, self._rank(paying, objective), PER_ROW))
        else:
            paying = paying.only((paying.gain == 0) & even)
        return Priced(paying.e * self.width + paying.m, paying.score, excess)

    def within(self, objective: Objective, prices: Prices, cutoff: int) -> Priced:
        """Find all pairs, in the pool or not, that lose at most `-cutoff` at these prices."""
        none = Pool.empty(self.width)
        paying = Ask(self, objective, prices, none, cutoff).everything()
        return Priced(paying.e * self.width + paying.m, paying.score, 0)

    def gains(self, objective: Objective, prices: Prices, pool: Pool) -> Ints:
        """Return what each pair of a pool would bring at these prices."""
        return self.gain(objective, prices, pool.e, pool.m, pool.score)

    def gain(self, objective: Objective, prices: Prices, e: Ints, m: Ints, score: Ints) -> Ints:
        """Return what single pairs would bring at these prices."""
        gain = objective.weights(e, m, score) - prices.mentor[m]
        return gain - prices.slot[e, self.classes(e, m)]

    def _rank(self, paying: Paying, objective: Objective) -> Ints:
        """Order by gain, and where gains know no score, by score and hash."""
        if objective.bits:
            return paying.gain
        finer = pair_hashes(self.hashes[0][paying.e], self.hashes[1][paying.m], HASH_BITS)
        finer += np.minimum(paying.score, (1 << (RANK_BITS - HASH_BITS)) - 1) << HASH_BITS
        return (np.minimum(paying.gain, MOST_GAIN) << RANK_BITS) + finer

"""Which pairs outside the pool would pay at some prices? Bounds first, then an exact look.

A pair that the bounds leave out cannot pay, so what is proven here holds for all pairs (reduced
cost optimality: Ahuja, Magnanti and Orlin, Network Flows, 1993, theorem 9.3).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from .columns import Floats, Ints, Mask
from .looks import Found, batches
from .objective import Objective, Prices
from .pool import Pool
from .scan import strips
from .score import FORBIDDEN

if TYPE_CHECKING:
    from .pricing import Market

LOOKED_AT = 24  # pairs of one executive that are looked at first, about
ROUNDED = 1e-2


class Paying(NamedTuple):
    """Pairs with their exact scores and gains."""

    e: Ints
    m: Ints
    score: Ints
    gain: Ints

    def only(self, mask: Mask) -> "Paying":
        """Return the pairs of a mask."""
        return Paying(*(column[mask] for column in self))


class Ask:
    """A question to a market: which pairs gain at least `least`, or less by `margin` points?

    Those within the margin are seen on the way and may pay at the next prices.
    """

    def __init__(
        self,
        market: "Market",
        objective: Objective,
        prices: Prices,
        pool: Pool,
        least: int,
        margin: int = 0,
    ) -> None:
        self.market, self.objective, self.prices, self.pool = market, objective, prices, pool
        self.least, self.low = least, least - max(objective.factor, 0) * margin
        price = prices.mentor[market.bounds.mentors]
        cheapest = int(price.min()) if price.size else 0  # float32 likes numbers small
        self.mentor_price = price - cheapest
        most_hash = (1 << objective.bits) - 1 if objective.bits else 0
        # gain = spare + factor * score + hash - most_hash - mentor_price, in the best class
        self.spare = objective.per_executive + most_hash - prices.slot.min(axis=1) - cheapest
        self.threshold = max(objective.threshold, 0)

    def answer(self) -> tuple[Paying, int]:
        """Return the pairs outside the pool, and how much all such pairs could gain together."""
        rows = self._promising()
        paying, cut_short = self._look(rows, LOOKED_AT)
        has_gain = np.zeros(self.spare.size, dtype=np.bool_)
        has_gain[paying.e[paying.gain > 0]] = True
        again = np.flatnonzero(np.isfinite(cut_short) & ~has_gain)
        if again.size:
            more, _ = self._look(again, None)
            paying = paying.only(~np.isin(paying.e, again))
            paying = Paying(*(np.concatenate(pair) for pair in zip(paying, more, strict=True)))
            cut_short[again] = -np.inf
        return paying, self._excess(paying, cut_short)

    def everything(self) -> Paying:
        """Return all pairs that gain so much, without a limit on how many."""
        return self._look(self._promising(), None)[0]

    def _promising(self) -> Ints:
        """List the executives whose best pairs outside the pool might pay."""
        rows = self.market.rows
        floor = np.minimum(self.pool.floors(self.spare.size)[rows], self.market.top)
        most: Ints = self.spare[rows] + self._worth(floor)
        return rows[(floor >= self.threshold) & (most >= self.least)]

    def _worth(self, score: Ints) -> Ints:
        factor = self.objective.factor
        return factor * score if factor > 0 else np.full_like(score, factor * self.threshold)

    def _look(self, rows: Ints, count: int | None) -> tuple[Paying, Floats]:
        """Score what the bounds let through; also say what may be gained by what was cut short."""
        cut_short = np.full(self.spare.size, -np.inf)
        parts = [Paying(*(np.zeros(0, dtype=np.int64),) * 4)]
        for found in batches(self._spotted(rows, count, cut_short)):
            exact = self.market.exact(found.e, found.m)
            self.market.bounds.hold(found.upper, exact)
            gain = self.market.gain(self.objective, self.prices, found.e, found.m, exact)
            good = (exact >= self.threshold) & (exact != FORBIDDEN) & (gain >= self.low)
            parts.append(Paying(found.e, found.m, exact, gain).only(good))
        return Paying(*(np.concatenate(part) for part in zip(*parts, strict=True))), cut_short

    def _spotted(self, rows: Ints, count: int | None, cut_short: Floats) -> Iterator[Found]:
        market, factor = self.market, self.objective.factor
        spare = (self.spare - self.low).astype(np.float64)
        price, at = np.zeros(self.mentor_price.size), None
        if factor > 0:
            price = self.mentor_price / factor
            limit = -spare / factor
        else:
            spare += factor * self.threshold
            at = np.flatnonzero(self.mentor_price <= spare[rows].max(initial=-np.inf))
            limit = np.full(spare.size, float(self.threshold))
        slack, dearest = market.bounds.slack(price), float(price.max(initial=0))
        for strip in strips(market.bounds, rows, price, at):
            least = limit[strip.rows] - slack
            if count is None:
                spotted = strip.above(least, dearest)
            else:
                spotted, below = strip.best(count, least, dearest)
                self._cut(strip.rows, below + slack, below > least + ROUNDED, cut_short)
            market.scores.run.priced(strip.size)
            e, m = strip.rows[spotted.line], strip.mentors(spotted)
            upper = spotted.value + (price[spotted.place] + slack)
            good = (upper >= self.threshold) & ~self.pool.holds(e * market.width + m)
            if factor <= 0:
                good &= self.mentor_price[spotted.place] <= spare[e]
            yield Found(e, m, upper).only(good)

    def _cut(self, rows: Ints, below: Floats, is_cut: Mask, cut_short: Floats) -> None:
        """Note what executives some of whose pairs are left for later may gain with any of them."""
        factor, rows = self.objective.factor, rows[is_cut]
        worth = below[is_cut] * factor if factor > 0 else factor * float(self.threshold)
        cut_short[rows] = self.spare[rows] + worth

    def _excess(self, paying: Paying, cut_short: Floats) -> int:
        """Sum the best gains of each executive, at most one a slot."""
        slots = self.market.room.slots
        order = np.lexsort((-paying.gain, paying.e))
        row, gain = paying.e[order], np.maximum(paying.gain[order], 0)
        starts = np.flatnonzero(np.diff(row, prepend=-1))
        place = np.arange(row.size) - np.repeat(starts, np.diff(starts, append=row.size))
        whole = ~np.isfinite(cut_short)
        excess = int(gain[(place < slots[row]) & whole[row]].sum())
        # what was cut short counts as if every slot could gain the most
        most = cut_short.copy()
        np.maximum.at(most, row, gain)
        return excess + sum(int(np.ceil(most[e])) * int(slots[e]) for e in np.flatnonzero(~whole))

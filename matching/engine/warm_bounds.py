"""Proofs of how many places can be filled, kept so that an edit changes only a few of their sums.

Any prices of slots and of mentors' time, none below 0, bound what a matching is worth: by what
all places cost, and for each pair that is worth more than its two prices, by the rest (linear
programming duality; König's cover, where all prices are 0 or 1).
"""

from dataclasses import dataclass

import numpy as np

from .columns import Ints
from .objective import Objective, Prices
from .pool import Pool
from .pricing import Market
from .warm_change import Change
from .warm_grow import grown


@dataclass(slots=True)
class Ceiling:
    """Prices that bound the worth of the pairs of at least a threshold, each worth its place's."""

    worth: Ints  # of a pair, by executive
    threshold: int
    slot: Ints
    mentor: Ints
    extra: dict[tuple[int, int], int]  # what single pairs are worth beyond their two prices

    def after(self, change: Change) -> int:
        """Bound the worth in a changed market."""
        slot, mentor = self.slot, self.mentor
        extra = {
            (e, m): value
            for (e, m), value in self.extra.items()
            if change.open_score(e, m) >= self.threshold
            and e not in change.people[0]
            and m not in change.people[1]
        }
        for e in change.people[0]:
            is_open = change.open_row(e) >= max(self.threshold, 0)
            is_open[list(change.people[1])] = False  # their pairs are paid for by them
            slot = slot.copy()
            slot[e] = max(0, int((self.worth[e] - mentor[is_open]).max(initial=0)))
        for m in change.people[1]:
            is_open = change.open_column(m) >= max(self.threshold, 0)
            mentor = mentor.copy()
            mentor[m] = max(0, int((self.worth - slot)[is_open].max(initial=0)))
        for e, m in change.pairs:
            if change.open_score(e, m) >= max(self.threshold, 0):
                extra[e, m] = max(0, int(self.worth[e] - slot[e] - mentor[m]))
        return int(change.slots @ slot + change.capacity @ mentor) + sum(extra.values())


def ceiling(market: Market, pool: Pool, worth: Ints, threshold: int) -> tuple[Ceiling, int] | None:
    """Find prices that prove the most pairs can be worth, and what that is; None if they do not."""
    objective = Objective(worth, 0, 0, market.hashes, threshold)
    best, prices = grown(market, pool, objective, None)
    found = market.within(objective, prices, 1)
    e, m = found.keys // max(1, market.width), found.keys % max(1, market.width)
    level = _level(market, prices, best.keys)
    slot = np.maximum(prices.slot[:, 0] - level, 0)
    mentor = np.maximum(prices.mentor + level, 0)
    rest = np.maximum(worth[e] - slot[e] - mentor[m], 0).tolist()
    extra = dict(zip(zip(e.tolist(), m.tolist(), strict=True), rest, strict=True))
    bound = int(market.room.slots @ slot + market.room.capacity @ mentor) + sum(rest)
    is_proven = bound == best.value
    return (Ceiling(worth, threshold, slot, mentor, extra), best.value) if is_proven else None


def _level(market: Market, prices: Prices, keys: Ints) -> int:
    """Return what an unused place is worth: no more than used slots, no less than open ones.

    Likewise no more than free mentors ask less than nothing for, no less than taken ones do.
    """
    room, slot = market.room, prices.slot[:, 0]
    width = max(1, market.width)
    used_e = np.bincount(keys // width, minlength=slot.size)
    used_m = np.bincount(keys % width, minlength=width)[: market.width]
    least = [*slot[used_e < room.slots], *-prices.mentor[used_m > 0]]
    most = [*slot[used_e > 0], *-prices.mentor[used_m < room.capacity]]
    return int(max(least) if least else min(most, default=0))

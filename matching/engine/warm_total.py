"""A proven best total, kept as a residual network of the pairs that lose little at its prices.

An edit moves prices only as far as its shortest paths are long. A pair that loses more than that
stays out of every best matching, so the network need not know it; whoever's price moved further
is priced anew, against all.
"""

from dataclasses import dataclass

import numpy as np

from .columns import Ints, Mask
from .flow import PRIORITIES
from .objective import Objective, Prices
from .pool import Pool
from .pricing import Market
from .residual import Residual
from .score import FORBIDDEN
from .warm_change import Change, Table
from .warm_grow import grown

SPANS = (200, 800)  # points that a pair may lose and still be known: at first, and at most
LONGEST = 5_000  # points that one unit may cost on its way
MOST_ROUNDS, MOST_ROWS = 6, 120  # of pricing executives, and so many of them at once
SOURCE, SINK, FIRST_EXECUTIVE = 0, 1, 5  # behind sink: unused, then a node per priority 1, 2, 3


@dataclass(slots=True)
class Pairs:
    """Places and scores of pairs."""

    e: Ints
    m: Ints
    score: Ints


@dataclass(slots=True)
class Total:
    """One objective solved: its known pairs, the chosen ones among them, and all potentials."""

    objective: Objective
    near: Pairs
    chosen: Ints  # 0 or 1, of the known pairs
    loss: Ints  # of the known pairs at the prices of the proof; they are sorted by it
    potential: Ints  # of source, sink, priorities, executives, mentors

    def unchanged(self) -> Pairs:
        """Return the chosen pairs."""
        return only(self.near, self.chosen > 0)

    def keys(self, width: int) -> Ints:
        """Return the sorted keys of the chosen pairs."""
        pairs = self.unchanged()
        return np.sort(pairs.e * width + pairs.m)

    def after(self, change: Change, targets: Ints) -> Pairs | None:
        """Return the best pairs of a changed market, or None where too much moves."""
        for span in SPANS:
            found = self._within(span * self.objective.factor, change, targets)
            if found is not None:
                return found
        return None

    def _within(self, span: int, change: Change, targets: Ints) -> Pairs | None:
        potential = self.potential.copy()
        keep, extra = self._known(change, span), self._new(change, potential, span)
        pairs = _joined(only(self.near, keep), extra)
        flow = np.concatenate([self.chosen[keep], np.zeros(extra.e.size, dtype=np.int64)])
        at = potential
        for _ in range(MOST_ROUNDS):
            left = _residual(change, targets, at, self.objective, pairs, flow)
            if left.repair(LONGEST * self.objective.factor) is None:
                return None
            flow, at = left.flow[left.flow.size - pairs.e.size :], left.potential
            more = self._overlooked(span, change, at - potential, at, pairs)
            if more is None or not more.e.size:
                return None if more is None else only(pairs, flow > 0)
            pairs = _joined(pairs, more)
            flow = np.concatenate([flow, np.zeros(more.e.size, dtype=np.int64)])
        return None

    def _overlooked(
        self, span: int, change: Change, moved: Ints, potential: Ints, pairs: Pairs
    ) -> Pairs | None:
        """Price the pairs of executives whose price fell far enough for a pair left out to pay."""
        first = FIRST_EXECUTIVE + change.slots.size
        most = moved[first:][change.capacity > 0].max(initial=0)
        fell = most - moved[FIRST_EXECUTIVE:first] > span
        rows = np.flatnonzero(fell & (change.slots > 0)).tolist()
        if len(rows) > MOST_ROWS:
            return None
        found = [self._paying(change, potential, e, pairs.m[pairs.e == e]) for e in rows]
        return _joined(*found)

    def _paying(self, change: Change, potential: Ints, executive: int, known: Ints) -> Pairs:
        scores = change.open_row(executive)
        scores[known] = FORBIDDEN
        m = np.flatnonzero(scores >= max(self.objective.threshold, 0))
        pairs = Pairs(np.full_like(m, executive), m, scores[m])
        worth = self._weights(pairs) + potential[FIRST_EXECUTIVE + change.slots.size + m]
        return only(pairs, worth > potential[FIRST_EXECUTIVE + executive])

    def _known(self, change: Change, span: int) -> Ints:
        """Say which of the known pairs are still to be had, at the score they had."""
        close = int(np.searchsorted(self.loss, span, side="right"))
        e, m = self.near.e[:close], self.near.m[:close]
        keep = (change.slots[e] > 0) & (change.capacity[m] > 0)
        for person in change.people[0]:
            keep &= e != person
        for person in change.people[1]:
            keep &= m != person
        for one, other in {*change.fresh_locks, *change.scores, *change.pairs}:
            keep &= (e != one) | (m != other)
        return np.flatnonzero(keep)

    def _new(self, change: Change, potential: Ints, span: int) -> Pairs:
        """List pairs not known before; whoever is new gets a potential at which none pays."""
        parts = [self._listed(change)]
        parts += [self._of_executive(change, potential, e, span) for e in change.people[0]]
        parts += [self._of_mentor(change, potential, m, span) for m in change.people[1]]
        return _joined(*parts)

    def _listed(self, change: Change) -> Pairs:
        found = {place: change.open_score(*place) for place in change.pairs}
        least = max(self.objective.threshold, 0)
        places = [
            (e, m)
            for (e, m), score in found.items()
            if score >= least and e not in change.people[0] and m not in change.people[1]
        ]
        e = np.array([e for e, _ in places], dtype=np.int64)
        m = np.array([m for _, m in places], dtype=np.int64)
        return Pairs(e, m, np.array([found[place] for place in places], dtype=np.int64))

    def _of_executive(self, change: Change, potential: Ints, executive: int, span: int) -> Pairs:
        scores, own = change.open_row(executive), FIRST_EXECUTIVE + executive
        scores[list(change.people[1])] = FORBIDDEN  # their pairs come with them
        m = np.flatnonzero(scores >= max(self.objective.threshold, 0))
        pairs = Pairs(np.full_like(m, executive), m, scores[m])
        worth = self._weights(pairs) + potential[FIRST_EXECUTIVE + change.slots.size + m]
        potential[own] = worth.max() if m.size else potential[1 + change.priority[executive]]
        return only(pairs, worth >= potential[own] - span)

    def _of_mentor(self, change: Change, potential: Ints, mentor: int, span: int) -> Pairs:
        scores, own = change.open_column(mentor), FIRST_EXECUTIVE + change.slots.size + mentor
        e = np.flatnonzero(scores >= max(self.objective.threshold, 0))
        pairs = Pairs(e, np.full_like(e, mentor), scores[e])
        worth = self._weights(pairs) - potential[FIRST_EXECUTIVE + e]
        potential[own] = -worth.max() if e.size else potential[SINK]
        return only(pairs, worth >= -potential[own] - span)

    def _weights(self, pairs: Pairs) -> Ints:
        return self.objective.weights(pairs.e, pairs.m, pairs.score)


def total(market: Market, pool: Pool, objective: Objective, targets: Ints) -> Total | None:
    """Solve an objective at exact targets per priority, and keep what a change would need."""
    best, prices = grown(market, pool, objective, targets)
    found = market.within(objective, prices, -SPANS[-1] * objective.factor)
    width = max(1, market.width)
    near = Pairs(found.keys // width, found.keys % width, found.scores)
    loss = -market.gain(objective, prices, near.e, near.m, near.score)
    order = np.argsort(loss, kind="stable")
    near = only(near, order)
    chosen = np.isin(found.keys[order], best.keys).astype(np.int64)
    if chosen.sum() < best.keys.size:
        return None
    potential = _potential(market, prices, only(near, chosen > 0), targets)
    found_total = Total(objective, near, chosen, loss[order], potential)
    return found_total if _is_sound(found_total, market, targets) else None


def _is_sound(total: Total, market: Market, targets: Ints) -> bool:
    room = market.room
    change = Change(Table(market.scores), room.slots, room.capacity, room.priority, set())
    left = _residual(change, targets, total.potential, total.objective, total.near, total.chosen)
    return left.is_optimal


def _residual(
    change: Change,
    targets: Ints,
    potential: Ints,
    objective: Objective,
    pairs: Pairs,
    chosen: Ints,
) -> Residual:
    """Lay out the network: source → priority → executive → pair → mentor → sink."""
    executives, mentors = change.slots.size, change.capacity.size
    first = FIRST_EXECUTIVE + executives
    e, m = np.arange(executives), np.arange(mentors)
    levels = np.array(PRIORITIES)
    used_e = np.bincount(pairs.e, chosen, executives).astype(np.int64)
    used_m = np.bincount(pairs.m, chosen, mentors).astype(np.int64)
    by_level = np.bincount(change.priority, used_e, max(PRIORITIES) + 1).astype(np.int64)[1:]
    supply = np.zeros(first + mentors, dtype=np.int64)
    supply[SOURCE], supply[SINK] = targets.sum(), -targets.sum()
    return Residual(
        tail=np.concatenate(
            [0 * levels, 1 + change.priority, first + m, FIRST_EXECUTIVE + pairs.e]
        ),
        head=np.concatenate([1 + levels, FIRST_EXECUTIVE + e, 0 * m + SINK, first + pairs.m]),
        capacity=np.concatenate(
            [targets, change.slots, change.capacity, np.ones(pairs.e.size, dtype=np.int64)]
        ),
        cost=np.concatenate(
            [
                np.zeros(levels.size + executives + mentors, dtype=np.int64),
                -objective.weights(pairs.e, pairs.m, pairs.score),
            ]
        ),
        flow=np.concatenate([by_level, used_e, used_m, chosen]),
        supply=supply,
        potential=potential,
    )


def _potential(market: Market, prices: Prices, chosen: Pairs, targets: Ints) -> Ints:
    """Give the nodes at both ends potentials that fit those of executives and mentors."""
    room = market.room
    used_e = np.bincount(chosen.e, minlength=room.slots.size)
    used_m = np.bincount(chosen.m, minlength=room.capacity.size)
    slot, mentor = prices.slot[:, 0], -prices.mentor
    potential = np.zeros(FIRST_EXECUTIVE + slot.size + mentor.size, dtype=np.int64)
    potential[FIRST_EXECUTIVE:] = np.concatenate([slot, mentor])
    for priority in PRIORITIES:
        mine = room.priority == priority
        potential[1 + priority] = _between(
            slot[mine & (used_e < room.slots)], slot[mine & (used_e > 0)]
        )
    free, taken = mentor[used_m < room.capacity], mentor[used_m > 0]
    potential[SINK] = -_between(-free, -taken)
    ends = [potential[1 + p] for p, target in zip(PRIORITIES, targets, strict=True) if target]
    potential[SOURCE] = min(ends, default=0)
    return potential


def _between(least: Ints, most: Ints) -> int:
    """Return a number that is none of the first below it, and none of the second above."""
    if least.size:
        return int(least.max())
    return int(most.min()) if most.size else 0


def _joined(*parts: Pairs) -> Pairs:
    none = np.zeros(0, dtype=np.int64)
    columns = zip(*(_fields(part) for part in parts), strict=True) if parts else [(none,)] * 3
    return Pairs(*(np.concatenate(column) for column in columns))


def _fields(pairs: Pairs) -> tuple[Ints, Ints, Ints]:
    return pairs.e, pairs.m, pairs.score


def only(pairs: Pairs, which: Ints | Mask) -> Pairs:
    """Return some of the pairs."""
    return Pairs(pairs.e[which], pairs.m[which], pairs.score[which])

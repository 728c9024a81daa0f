"""Column generation: solve on the pool, price all pairs, add those that pay, until none does."""

from dataclasses import replace
from typing import NamedTuple, Protocol

import numpy as np

from .columns import Ints, Mask
from .flow import PRIORITIES, CostRangeError, Filled, Network, Pairs
from .objective import Objective, Prices, Solved
from .pool import Pool
from .pricing import Market, Priced
from .run import Run

NEAR = 300  # points that a pair may lose and still be solved with from the start
NONE = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)


class Best(NamedTuple):
    """The best matching found (pair keys and scores), its value and a proven upper bound."""

    keys: Ints
    scores: Ints
    value: int
    bound: int

    @property
    def is_proven(self) -> bool:
        """Whether nothing can be better."""
        return self.value >= self.bound


class Solver(Protocol):
    """Whatever can maximise an objective over all pairs of a market."""

    pool: Pool

    def maximise(self, objective: Objective, *, targets: Ints | None = None) -> Best:
        """Find the best matching; `targets` fixes the pairs per priority 1, 2, 3."""
        ...

    def reaches(self, objective: Objective, *, targets: Ints, enough: int) -> Best:
        """Find out whether the coverage value `enough`, which fills `targets`, can be had.

        Yes: the value reaches it. No: the bound stays below it. Neither: time ran out.
        """
        ...


class FlowSolver:
    """Solves markets whose slot rules a flow can keep."""

    def __init__(self, market: Market, pool: Pool, run: Run) -> None:
        self.market, self.pool, self.run = market, pool, run
        self.network = Network(market.room)
        self.last: tuple[Objective, Prices] | None = None  # of the last solve with prices
        self.targets: Ints | None = None  # of that solve

    def maximise(self, objective: Objective, *, targets: Ints | None = None) -> Best:
        """Find the optimum, exact to the last unit unless time runs out.

        A total is maximised first with no regard to hashes, which then choose among equals.
        """
        if targets is None:
            return self._cover(objective)
        plain = replace(objective, factor=1, bits=0)
        best, even = self._grow(plain, targets, objective.factor)
        if objective.bits and best.is_proven and not self.run.is_late:
            best = self._chosen(objective, targets, even)
        value = int(objective.weights(*self._places(best.keys), best.scores).sum())
        bound = value if best.is_proven else _above(best.bound, objective.factor)
        return Best(best.keys, best.scores, value, bound)

    def reaches(self, objective: Objective, *, targets: Ints, enough: int) -> Best:
        """Fill the targets with pairs of the threshold; a refusal is proven by a priced cut."""
        wanted = int(targets.sum())
        chosen, bound = self._filled(objective, targets, wanted)
        value = enough if chosen.key.size >= wanted else enough - 1
        return Best(chosen.key, chosen.score, value, enough if bound >= wanted else enough - 1)

    def _cover(self, objective: Objective) -> Best:
        """Meet the regions' needs; see whether everything can be filled; if not, solve for it."""
        need = sum(region.need for region in self.market.room.regions)
        if need:
            nothing = np.zeros_like(objective.per_executive)
            met, _ = self._grow(replace(objective, per_executive=nothing), None, needs_only=True)
            if met.value < need:
                return met
        every, room = self._slots(), self.market.room
        most = min(int(every.sum()), int(room.capacity.sum()))
        chosen, bound = self._filled(objective, every, most)
        if bound < every.sum():
            return self._grow(objective, None, ideal=_dearest(objective, room.slots, bound))[0]
        value = int(objective.weights(chosen.e, chosen.m, chosen.score).sum())
        most_value = _dearest(objective, room.slots, bound)
        self.run.measured(chosen.score, value, most_value)
        return Best(chosen.key, chosen.score, value, most_value)

    def _filled(self, objective: Objective, targets: Ints, most: int) -> tuple[Pool, int]:
        """Fill as much of the targets as can be, at most `most`; also return a proven bound."""
        ones = np.ones_like(objective.per_executive)
        cut = Objective(ones, 0, 0, self.market.hashes, objective.threshold)
        while True:
            pool, filled = self._fill(objective, targets)
            chosen = pool.only(filled.chosen)
            if filled.value >= most:
                return chosen, filled.value
            found = self.market.price(cut, filled.prices, pool)
            if not found.excess or self.run.is_late:
                return chosen, most if found.excess else filled.value
            self.pool.add(found.keys, found.scores)

    def _slots(self) -> Ints:
        """Return the slots of each priority 1, 2, 3."""
        room = self.market.room
        slots = np.bincount(room.priority, room.slots, minlength=max(PRIORITIES) + 1)
        return np.rint(slots[1:]).astype(np.int64)

    def _fill(self, objective: Objective, targets: Ints) -> tuple[Pool, Filled]:
        pool = self.pool.at_least(objective.threshold)
        self.run.rounds += 1
        return pool, self.network.fill(self._pairs(pool), targets)

    def _grow(
        self,
        objective: Objective,
        targets: Ints | None,
        unit: int = 1,
        *,
        needs_only: bool = False,
        ideal: int | None = None,
    ) -> tuple[Best, Priced]:
        """Solve on the pool, price all pairs, add those that pay, until none does.

        Also return the pairs outside the pool that would neither raise nor lower the value;
        `unit` is the value's in the figures that are told; a value of `ideal` is known to be best.
        """
        while True:
            pool = self.pool.at_least(objective.threshold)
            solved, chosen = self._best_of(pool, objective, targets, needs_only=needs_only)
            if solved.value == ideal:
                self.run.measured(chosen.score, unit * ideal, _above(ideal, unit))
                return Best(chosen.key, chosen.score, ideal, ideal), Priced(*NONE, 0)
            found = self.market.price(objective, solved.prices, pool, even=True)
            best = Best(chosen.key, chosen.score, solved.value, solved.value + found.excess)
            self.run.measured(best.scores, unit * best.value, _above(best.bound, unit))
            if best.is_proven or self.run.is_late:
                return best, found
            self.pool.add(found.keys, found.scores)

    def _best_of(
        self, pool: Pool, objective: Objective, targets: Ints | None, *, needs_only: bool
    ) -> tuple[Solved, Pool]:
        """Solve a pool, beginning with those of its pairs that lose little at the last prices."""
        near = self._near(pool, objective, targets)
        while True:
            part = pool.only(near)
            weights = objective.weights(part.e, part.m, part.score)
            solved = self.network.solve(self._pairs(part), weights, targets, needs_only=needs_only)
            self.last, self.targets = (objective, solved.prices), targets
            self.run.rounds += 1
            pays = (self.market.gains(objective, solved.prices, pool) > 0) & ~near
            if not pays.any():
                return solved, part.only(solved.chosen)
            near |= pays

    def _near(self, pool: Pool, objective: Objective, targets: Ints | None) -> Mask:
        """Choose pairs to begin with: all, unless the last matching is among those that are near.

        It is if it filled the same targets with pairs of no lower threshold.
        """
        every = np.ones(pool.key.size, dtype=np.bool_)
        if self.last is None or targets is None or self.targets is None:
            return every
        known, prices = self.last
        is_same = known.factor == objective.factor and np.array_equal(self.targets, targets)
        if not is_same or objective.threshold > known.threshold:
            return every
        return self.market.gains(objective, prices, pool) >= -NEAR

    def _chosen(self, objective: Objective, targets: Ints, even: Priced) -> Best:
        """Among all matchings of the best total, choose by hash.

        A pair that loses at the prices of one optimum is in no other (complementary slackness),
        so that only pairs that lose nothing are left to choose from.
        """
        pool = self.pool.at_least(objective.threshold)
        if self.last is not None:
            pool = pool.only(self.market.gains(*self.last, pool) >= 0)
        pool.add(even.keys, even.scores)
        chosen = pool.only(self._preferred(pool, objective, targets))
        total = int(chosen.score.sum())
        return Best(chosen.key, chosen.score, total, total)

    def _preferred(self, pool: Pool, objective: Objective, targets: Ints) -> Mask:
        """Choose by so many bits of hash as the solver has room for beside the score."""
        for bits in range(objective.bits, -1, -1):
            finer = replace(objective, bits=bits, factor=(int(targets.sum()) << bits) + 1)
            weights = finer.weights(pool.e, pool.m, pool.score)
            try:
                return self.network.choose(self._pairs(pool), weights, targets)
            except CostRangeError:
                continue
        raise CostRangeError

    def _pairs(self, pool: Pool) -> Pairs:
        e, m = pool.e, pool.m
        return Pairs(e, m, self.market.classes(e, m))

    def _places(self, keys: Ints) -> tuple[Ints, Ints]:
        width = max(self.market.width, 1)
        return keys // width, keys % width


def _dearest(objective: Objective, slots: Ints, count: int) -> int:
    """Return what the `count` slots of largest weight are worth."""
    weights = np.sort(np.repeat(objective.per_executive, slots))[::-1]
    return int(weights[:count].sum())


def _above(bound: int, unit: int) -> int:
    """Return the largest value in finer units that a bound in coarse ones allows."""
    return (bound + 1) * unit - 1

"""The solver for slot rules that overlap (opted-in beside own or other function): whole numbers.

No flow keeps such rules. Each level of the objective is solved on the pool: first the linear
relaxation, with all pairs priced until none would raise it, then in whole numbers. Where a gap is
left, every pair that could close it (its reduced cost is within the gap) joins the pool; after
that the pool's optimum is the optimum (Ahuja, Magnanti, Orlin, Network Flows, 1993, chapter 16).
"""

from typing import NamedTuple

import numpy as np

from .columns import Ints, Mask
from .flow import PRIORITIES
from .generate import Best
from .objective import Objective
from .pool import Pool
from .pricing import Market
from .program import SCALE, Level, Program, Relaxed, Side, Whole
from .run import Run
from .ties import pair_hashes

TIE_BITS = 16
SLACK = SCALE // 2  # less than this cannot raise a whole number
NEAR = 100 * SCALE  # what a pair may lose and still join a program beside those that pay
WANTED = 300  # points a pair may lose in an easier market and still be there from the start
MISSED = 1 << 17  # the price of a missed slot, in scores: more than any exchange could bring


class Climbed(NamedTuple):
    """The best of one level: pair keys and scores, the level's value, a proven bound of it."""

    keys: Ints
    scores: Ints
    value: int
    bound: int
    relaxed: Relaxed  # prices that prove the bound, all pairs priced

    @property
    def is_proven(self) -> bool:
        """Whether nothing can be better."""
        return self.value >= self.bound


class MixedSolver:
    """Solves any market, level by level."""

    def __init__(self, market: Market, pool: Pool, run: Run) -> None:
        self.market, self.pool, self.run = market, pool, run
        self.zeros = np.zeros(market.room.slots.size, dtype=np.int64)
        self.need = sum(region.need for region in market.room.regions)
        self.kept = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)

    def maximise(self, objective: Objective, *, targets: Ints | None = None) -> Best:
        """Find the best matching, level after level, each fixed before the next."""
        levels = self._coverage_levels() if targets is None else [Level(self.zeros, 1)]
        sides = [] if targets is None else self._at_least(targets)
        is_proven = True
        for level in levels:
            best = self._climb(level, sides, objective.threshold)
            is_proven &= best.is_proven
            if level.need and best.value < self.need:
                break
            if not level.need:
                sides.append(_fixed(level, best.value))
            self.kept = best.keys, best.scores
        if targets is not None:
            best = self.untied(best, targets, objective.threshold)
        found = self._as_best(best, objective, is_proven=is_proven)
        self.run.measured(found.scores, found.value, found.bound)
        return found

    def reaches(self, objective: Objective, *, targets: Ints, enough: int) -> Best:
        """Find out whether the targets per priority can be had with pairs of this threshold."""
        most = [Side(self._is(p), 0, int(targets[p - 1])) for p in PRIORITIES]
        best = self._climb(Level(self.zeros + 1, 0, need=1), most, objective.threshold)
        wanted = int(targets.sum()) + self.need
        if best.value >= wanted:
            self.kept = best.keys, best.scores
            return Best(best.keys, best.scores, enough, enough)
        return Best(best.keys, best.scores, enough - 1, enough - int(best.bound < wanted))

    def fill(self, targets: Ints, threshold: int, easier: Relaxed | None) -> Climbed | None:
        """Find the best total that fills the targets per priority, or None if it misses some.

        `easier` is a proof, if there is one, that holds without some rules, and so with them.
        """
        sides = self._at_least(targets)
        best = self._climb(Level(self.zeros, 1), sides, threshold, missed=MISSED, easier=easier)
        if best.keys.size < int(targets.sum()):
            return None
        self.kept = best.keys, best.scores
        return best

    def untied(self, best: Climbed, targets: Ints, threshold: int) -> Climbed:
        """Among all matchings of the best total prefer one by hash, unless time runs out.

        Whatever could stand in one of them loses, at the prices of the proof, no more than the
        proof leaves open.
        """
        if self.run.is_late or not best.is_proven:
            return best
        cutoff = best.value * best.relaxed.unit - best.relaxed.bound
        found = self.market.within(best.relaxed.objective, best.relaxed.prices, cutoff)
        pool = Pool.empty(self.market.width)
        pool.add(found.keys, found.scores)
        sides = [*self._at_least(targets), _fixed(Level(self.zeros, 1), best.value)]
        program = Program(self.market, pool.at_least(threshold), Level(self.zeros, 0), sides)
        hashes = self.market.hashes[0][program.e], self.market.hashes[1][program.m]
        weights = np.zeros(program.e.size + program.needs.size, dtype=np.int64)
        weights[: program.e.size] = pair_hashes(*hashes, TIE_BITS)
        whole = program.best(weights, seconds=self._seconds_left())
        if whole is None:
            return best
        keys, scores = _taken(program, whole)
        return best._replace(keys=keys, scores=scores)

    def _is(self, priority: int) -> Ints:
        is_it: Ints = (self.market.room.priority == priority).astype(np.int64)
        return is_it

    def _coverage_levels(self) -> list[Level]:
        need = [Level(self.zeros, 0, need=1)] if self.need else []
        return [*need, Level(self.zeros + 1, 0), *(Level(self._is(p), 0) for p in (3, 2))]

    def _at_least(self, targets: Ints) -> list[Side]:
        higher = [_fixed(Level(self._is(p), 0), int(targets[p - 1])) for p in (3, 2)]
        return [_fixed(Level(self.zeros + 1, 0), int(targets.sum())), *higher]

    def _climb(
        self,
        level: Level,
        sides: list[Side],
        threshold: int,
        *,
        missed: int = 0,
        easier: Relaxed | None = None,
    ) -> Climbed:
        """Maximise one level over all pairs, and prove it; without pairs if it misses sides."""
        program, relaxed = self._relax(level, sides, threshold, missed, easier)
        most = relaxed.bound // relaxed.unit
        if missed and relaxed.is_missing:
            return Climbed(self.zeros[:0], self.zeros[:0], 0, most, relaxed)
        keys, scores, value, is_proven = self._whole(program, relaxed.whole)
        if value < most and not self.run.is_late:
            cutoff = (value + 1) * relaxed.unit - relaxed.bound
            found = self.market.within(relaxed.objective, relaxed.prices, cutoff)
            if self.pool.add(found.keys, found.scores):
                wider = Program(self.market, self.pool.at_least(threshold), level, sides)
                keys, scores, value, is_proven = self._whole(wider, None)
            most = value if is_proven else most
        return Climbed(keys, scores, value, max(value, most), relaxed)

    def _relax(
        self,
        level: Level,
        sides: list[Side],
        threshold: int,
        missed: int,
        easier: Relaxed | None,
    ) -> tuple[Program, Relaxed]:
        """Price the pool, then all pairs, against the relaxation until none pays, or time is up."""
        pool = self.pool.at_least(threshold)
        is_in = self._good(pool, easier)
        while True:
            program = Program(self.market, pool.only(is_in), level, sides, missed=missed)
            relaxed = program.relax(threshold)
            self.run.rounds += 1
            if easier is not None and _meets(program, relaxed, easier):
                return program, easier._replace(whole=relaxed.whole)
            gain = self.market.gains(relaxed.objective, relaxed.prices, pool)
            if gain[~is_in].clip(0).sum() > SLACK and not self.run.is_late:
                is_in |= gain > -NEAR
                continue
            found = self.market.price(relaxed.objective, relaxed.prices, pool)
            relaxed = relaxed._replace(bound=relaxed.bound + int(gain.clip(0).sum()) + found.excess)
            if found.excess <= SLACK or self.run.is_late:
                return program, relaxed
            self.pool.add(found.keys, found.scores)
            wider = self.pool.at_least(threshold)
            gain = self.market.gains(relaxed.objective, relaxed.prices, wider)
            is_in = np.isin(wider.key, pool.key[is_in]) | (gain > -NEAR)
            pool = wider

    def _good(self, pool: Pool, easier: Relaxed | None) -> Mask:
        """Say which pairs to begin with: all, or those that an easier market would want."""
        if easier is None:
            return np.ones(pool.key.size, dtype=np.bool_)
        gain = self.market.gains(easier.objective, easier.prices, pool)
        is_good: Mask = gain > -WANTED * easier.unit
        return is_good

    def _whole(self, program: Program, known: Whole | None) -> tuple[Ints, Ints, int, bool]:
        """Solve the pool in whole numbers; without an answer in time, keep the last matching."""
        whole = known or program.best(program.weights(), seconds=self._seconds_left())
        if whole is None:
            return *self.kept, self._value(program.level), False
        value = int(whole.columns @ program.weights())
        return *_taken(program, whole), value, whole.is_proven

    def _value(self, level: Level) -> int:
        keys, scores = self.kept
        places = keys // max(self.market.width, 1)
        return int((level.per_executive[places] + level.factor * scores).sum())

    def _seconds_left(self) -> float | None:
        limit = self.run.time_limit
        return None if limit is None or self.run.is_patient else limit - self.run.seconds

    def _as_best(self, best: Climbed, objective: Objective, *, is_proven: bool) -> Best:
        width = max(self.market.width, 1)
        weights = objective.weights(best.keys // width, best.keys % width, best.scores)
        value = int(weights.sum())
        bound = value if is_proven else self._above(best, objective)
        return Best(best.keys, best.scores, value, bound)

    def _above(self, best: Climbed, objective: Objective) -> int:
        """Bound the objective's value where the last level's proof was cut short."""
        if objective.factor:
            return objective.factor * (best.bound + 1) - 1
        most = int(self.market.room.slots.sum())
        return most * int(objective.per_executive.max(initial=0))


def _meets(program: Program, relaxed: Relaxed, easier: Relaxed) -> bool:
    """Whether a whole answer is as good as even an easier market allows."""
    if relaxed.whole is None or relaxed.is_missing:
        return False
    value = int(relaxed.whole.columns @ program.weights())
    return value >= easier.bound // easier.unit


def _taken(program: Program, whole: Whole) -> tuple[Ints, Ints]:
    mask = whole.columns[: program.e.size] > 0
    return program.pool.key[mask], program.pool.score[mask]


def _fixed(level: Level, value: int) -> Side:
    """Keep a level's value in later solves."""
    return Side(-level.per_executive, -level.factor, -value)

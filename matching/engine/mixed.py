"""The solver for slot rules that overlap (opted-in beside own or other function): whole numbers.

No flow keeps such rules. Each level of the objective is solved on the pool: first the linear
relaxation, with all pairs priced until none would raise it, then in whole numbers. Where a gap is
left, every pair that could close it (its reduced cost is within the gap) joins the pool; after
that the pool's optimum is the optimum.
"""

from typing import NamedTuple

import numpy as np

from .columns import Ints
from .flow import PRIORITIES
from .generate import Best
from .objective import Objective
from .pool import Pool
from .pricing import Market
from .program import SCALE, Level, Program, Relaxed, Side, Whole
from .run import Run
from .ties import pair_hashes

TIE_BITS = 10
TIE_GAP = 1e-4


class _Climbed(NamedTuple):
    """The best of one level: pair keys and scores, the level's value, a proven bound of it."""

    keys: Ints
    scores: Ints
    value: int
    bound: int


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
            is_proven &= best.value >= best.bound
            if level.need and best.value < self.need:
                break
            if not level.need:
                sides.append(_fixed(level, best.value))
            self.kept = best.keys, best.scores
        if targets is not None:
            best = self._untied(best, sides, objective)
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

    def _is(self, priority: int) -> Ints:
        is_it: Ints = (self.market.room.priority == priority).astype(np.int64)
        return is_it

    def _coverage_levels(self) -> list[Level]:
        need = [Level(self.zeros, 0, need=1)] if self.need else []
        return [*need, Level(self.zeros + 1, 0), *(Level(self._is(p), 0) for p in (3, 2))]

    def _at_least(self, targets: Ints) -> list[Side]:
        higher = [_fixed(Level(self._is(p), 0), int(targets[p - 1])) for p in (3, 2)]
        return [_fixed(Level(self.zeros + 1, 0), int(targets.sum())), *higher]

    def _climb(self, level: Level, sides: list[Side], threshold: int) -> _Climbed:
        """Maximise one level over all pairs, and prove it."""
        program, relaxed, bound = self._relax(level, sides, threshold)
        best, is_proven = self._whole(program, relaxed.whole)
        if best.value >= bound // SCALE or self.run.is_late:
            return best._replace(bound=max(best.value, bound // SCALE))
        cutoff = (best.value + 1) * SCALE - bound
        found = self.market.within(relaxed.objective, relaxed.prices, cutoff)
        if self.pool.add(found.keys, found.scores):
            wider = Program(self.market, self.pool.at_least(threshold), level, sides)
            best, is_proven = self._whole(wider, None)
        return best if is_proven else best._replace(bound=max(best.value, bound // SCALE))

    def _relax(
        self, level: Level, sides: list[Side], threshold: int
    ) -> tuple[Program, Relaxed, int]:
        """Price all pairs against the relaxation until none pays, or time is up."""
        while True:
            pool = self.pool.at_least(threshold)
            program = Program(self.market, pool, level, sides)
            relaxed = program.relax(threshold)
            self.run.rounds += 1
            found = self.market.price(relaxed.objective, relaxed.prices, pool)
            bound = relaxed.bound + found.excess
            if found.excess < SCALE // 2 or self.run.is_late:
                return program, relaxed, bound
            self.pool.add(found.keys, found.scores)

    def _whole(self, program: Program, known: Whole | None) -> tuple[_Climbed, bool]:
        """Solve the pool in whole numbers; without an answer in time, keep the last matching."""
        whole = known or program.best(program.weights(), seconds=self._seconds_left())
        if whole is None:
            value = self._value(program.level)
            return _Climbed(*self.kept, value, value), False
        value = int(whole.columns @ program.weights())
        return _Climbed(*self._taken(program, whole), value, value), whole.is_proven

    def _taken(self, program: Program, whole: Whole) -> tuple[Ints, Ints]:
        mask = whole.columns[: program.e.size] > 0
        return program.pool.key[mask], program.pool.score[mask]

    def _value(self, level: Level) -> int:
        keys, scores = self.kept
        places = keys // max(self.market.width, 1)
        return int((level.per_executive[places] + level.factor * scores).sum())

    def _untied(self, best: _Climbed, sides: list[Side], objective: Objective) -> _Climbed:
        """Among equals prefer by hash; without time left, keep what was found."""
        if self.run.is_late:
            return best
        pool = self.pool.at_least(objective.threshold)
        program = Program(self.market, pool, Level(self.zeros, 0), sides)
        hashes = objective.hashes[0][program.e], objective.hashes[1][program.m]
        weights = np.zeros(program.e.size + program.needs.size, dtype=np.int64)
        weights[: program.e.size] = pair_hashes(*hashes, TIE_BITS)
        whole = program.best(weights, gap=TIE_GAP, seconds=self._seconds_left())
        if whole is None:
            return best
        keys, scores = self._taken(program, whole)
        return best._replace(keys=keys, scores=scores)

    def _seconds_left(self) -> float | None:
        limit = self.run.time_limit
        return None if limit is None or self.run.is_patient else limit - self.run.seconds

    def _as_best(self, best: _Climbed, objective: Objective, *, is_proven: bool) -> Best:
        width = max(self.market.width, 1)
        weights = objective.weights(best.keys // width, best.keys % width, best.scores)
        value = int(weights.sum())
        return Best(
            best.keys, best.scores, value, value if is_proven else self._above(best, objective)
        )

    def _above(self, best: _Climbed, objective: Objective) -> int:
        """Bound the objective's value where the last level's proof was cut short."""
        if objective.factor:
            return objective.factor * (best.bound + 1) - 1
        most = int(self.market.room.slots.sum())
        return most * int(objective.per_executive.max(initial=0))


def _fixed(level: Level, value: int) -> Side:
    """Keep a level's value in later solves."""
    return Side(-level.per_executive, -level.factor, -value)

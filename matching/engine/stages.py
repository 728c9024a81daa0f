"""The objective in strict order: coverage with priorities, then fairness, then total and ties."""

from typing import NamedTuple

import numpy as np

from .columns import Ints
from .flow import PRIORITIES
from .generate import Best, Solver
from .objective import Objective
from .pricing import Market
from .run import Measure, Run
from .ties import tie_bits


class Coverage(NamedTuple):
    """How many slots of each priority (1, 2, 3) can be filled, and the proven bound of all."""

    targets: Ints
    bound: int
    best: Best
    is_proven: bool


class Threshold(NamedTuple):
    """The largest smallest score found, and the largest one not refused by proof."""

    reached: int
    bound: int


class Stages:
    """Runs the stages of one market with one solver."""

    def __init__(self, market: Market, solver: Solver, run: Run) -> None:
        self.market, self.solver, self.run = market, solver, run

    def coverage(self) -> Coverage:
        """Fill as many slots as can be, those of higher priority first among equals."""
        self.run.report("coverage", 0, 1)
        self.run.measure = self._measure_coverage
        self.run.is_patient = any(region.need for region in self.market.room.regions)
        best = self.solver.maximise(self._coverage_objective(0))
        self.run.is_patient = False
        targets = self._filled(best.keys)
        bound = self._measure_coverage(best.scores, best.value, best.bound)["bound"]
        return Coverage(targets, bound, best, best.is_proven)

    def threshold(self, coverage: Coverage, *, most: int | None = None) -> Threshold:
        """Search the largest score all pairs can have at this coverage, each refusal proven.

        More than `most` is known to be out of reach.
        """
        low = int(coverage.best.scores.min()) if coverage.best.keys.size else 0
        high = self._weakest(coverage.targets) if coverage.best.keys.size else 0
        high = high if most is None else min(high, most)
        step, steps = 0, max(1, (high - low).bit_length())
        self.run.measure = None
        while low < high and not self.run.is_late:
            self.run.report("fairness", step, steps)
            middle = (low + high + 1) // 2 if step else high
            objective = self._coverage_objective(middle)
            enough = coverage.best.value
            best = self.solver.reaches(objective, targets=coverage.targets, enough=enough)
            if best.value >= enough:
                low = max(middle, int(best.scores.min()))
            elif best.bound < enough:
                high = middle - 1
            else:
                break
            step += 1
        return Threshold(low, high)

    def _weakest(self, targets: Ints) -> int:
        """Return what no smallest score can exceed: who must be filled has no better pairs left.

        Where all slots of a priority are filled, so are those of the executive who has least.
        """
        room, pool = self.market.room, self.solver.pool
        order = np.lexsort((-pool.score, pool.e))
        first = np.searchsorted(pool.e, np.arange(room.slots.size + 1))
        last = first[:-1] + room.slots - 1
        floor = pool.floors(room.slots.size)
        at = np.minimum(last, max(pool.key.size - 1, 0))
        known = pool.score[order][at] if pool.key.size else np.zeros_like(floor)
        best = np.where(last < first[1:], np.maximum(known, floor), floor)
        slots = np.bincount(room.priority, room.slots, minlength=max(PRIORITIES) + 1)
        must = (room.slots > 0) & (targets == slots[1:])[room.priority - 1]
        return int(min(best[must].min(initial=self.market.top), self.market.top))

    def total(
        self, coverage: Coverage, threshold: int, *, phase: str = "total"
    ) -> tuple[Best, int, int]:
        """Maximise the total; return the matching, its total and the proven bound of totals."""
        self.run.report(phase, 0, 1)
        pairs = int(coverage.targets.sum())
        bits = tie_bits(pairs, self.market.top, self._nodes()) if phase == "total" else 0
        factor = (pairs << bits) + 1
        objective = self.score_objective(factor=factor, bits=bits, threshold=threshold)
        self.run.measure = self._measure_total(coverage, factor) if phase == "total" else None
        best = self.solver.maximise(objective, targets=coverage.targets)
        return best, int(best.scores.sum()), self._total_bound(coverage, best.bound // factor)

    def _total_bound(self, coverage: Coverage, bound: int) -> int:
        if coverage.is_proven:
            return bound
        return max(bound, coverage.bound * self.market.top)  # more pairs may be possible

    def _measure_total(self, coverage: Coverage, factor: int) -> Measure:
        def measure(scores: Ints, _value: int, bound: int) -> dict[str, int]:
            proven = self._total_bound(coverage, bound // factor)
            return {"filled": scores.size, "total": int(scores.sum()), "total_bound": proven}

        return measure

    def _measure_coverage(self, scores: Ints, value: int, bound: int) -> dict[str, int]:
        pairs = scores.size
        return {
            "filled": pairs,
            "bound": pairs if value >= bound else self._at_most(pairs, bound - value),
        }

    def score_objective(self, *, factor: int, bits: int, threshold: int) -> Objective:
        """Weigh a pair by its score, `factor` times, and by its hash of so many bits."""
        nothing = np.zeros(self.market.room.slots.size, dtype=np.int64)
        return Objective(nothing, factor, bits, self.market.hashes, threshold)

    def _coverage_objective(self, threshold: int) -> Objective:
        base = int(self.market.room.slots.sum()) + 1
        priority = self.market.room.priority
        weight = (
            base * base + base * (priority == max(PRIORITIES)) + (priority == max(PRIORITIES) - 1)
        )
        return Objective(weight.astype(np.int64), 0, 0, self.market.hashes, threshold)

    def _filled(self, keys: Ints) -> Ints:
        priorities = self.market.room.priority[keys // max(self.market.width, 1)]
        return np.bincount(priorities, minlength=max(PRIORITIES) + 1)[1:].astype(np.int64)

    def _at_most(self, pairs: int, missing: int) -> int:
        """Bound the number of pairs when the proof was cut short."""
        base = int(self.market.room.slots.sum()) + 1
        return min(base - 1, pairs + missing // (base * base) + 1)

    def _nodes(self) -> int:
        room = self.market.room
        return int(
            room.slots.size + room.capacity.size + 5 * len(room.rows) + len(room.regions) + 5
        )

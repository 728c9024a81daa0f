"""The objective in strict order: coverage with priorities, then fairness, then total and ties."""

from typing import NamedTuple

import numpy as np

from .columns import Ints
from .flow import PRIORITIES
from .generate import Best, Solver
from .objective import Objective
from .pricing import Market
from .run import Run
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
        self.run.is_patient = any(region.need for region in self.market.room.regions)
        best = self.solver.maximise(self._coverage_objective(0))
        self.run.is_patient = False
        targets = self._filled(best.keys)
        bound = int(targets.sum()) if best.is_proven else self._most(best)
        return Coverage(targets, bound, best, best.is_proven)

    def threshold(self, coverage: Coverage) -> Threshold:
        """Search the largest score all pairs can have at this coverage, each refusal proven."""
        low = int(coverage.best.scores.min()) if coverage.best.keys.size else 0
        high = self._top_score() if coverage.best.keys.size else 0
        step, steps = 0, max(1, (high - low).bit_length())
        while low < high and not self.run.is_late:
            self.run.report("fairness", step, steps)
            middle = (low + high + 1) // 2
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

    def total(self, coverage: Coverage, threshold: int) -> tuple[Best, int, int]:
        """Maximise the total; return the matching, its total and the proven bound of totals."""
        self.run.report("total", 0, 1)
        pairs = int(coverage.targets.sum())
        bits = tie_bits(pairs, self._top_score(), self._nodes())
        factor = (pairs << bits) + 1
        objective = self.score_objective(factor=factor, bits=bits, threshold=threshold)
        best = self.solver.maximise(objective, targets=coverage.targets)
        bound = best.bound // factor
        if not coverage.is_proven:  # more pairs than these may be possible
            bound = max(bound, coverage.bound * self._top_score())
        return best, int(best.scores.sum()), bound

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

    def _most(self, best: Best) -> int:
        """Bound the number of pairs when the proof was cut short."""
        base = int(self.market.room.slots.sum()) + 1
        return min(base - 1, int(best.keys.size) + (best.bound - best.value) // (base * base) + 1)

    def _top_score(self) -> int:
        return max(
            (int(block.max(initial=0)) for _, _, block in self.market.scores.blocks()), default=0
        )

    def _nodes(self) -> int:
        room = self.market.room
        return int(
            room.slots.size + room.capacity.size + 5 * len(room.rows) + len(room.regions) + 5
        )

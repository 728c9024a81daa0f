"""The stages for slot rules that overlap: two easier markets first, whose bounds are mostly met.

Without the rules on opting in, or without those on functions, a flow keeps the rest, and no
matching under all rules is better than the best under some. Where one matching under all rules
meets the bounds of coverage and of the smallest score, it proves both at once.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import NamedTuple

from .flow import splits_by_opting
from .generate import Best, FlowSolver
from .mixed import Climbed, MixedSolver
from .pricing import Market
from .program import Relaxed
from .quotas import Room
from .run import Run
from .stages import Coverage, Stages, Threshold


class _Easier(NamedTuple):
    stages: Stages
    solver: FlowSolver


class MixedStages(Stages):
    """Runs the stages of a market that no flow can solve."""

    def __init__(self, market: Market, solver: MixedSolver, run: Run) -> None:
        super().__init__(market, solver, run)
        self.mixed = solver
        self.tight: _Easier | None = None  # the easier market whose coverage is this one's
        self.easier = [self._stages_of(room) for room in _easier(market.room)]
        self.filled: dict[int, Climbed | None] = {}  # by threshold

    def coverage(self) -> Coverage:
        """Fill as many slots as the easier markets can; if that is too many, go level by level."""
        self.run.report("coverage", 0, 1)
        with self._aside():
            found = [stages.coverage() for stages, _ in self.easier]
        if found and all(coverage.is_proven for coverage in found):
            least = min(found, key=lambda coverage: coverage.best.value)
            self.tight = self.easier[[one is least for one in found].index(True)]
            best = self._fill(least, 0)
            if best is not None:
                self.run.measure = self._measure_coverage
                self.run.measured(best.scores, 0, 0)
                return least._replace(best=least.best._replace(keys=best.keys, scores=best.scores))
        self.tight = None
        return super().coverage()

    def threshold(self, coverage: Coverage, *, most: int | None = None) -> Threshold:
        """Try what the easier markets can have first, and search below if it is out of reach."""
        with self._aside():
            bounds = [s.threshold(coverage, most=most).bound for s, _ in self.easier]
        if not bounds or self.run.is_late:  # then nothing is proven within reach
            return super().threshold(coverage, most=min(bounds, default=most))
        best = self._fill(coverage, min(bounds))
        if best is None:
            return super().threshold(coverage, most=min(bounds) - 1)
        return Threshold(int(best.scores.min(initial=min(bounds))), min(bounds))

    def total(
        self, coverage: Coverage, threshold: int, *, phase: str = "total"
    ) -> tuple[Best, int, int]:
        """Maximise the total; return the matching, its total and the proven bound of totals."""
        self.run.report(phase, 0, 1)
        best = self._fill(coverage, threshold)
        if best is None:
            return super().total(coverage, threshold, phase=phase)
        if phase == "total":
            best = self.mixed.untied(best, coverage.targets, threshold)
            self.run.measure = self._measure_total(coverage, 1)
            self.run.measured(best.scores, best.value, best.bound)
        found = Best(best.keys, best.scores, best.value, best.bound)
        return found, best.value, self._total_bound(coverage, best.bound)

    def _stages_of(self, room: Room) -> _Easier:
        market = Market(self.market.scores, room, self.market.bounds)
        solver = FlowSolver(market, self.mixed.pool, self.run)
        return _Easier(Stages(market, solver, self.run), solver)

    @contextmanager
    def _aside(self) -> Iterator[None]:
        """Solve easier markets quietly: what they find is no matching of this one."""
        self.run.is_aside = True
        yield
        self.run.is_aside = False

    def _fill(self, coverage: Coverage, threshold: int) -> Climbed | None:
        """Find the best total at a threshold, beginning with what is good in the easier market."""
        if threshold not in self.filled:
            proof = self._proof(coverage, threshold)
            self.filled[threshold] = self.mixed.fill(coverage.targets, threshold, proof)
        return self.filled[threshold]

    def _proof(self, coverage: Coverage, threshold: int) -> Relaxed | None:
        """Solve the easier market, whose optimum bounds this one's, prices and all."""
        if self.tight is None:
            return None
        with self._aside():
            best, _, bound = self.tight.stages.total(coverage, threshold)
        if self.tight.solver.last is None or not best.is_proven:
            return None
        objective, prices = self.tight.solver.last
        return Relaxed(objective, prices, bound, objective.factor, None, is_missing=False)


def _easier(room: Room) -> Iterator[Room]:
    """Drop one kind of rules, or the other; regions' needs are another question."""
    if any(region.need for region in room.regions):
        return
    for is_opting in (True, False):
        rows = {
            e: [row for row in rows if splits_by_opting(row) == is_opting]
            for e, rows in room.rows.items()
        }
        yield replace(room, rows={e: kept for e, kept in rows.items() if kept})

"""Column generation: solve on the pool, price all pairs, add those that pay, until none does."""

from typing import NamedTuple, Protocol

from .columns import Ints
from .flow import Network
from .objective import Objective, Prices, Solved
from .pool import Pool
from .pricing import Market
from .run import Run


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
        self.last: tuple[Objective, Prices] | None = None  # of the last solve

    def maximise(self, objective: Objective, *, targets: Ints | None = None) -> Best:
        """Find the optimum, exact to the last unit unless time runs out."""
        return self._grow(objective, targets, None)

    def reaches(self, objective: Objective, *, targets: Ints, enough: int) -> Best:  # noqa: ARG002
        """Stop as soon as `enough` is reached, or known to be out of reach."""
        return self._grow(objective, None, enough)

    def _grow(self, objective: Objective, targets: Ints | None, enough: int | None) -> Best:
        while True:
            pool = self.pool.at_least(objective.threshold)
            solved = self._solve(pool, objective, targets)
            self.last = objective, solved.prices
            self.run.rounds += 1
            best = Best(
                pool.key[solved.chosen], pool.score[solved.chosen], solved.value, solved.value
            )
            if enough is not None and best.value >= enough:
                return best
            found = self.market.price(objective, solved.prices, pool)
            best = best._replace(bound=best.value + found.excess)
            self.run.measured(best.scores, best.value, best.bound)
            if best.is_proven or self.run.is_late or (enough is not None and best.bound < enough):
                return best
            self.pool.add(found.keys, found.scores)

    def _solve(self, pool: Pool, objective: Objective, targets: Ints | None) -> Solved:
        e, m = pool.e, pool.m
        weights = objective.weights(e, m, pool.score)
        top = int(objective.per_executive.max(initial=0))
        return self.network.solve(e, m, self.market.classes(e, m), weights, targets, top)

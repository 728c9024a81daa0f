"""From an instance to its result: check, solve stage by stage, prove, explain."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np

from .certificate import certificate, violations
from .columns import Ints
from .explain import unmatched
from .feasibility import broken_locks, contradictory_caps, missed_caps
from .flow import is_flow
from .generate import FlowSolver
from .instance import Instance, parse
from .mixed import MixedSolver
from .mixed_stages import MixedStages
from .pricing import Market
from .quotas import room_of
from .result import Answer, fault_result, full_result
from .run import Progress, Run
from .score import Scores
from .stability import blocking_pairs
from .stages import Coverage, Stages
from .validate import Fault, validate


def solve(
    instance: object,
    *,
    objective: str | None = None,
    time_limit: float | None = None,
    progress: Progress | None = None,
    should_cancel: Callable[[], bool] | None = None,
) -> dict[str, Any]:
    """Match one instance (the JSON object of the spec) and return its result (likewise).

    `time_limit` is in seconds; `progress` is called with a Report after every round. Bad input is
    answered as status `invalid` or `infeasible` with errors; only Cancelled is ever raised.
    """
    run = Run(time_limit, progress, should_cancel)
    raw = with_objective(instance, objective)
    faults = validate(raw)
    if faults or not isinstance(raw, Mapping):
        return fault_result("invalid", faults, run)
    return Matching(parse(raw), run).result()


def with_objective(instance: object, objective: str | None) -> object:
    """Let an objective override the policy's."""
    if objective is None or not isinstance(instance, Mapping):
        return instance
    policy = instance.get("policy")
    if not isinstance(policy, Mapping | None):
        return instance
    return {**instance, "policy": {**(policy or {}), "objective": objective}}


def stages_of(market: Market, run: Run) -> Stages:
    """Make the stages that suit a market: by flow, or in whole numbers where no flow keeps it."""
    seed = market.seed()
    if is_flow(market.room):
        return Stages(market, FlowSolver(market, seed, run), run)
    return MixedStages(market, MixedSolver(market, seed, run), run)


class Found(NamedTuple):
    """What the stages brought: unlocked pairs and the bounds that prove them."""

    keys: Ints
    coverage: Coverage
    minimum_bound: int | None
    total_bound: int
    price_of_fairness: float
    is_proven: bool


class Matching:
    """One instance on its way to a result."""

    def __init__(self, instance: Instance, run: Run) -> None:
        self.instance, self.run = instance, run
        self.scores = Scores(instance, run)
        self.room, self.over_rules = room_of(instance, self.scores.columns)
        self.market = Market(self.scores, self.room)
        run.locked = self.room.locked.size, int(self._locked_scores().sum())

    def result(self) -> dict[str, Any]:
        faults = [*broken_locks(self.scores, self.over_rules), *contradictory_caps(self.room)]
        if faults:
            return fault_result("infeasible", faults, self.run)
        found = self._search()
        if isinstance(found, list):
            return fault_result("infeasible", found, self.run)
        self.found = found
        return self._written(found)

    def _search(self) -> Found | list[Fault]:
        self.stages = stages = stages_of(self.market, self.run)
        coverage = stages.coverage()
        width = max(1, self.market.width)
        faults = missed_caps(self.room, coverage.best.keys % width)
        if faults:
            return faults
        if self.instance.policy.objective == "total":
            best, total, bound = stages.total(coverage, 0)
            return Found(
                best.keys, coverage, None, bound, 0.0, coverage.is_proven and total >= bound
            )
        threshold = stages.threshold(coverage)
        best, total, bound = stages.total(coverage, threshold.reached)
        is_proven = coverage.is_proven and threshold.reached >= threshold.bound and total >= bound
        price = self._price_of_fairness(stages, coverage, total)
        return Found(best.keys, coverage, threshold.bound, bound, price, is_proven)

    def _price_of_fairness(self, stages: Stages, coverage: Coverage, total: int) -> float:
        """Return the share of the best total that the largest minimum costs."""
        if self.run.is_late:
            return 0.0
        locked = self.run.locked[1]
        _, unfair, _ = stages.total(coverage, 0, phase="price")
        return (unfair - total) / (unfair + locked) if unfair > total else 0.0

    def _locked_scores(self) -> Ints:
        width = max(1, self.market.width)
        locked = self.room.locked
        return self.scores.of(self.scores.listed(locked // width, locked % width))

    def _written(self, found: Found) -> dict[str, Any]:
        keys = np.sort(np.concatenate([found.keys, self.room.locked]))
        broken = violations(self.scores, keys)
        if broken:
            message = f"the matching breaks {', '.join(broken)}"
            raise ArithmeticError(message)
        self.answer = answer = Answer(self.scores, self.room, keys)
        locked, total = self.run.locked[1], int(answer.score.sum())
        proof = certificate(
            coverage=found.coverage.bound + self.room.locked.size,
            minimum=found.minimum_bound if answer.minimum is not None else None,
            total=total,
            total_bound=found.total_bound + locked,
            rounds=self.run.rounds,
            priced=self.run.pairs_priced,
        )
        return full_result(
            answer,
            status="optimal" if found.is_proven else "feasible",
            certificate=proof,
            price_of_fairness=found.price_of_fairness,
            blocking_pairs=blocking_pairs(answer, self.market, self.stages.solver.pool),
            unmatched=unmatched(answer),
            removed=answer.removed,
            run=self.run,
        )

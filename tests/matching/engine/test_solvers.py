import random

import numpy as np
import pytest

from benchmarks.matching import cohort
from matching.engine.generate import FlowSolver
from matching.engine.instance import parse
from matching.engine.mixed import MixedSolver
from matching.engine.objective import Prices
from matching.engine.pool import Pool
from matching.engine.pricing import Market
from matching.engine.quotas import room_of
from matching.engine.run import Run
from matching.engine.score import FORBIDDEN, Scores
from matching.engine.stages import Stages

POLICIES = {
    "plain": {},
    "kinds": {
        "slot_rules": [
            {"applies": "all", "kind": "own_function", "min": 1, "max": 1},
            {"applies": "all", "kind": "other_function", "min": 1},
        ],
        "adjacent_functions": [["Sales", "Marketing"], ["IT", "Engineering"]],
    },
    "opted in": {"slot_rules": [{"applies": "all", "kind": "opted_in", "min": 1, "max": 2}]},
    "caps": {
        "region_caps": [{"region": "APAC", "min": 9, "max": 12}, {"region": "EMEA", "max": 5}]
    },
}


def market_of(policy, executives=30, mentors=50) -> Market:
    scores = Scores(parse(cohort(executives, mentors) | {"policy": policy}))
    room, _ = room_of(scores.instance, scores.columns)
    return Market(scores, room)


def staged(market, kind) -> tuple[list[int], int, int]:
    run = Run()
    pool = Pool.empty(market.width)
    pool.add(*market.best())
    stages = Stages(market, kind(market, pool, run), run)
    coverage = stages.coverage()
    threshold = stages.threshold(coverage)
    _, total, bound = stages.total(coverage, threshold.reached)
    return [*coverage.targets.tolist(), threshold.reached, threshold.bound], total, bound


@pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)
def test_both_solvers_prove_the_same_optimum(policy) -> None:
    market = market_of(policy)

    by_flow, by_program = staged(market, FlowSolver), staged(market, MixedSolver)

    assert by_flow == by_program
    assert by_flow[1] == by_flow[2]


@pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)
def test_an_empty_pool_grows_to_the_same_optimum(policy) -> None:
    market, run = market_of(policy), Run()
    stages = Stages(market, FlowSolver(market, Pool.empty(market.width), run), run)

    coverage = stages.coverage()
    _, total, _ = stages.total(coverage, stages.threshold(coverage).reached)

    assert total == staged(market, FlowSolver)[1]


def test_pairs_within_a_cutoff_are_all_that_lose_no_more() -> None:
    market = market_of({})
    scores = np.concatenate([market.open(low, high, b) for low, high, b in market.scores.blocks()])
    draw = np.random.default_rng(7)
    slot = draw.integers(0, 9_000, (scores.shape[0], 1))
    mentor = draw.integers(0, 9_000, scores.shape[1])
    stages = Stages(market, FlowSolver(market, Pool.empty(market.width), Run()), Run())
    objective = stages.score_objective(factor=1, bits=0, threshold=2_000)

    found = market.within(objective, Prices(slot, mentor), -4_000)

    good = (scores >= 2_000) & (scores != FORBIDDEN) & (scores - slot - mentor >= -4_000)
    assert sorted(found.keys.tolist()) == np.flatnonzero(good).tolist()
    assert found.keys.size > 0


def test_a_pool_takes_each_pair_once() -> None:
    pool = Pool.empty(10)
    draw = random.Random(1)
    keys = np.array([draw.randrange(40) for _ in range(60)])

    added = pool.add(keys, keys * 2)
    again = pool.add(keys, keys * 2)

    assert (added, again) == (len(set(keys.tolist())), 0)
    assert pool.score.tolist() == (pool.key * 2).tolist()

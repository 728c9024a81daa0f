import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.matching import cohort
from matching.engine import solve, terms
from matching.engine.generate import FlowSolver
from matching.engine.grid import block
from matching.engine.instance import parse
from matching.engine.objective import Objective, Prices
from matching.engine.pool import Pool
from matching.engine.pricing import Market
from matching.engine.quotas import room_of
from matching.engine.removed import COUNTS, pair_by_pair
from matching.engine.rules import RULES
from matching.engine.run import Run
from matching.engine.scan import strips
from matching.engine.score import FORBIDDEN, Scores
from matching.engine.stages import Stages
from matching.engine.terms import TERMS, Term
from tests.matching.engine.companies import company

SEEDS = st.integers(0, 10**6)
QUICK = settings(
    max_examples=60,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


def market_of(instance) -> Market:
    scores = Scores(parse(instance))
    room, _ = room_of(scores.instance, scores.columns)
    return Market(scores, room)


def open_scores(market):
    blocks = [market.open(low, high, b) for low, high, b in market.scores.blocks()]
    return np.concatenate(blocks).astype(np.int64)


def gains(market, objective, prices):
    """The gain of every pair, worked out one by one."""
    scores = open_scores(market)
    e, m = np.indices(scores.shape)
    worth = objective.weights(e, m, scores) - prices.mentor[m]
    worth -= prices.slot[e, market.classes(e, m)]
    return np.where(scores >= max(objective.threshold, 0), worth, np.iinfo(np.int64).min)


@QUICK
@given(SEEDS)
def test_no_score_exceeds_its_bound_and_what_is_barred_is_forbidden(seed) -> None:
    market = market_of(company(seed))
    scores = open_scores(market)
    nothing = np.zeros(market.bounds.mentors.size)
    slack = market.bounds.slack(nothing)

    for strip in strips(market.bounds, market.rows, nothing):
        upper = np.concatenate([values.copy() for _, values in strip._tiles()], axis=1)
        exact = scores[np.ix_(strip.rows, market.bounds.mentors)]

        assert (exact <= upper + slack).all() or (exact[exact > upper + slack] == FORBIDDEN).all()


@QUICK
@given(SEEDS, st.integers(-3_000, 12_000), st.sampled_from([0, 1, 1 << 20]))
def test_pricing_by_bounds_finds_what_pricing_pair_by_pair_finds(seed, level, factor) -> None:
    market = market_of(company(seed))
    draw = np.random.default_rng(seed)
    unit = max(factor, 1)
    slots, classes = market.room.slots, 6 if market.room.has_rules else 1
    prices = Prices(
        unit * draw.integers(-2_000, level + 2_001, (slots.size, classes)),
        unit * draw.integers(0, 4_000, market.width),
    )
    weights = draw.integers(0, 3_000, slots.size) * unit
    objective = Objective(weights, factor, 0, market.hashes, int(draw.integers(0, 5_000)))

    found = market.price(objective, prices, Pool.empty(market.width))

    exact = gains(market, objective, prices)
    best = -np.sort(-np.maximum(exact, 0), axis=1)[:, :3]
    inside = np.arange(best.shape[1]) < slots[:, None]
    assert found.excess == int((best * inside).sum())
    assert set(found.keys[exact.ravel()[found.keys] > 0]) == set(np.flatnonzero(exact > 0))


@pytest.mark.parametrize("is_scarce", [False, True])
def test_the_last_prices_prove_the_total_pair_by_pair(is_scarce) -> None:
    market = market_of(cohort(150, 300, scarce=is_scarce))
    solver = FlowSolver(market, market.seed(), Run())
    stages = Stages(market, solver, Run())
    coverage = stages.coverage()

    best, total, bound = stages.total(coverage, stages.threshold(coverage).reached)

    exact = gains(market, *solver.last).ravel()
    exact[solver.pool.key] = 0
    assert total == bound == int(best.scores.sum())
    assert exact.max() <= 0


def test_what_a_seed_leaves_out_stays_below_its_floor() -> None:
    market = market_of(cohort(60, 400))

    pool = market.seed()

    outside = open_scores(market)
    outside[pool.e, pool.m] = FORBIDDEN
    assert (outside.max(axis=1) <= pool.floor).all()
    assert pool.key.size < outside.size / 4


@QUICK
@given(SEEDS)
def test_rules_take_away_as_many_mentors_counted_by_kind_as_pair_by_pair(seed) -> None:
    scores = Scores(parse(company(seed, executives=9, mentors=12)))

    counted = {code: count(scores.columns, scores.bound) for code, count in COUNTS.items()}

    for code, counts in counted.items():
        one_by_one = pair_by_pair(RULES[code], scores.columns, scores.bound)
        assert counts.tolist() == one_by_one.tolist(), code


def test_a_term_above_the_bound_it_declares_is_caught(monkeypatch) -> None:
    honest = TERMS["aspiration"]
    broken = Term(lambda pairs: 1.5 * honest(pairs) + 0.2, honest.bound)
    monkeypatch.setitem(terms.TERMS, "aspiration", broken)

    with pytest.raises(ArithmeticError, match="aspiration"):
        solve(cohort(20, 30))


def test_a_term_that_declares_nothing_may_not_leave_its_range(monkeypatch) -> None:
    monkeypatch.setitem(terms.TERMS, "distance", Term(lambda pairs: np.full(pairs.shape, 1.01)))

    with pytest.raises(ArithmeticError, match="distance"):
        solve(cohort(20, 30))


def test_a_term_that_declares_nothing_changes_no_result(monkeypatch) -> None:
    instance = cohort(40, 60)
    declared = solve(instance)

    for name, term in TERMS.items():
        monkeypatch.setitem(terms.TERMS, name, Term(term.value))

    assert solve(instance)["pairs"] == declared["pairs"]


def test_a_very_long_line_is_one_line() -> None:
    chain = [
        {"employee_id": f"Z{n:05}", "role": "none", "manager_id": f"Z{n - 1:05}" if n else "E"}
        for n in range(20_000)
    ]
    people = [
        {"employee_id": "E", "role": "executive"},
        {"employee_id": "M1", "role": "mentor", "manager_id": "Z19999"},
        {"employee_id": "M2", "role": "mentor"},
    ]
    scores = Scores(parse({"employees": people + chain}))

    mask = RULES["line"](block(scores.columns, 0, 1), scores.bound)

    assert mask.tolist() == [[True, False]]


def test_a_region_gets_what_it_needs_before_anything_else() -> None:
    instance = cohort(40, 120)
    regions = {p["employee_id"]: p.get("region") for p in instance["employees"]}
    freely = solve(instance)
    usual = sum(regions[pair["mentor"]] == "APAC" for pair in freely["pairs"])
    instance["policy"] = {"region_caps": [{"region": "APAC", "min": usual + 3}]}

    result = solve(instance)

    assert sum(regions[pair["mentor"]] == "APAC" for pair in result["pairs"]) == usual + 3
    assert (result["status"], result["filled"]) == ("optimal", freely["filled"])


def test_hashes_too_fine_for_the_solver_are_shortened() -> None:
    market = market_of(cohort(30, 50))
    solver = FlowSolver(market, market.seed(), Run())
    stages = Stages(market, solver, Run())
    coverage = stages.coverage()
    pairs = int(coverage.targets.sum())
    fine = stages.score_objective(factor=(pairs << 40) + 1, bits=40, threshold=0)

    best = solver.maximise(fine, targets=coverage.targets)

    assert int(best.scores.sum()) == stages.total(coverage, 0)[1]

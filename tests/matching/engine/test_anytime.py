"""What a run that is cut short, or called off, still promises."""

from itertools import count

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from matching.engine import Cancelled, solve
from tests.matching.engine.companies import company
from tests.matching.engine.reference import broken

QUICK = settings(max_examples=80, deadline=None, database=None, derandomize=True)
SEEDS = st.integers(0, 10**6)


@QUICK
@given(SEEDS, st.sampled_from([(5, 7), (12, 16)]))
def test_bounds_of_a_run_without_time_are_never_below_the_optimum(seed, size) -> None:
    executives, mentors = size
    instance = company(seed, executives=executives, mentors=mentors)
    best = solve(instance)
    assume(best["status"] == "optimal")

    hasty = solve(instance, time_limit=0)

    bounds = hasty["certificate"]
    assert hasty["status"] in ("optimal", "feasible")
    assert hasty["filled"] <= best["filled"] <= bounds["coverage_bound"]
    if hasty["filled_by_priority"] == best["filled_by_priority"] and best["minimum"] is not None:
        assert instance["policy"]["objective"] == "total" or (
            hasty["minimum"] <= best["minimum"] <= bounds["minimum_bound"]
        )
    if hasty["status"] == "optimal":
        assert (hasty["minimum"], hasty["total"]) == (best["minimum"], best["total"])


@QUICK
@given(SEEDS)
def test_what_a_run_without_time_returns_keeps_every_rule(seed) -> None:
    instance = company(seed, executives=12, mentors=16)

    result = solve(instance, time_limit=0)

    who = {p["employee_id"]: p for p in instance["employees"]}
    pairs = [(pair["executive"], pair["mentor"]) for pair in result["pairs"]]
    assert [broken(instance, who[e], who[m]) for e, m in pairs] == [set()] * len(pairs)
    assert len(set(pairs)) == result["filled"]


@pytest.mark.parametrize("seed", [1, 4, 5])
def test_a_run_can_be_called_off_at_any_moment(seed) -> None:
    instance = company(seed)
    asked = count()
    solve(instance, should_cancel=lambda: next(asked) < 0)
    moments = next(asked)

    for moment in range(moments):
        calls = count()
        with pytest.raises(Cancelled):
            solve(instance, should_cancel=lambda calls=calls, moment=moment: next(calls) == moment)

    assert moments > 3

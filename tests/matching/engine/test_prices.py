import json
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from matching.engine import Cancelled, frontier, prices, solve, solve_stable, stand
from tests.matching.engine.companies import company
from tests.matching.engine.reference import Optimum

SEEDS = st.integers(0, 10**6)
QUICK = settings(max_examples=40, deadline=None, database=None, derandomize=True)
NAMES = ("points", "share", "filled", "filled_by_priority", "minimum")


def people(executives, mentors, **fields: Any) -> list[dict[str, Any]]:
    plain = {"function": "F", "region": "R"}
    return [
        *({"employee_id": f"E{n}", "role": "executive"} | plain for n in range(executives)),
        *(
            {"employee_id": f"M{n}", "role": "mentor"} | plain | fields.get(f"M{n}", {})
            for n in range(mentors)
        ),
    ]


def circle(**changes: Any) -> dict[str, Any]:
    """Two and two: the best total needs a poor pair, the fairest matching has none."""
    scores = [["E0", "M0", 100], ["E0", "M1", 60], ["E1", "M0", 60], ["E1", "M1", 30]]
    return {"employees": people(2, 2), "policy": {}, "scores": scores} | changes


def priced(points, share, filled=0, minimum=None) -> dict[str, Any]:
    by_priority = {"1": filled} if filled else {}
    return dict(zip(NAMES, (points, share, filled, by_priority, minimum), strict=True))


def test_fairness_costs_the_points_that_the_largest_total_has_more() -> None:
    instance = circle()

    found = prices(instance, solve(instance))

    assert found == {
        "total": 120,
        "exact": True,
        "fairness": priced(10, 10 / 130, minimum=-30),
        "all_locks": None,
        "slot_rules": [],
        "region_caps": [],
        "locks": [],
        "locks_left_out": [],
    }


def test_fairness_has_no_price_where_nobody_asked_for_it() -> None:
    instance = circle(policy={"objective": "total"})

    assert prices(instance, solve(instance))["fairness"] is None


def test_a_lock_costs_what_the_matching_without_it_has_more() -> None:
    instance = circle(locks=[["E1", "M1"]], policy={"objective": "total"})
    instance["scores"] += [["E1", "M2", 90]]
    instance["employees"] = people(2, 3)

    found = prices(instance, solve(instance))

    lock = priced(60, 60 / 190, minimum=-10)
    assert (found["total"], found["all_locks"]) == (130, lock)
    assert found["locks"] == [{"executive": "E1", "mentor": "M1", **lock}]


def test_a_rule_costs_the_slots_and_points_it_keeps_back() -> None:
    instance = circle(
        policy={
            "slot_rules": [{"kind": "other_function", "min": 1}],
            "region_caps": [{"region": "S", "max": 1}],
        },
        employees=people(2, 3, M0={"function": "G"}, M2={"function": "G", "region": "S"}),
        scores=[["E0", "M0", 100], ["E1", "M0", 10], ["E1", "M1", 30], ["E1", "M2", 20]],
    )

    found = prices(instance, solve(instance))

    assert found["total"] == 120
    assert found["slot_rules"] == [{"rule": 0, **priced(10, 10 / 130, minimum=10)}]
    assert found["region_caps"] == [{"rule": 0, **priced(0, 0.0, minimum=0)}]


def test_a_cap_is_told_in_slots_before_points() -> None:
    instance = circle(policy={"region_caps": [{"region": "R", "max": 1}]})

    found = prices(instance, solve(instance))

    assert found["region_caps"] == [{"rule": 0, **priced(20, 20 / 120, filled=1, minimum=-40)}]


@QUICK
@given(SEEDS)
def test_prices_are_what_a_second_engine_finds_without_the_thing(seed) -> None:
    instance = company(seed)
    instance["locks"] = [[p["executive"], p["mentor"]] for p in solve(instance)["pairs"][:2]]
    result = solve(instance)
    assume(result["status"] == "optimal")

    found = prices(instance, result)

    rows = instance["policy"].get("slot_rules", [])
    for n, row in enumerate(found["slot_rules"]):
        policy = instance["policy"] | {"slot_rules": rows[:n] + rows[n + 1 :]}
        free = Optimum(instance | {"policy": policy})
        assert row["points"] == free.total - result["total"]
        assert row["filled"] == free.filled - result["filled"] >= 0
    for lock in found["locks"]:
        kept = [p for p in instance["locks"] if p != [lock["executive"], lock["mentor"]]]
        free = Optimum(instance | {"locks": kept})
        assert (lock["points"], lock["filled"]) == (
            free.total - result["total"],
            free.filled - result["filled"],
        )


@QUICK
@given(SEEDS)
def test_prices_from_what_stands_are_those_of_new_solves(seed) -> None:
    instance = company(seed, executives=9, mentors=12)
    instance["policy"] |= {"slot_rules": [], "region_caps": []}
    instance["locks"] = [[p["executive"], p["mentor"]] for p in solve(instance)["pairs"][:5:2]]
    assume(len(instance["locks"]) > 2)
    result, objective = solve(instance), instance["policy"]["objective"]

    found = prices(instance, result, standing=stand(instance))

    for lock in found["locks"]:
        kept = [p for p in instance["locks"] if p != [lock["executive"], lock["mentor"]]]
        free = solve(instance | {"locks": kept}, objective=objective)
        assert (lock["points"], lock["filled"]) == (
            free["total"] - result["total"],
            free["filled"] - result["filled"],
        )
    assert found == prices(instance, result)


def test_what_time_did_not_suffice_for_is_said_to_be_missing() -> None:
    instance = circle(locks=[["E1", "M1"]])

    found = prices(instance, solve(instance), seconds=0)

    missing = dict.fromkeys(NAMES)
    assert (found["fairness"], found["all_locks"]) == (missing, missing)
    assert found["locks"] == [{"executive": "E1", "mentor": "M1", **missing}]


def test_the_locks_that_could_lose_most_come_first_and_the_rest_is_named() -> None:
    scores = [["E0", "M0", 10], ["E1", "M1", 50], ["E2", "M2", 20], ["E2", "M3", 99]]
    instance = {
        "employees": people(3, 4),
        "scores": scores,
        "locks": [["E0", "M0"], ["E1", "M1"], ["E2", "M2"]],
    }

    found = prices(instance, solve(instance), most_locks=1)

    assert [lock["executive"] for lock in found["locks"]] == ["E2"]
    assert found["locks_left_out"] == [["E1", "M1"], ["E0", "M0"]]


def test_nothing_is_priced_where_nothing_was_solved() -> None:
    instance = circle(locks=[["E0", "M0"]], exclusions=[["E0", "M0"]])

    found = prices(instance, solve(instance))

    assert (found["exact"], found["fairness"], found["locks"]) == (False, None, [])


def test_a_stable_matching_has_no_prices() -> None:
    instance = circle(locks=[["E0", "M0"]])

    found = prices(instance, solve_stable(instance))

    assert (found["fairness"], found["all_locks"], found["locks"]) == (None, None, [])


def test_pricing_can_be_called_off() -> None:
    instance = circle()
    result = solve(instance)

    with pytest.raises(Cancelled):
        prices(instance, result, should_cancel=lambda: True)


def test_pricing_tells_how_far_it_is() -> None:
    instance, told = circle(locks=[["E1", "M1"]]), []

    prices(instance, solve(instance), progress=told.append)

    assert [(report.phase, report.step, report.steps) for report in told] == [
        ("prices", 0, 3),
        ("prices", 1, 3),
        ("prices", 2, 3),
    ]


def test_the_curve_goes_from_the_largest_total_to_the_largest_minimum() -> None:
    assert frontier(circle()) == [
        {"minimum": 30, "reached": 30, "total": 130, "filled": 2},
        {"minimum": 36, "reached": 60, "total": 120, "filled": 2},
    ]


@QUICK
@given(SEEDS)
def test_on_the_curve_a_larger_minimum_never_has_a_larger_total(seed) -> None:
    instance = company(seed)
    fair, total = (solve(instance, objective=name) for name in ("fair", "total"))
    assume(fair["status"] == "optimal" and fair["minimum"] is not None)

    curve = frontier(instance, steps=4)

    totals = [point["total"] for point in curve]
    assert (totals[0], totals[-1]) == (total["total"], fair["total"])
    assert totals == sorted(totals, reverse=True)
    assert curve[-1]["reached"] == fair["minimum"]
    assert {point["filled"] for point in curve} == {fair["filled"]}
    assert len(curve) <= 4
    assert json.loads(json.dumps(curve)) == curve


def test_a_curve_of_nobody_is_one_point() -> None:
    assert frontier({"employees": []}) == [
        {"minimum": None, "reached": None, "total": 0, "filled": 0}
    ]


def test_a_curve_needs_a_sound_instance() -> None:
    with pytest.raises(ValueError, match="bad_value"):
        frontier({"employees": 7})

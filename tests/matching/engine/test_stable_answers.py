"""What a stable matching answers: its format, its refusals, its bounds."""

import json

import pytest

from matching.engine import Cancelled, compare_methods, solve, solve_stable
from tests.matching.engine.ranked import (
    plain,
    ranked,
)


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("slot_rules", [{"kind": "opted_in", "min": 1}]),
        ("region_caps", [{"region": "APAC", "max": 3}]),
    ],
)
def test_what_stable_matching_does_not_know_is_refused_by_name(name, rows) -> None:
    instance = ranked([[0]], [[0]]) | {"policy": {name: rows}}

    result = solve_stable(instance)

    assert (result["status"], result["pairs"]) == ("invalid", [])
    assert [(e["code"], e["detail"].split(":")[0]) for e in result["errors"]] == [
        ("bad_policy", name)
    ]


@pytest.mark.parametrize("raw", [None, {}, {"employees": [7]}])
def test_what_is_no_instance_is_no_instance_here_either(raw) -> None:
    assert solve_stable(raw)["errors"] == solve(raw)["errors"]


def test_locks_that_break_a_rule_are_named_here_too() -> None:
    instance = ranked([[0]], [[0]]) | {"locks": [["E0", "M0"]], "exclusions": [["E0", "M0"]]}

    result = solve_stable(instance)

    assert (result["status"], result["errors"]) == ("infeasible", solve(instance)["errors"])


def test_a_side_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="executives, mentors"):
        solve_stable(ranked([[0]], [[0]]), "nobody")


def test_a_stable_result_has_the_format_of_an_optimal_one_and_its_bounds() -> None:
    instance = plain(3)
    optimal = solve(instance)

    results = [solve_stable(instance), solve_stable(instance, optimal=optimal)]

    assert set(results[0]) == set(optimal) | {"stability"}
    assert results[0]["certificate"] is None
    assert results[1]["certificate"]["total_bound"] == optimal["certificate"]["total_bound"]
    assert json.loads(json.dumps(results, allow_nan=False)) == results


def test_each_way_of_matching_is_measured_in_the_terms_of_the_other() -> None:
    instance = ranked([[0], [0]], [[0], []])
    instance["scores"] = [["E0", "M0", 50], ["E0", "M1", 49], ["E1", "M0", 40], ["E1", "M1", 1]]
    results = solve(instance), solve_stable(instance), solve_stable(instance, "mentors")

    compared = compare_methods(instance, *results)

    stable = {
        "filled": 2,
        "filled_by_priority": {"1": [2, 2]},
        "total": 51,
        "minimum": 1,
        "blocking_pairs": 0,
        "worst_regret": None,
        "rank_sums": {"executives": 3, "mentors": 3},
    }
    assert compared == {
        "optimal": {
            "filled": 2,
            "filled_by_priority": {"1": [2, 2]},
            "total": 89,
            "minimum": 40,
            "blocking_pairs": 1,
            "worst_regret": {
                "executive": "E0",
                "mentor": "M0",
                "regret_executive": 1,
                "regret_mentor": 10,
                "rank_executive": 1,
                "rank_mentor": 1,
            },
            "rank_sums": {"executives": 3, "mentors": 3},
        },
        "stable_executives": stable,
        "stable_mentors": stable,
    }


def test_a_stable_run_can_be_called_off() -> None:
    with pytest.raises(Cancelled):
        solve_stable(plain(1), should_cancel=lambda: True)


@pytest.mark.parametrize("missing", ["executive", "mentor"])
def test_an_empty_side_is_matched_to_nothing(missing) -> None:
    instance = ranked([[0]], [[0]])
    instance["employees"] = [p for p in instance["employees"] if p["role"] != missing]

    result = solve_stable(instance)

    assert (result["status"], result["filled"], result["blocking_pairs"]) == ("feasible", 0, 0)

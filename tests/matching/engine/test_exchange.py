from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from matching.engine import alternatives, solve, solve_stable, stand, why_not_pair
from tests.matching.engine.companies import company
from tests.matching.engine.reference import Optimum, broken, score

SEEDS = st.integers(0, 10**6)
QUICK = settings(max_examples=40, deadline=None, database=None, derandomize=True)


def trio(**changes: Any) -> dict[str, Any]:
    sides = (("E", "executive"), ("M", "mentor"))
    people = [
        {"employee_id": f"{letter}{n}", "role": role, "function": "F", "region": "R"}
        for letter, role in sides
        for n in range(3)
    ]
    scores = [["E0", "M0", 90], ["E0", "M1", 80], ["E1", "M1", 70], ["E1", "M0", 20]]
    scores += [["E2", "M2", 60], ["E0", "M2", 50]]
    return {"employees": people, "policy": {}, "scores": scores} | changes


def asked(instance, executive, mentor) -> dict[str, Any]:
    return why_not_pair(instance, solve(instance), executive, mentor)


def test_the_exchange_for_a_pair_names_who_moves_and_what_it_costs() -> None:
    found = asked(trio(), "E0", "M1")

    assert {name: found[name] for name in ("allowed", "rules", "score", "in_result")} == {
        "allowed": True,
        "rules": [],
        "score": 80,
        "in_result": False,
    }
    assert found["exchange"] == {
        "points": 60,
        "share": 60 / 220,
        "filled_change": 0,
        "priority_change": {},
        "minimum": [60, 20],
        "gone": [["E0", "M0"], ["E1", "M1"]],
        "come": [["E0", "M1"], ["E1", "M0"]],
    }


def test_a_pair_that_is_there_needs_no_exchange() -> None:
    found = asked(trio(locks=[["E2", "M2"]]), "E2", "M2")

    assert (found["in_result"], found["locked"], found["exchange"]) == (True, True, None)


def test_a_forbidden_pair_names_its_rules_and_no_exchange() -> None:
    found = asked(trio(exclusions=[["E0", "M1"]], history=[["E0", "M1"]]), "E0", "M1")

    assert (found["allowed"], found["rules"]) == (False, ["excluded", "history"])
    assert (found["exchange"], found["score"]) == (None, 80)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"locks": [["E0", "M0"]]}, "lock_over_slots"),
        ({"locks": [["E1", "M1"]]}, "lock_over_capacity"),
        ({"policy": {"slot_rules": [{"kind": "opted_in", "min": 1}]}}, "lock_breaks_rule"),
    ],
)
def test_what_stands_against_a_pair_besides_hard_rules_is_an_error(changes, code) -> None:
    found = asked(trio(**changes), "E0", "M1")

    assert (found["allowed"], found["exchange"]) == (True, None)
    assert [error["code"] for error in found["errors"]] == [code]


@pytest.mark.parametrize("pair", [("E0", "E1"), ("M0", "E0"), ("E0", "ghost")])
def test_only_an_executive_and_a_mentor_can_be_asked_about(pair) -> None:
    with pytest.raises(KeyError):
        asked(trio(), *pair)


def test_passing_over_a_higher_priority_is_told() -> None:
    instance = trio()
    instance["employees"] = instance["employees"][:2] + instance["employees"][3:4]
    instance["employees"][1] |= {"priority": 3}
    instance["scores"] = [["E0", "M0", 90], ["E1", "M0", 20]]

    exchange = asked(instance, "E0", "M0")["exchange"]

    assert (exchange["points"], exchange["filled_change"]) == (-70, 0)
    assert exchange["priority_change"] == {"3": -1, "1": 1}


@QUICK
@given(SEEDS)
def test_an_exchange_costs_what_a_second_engine_finds(seed) -> None:
    instance = company(seed)
    result = solve(instance)
    sides = [
        [p for p in instance["employees"] if p["role"] == role] for role in ("executive", "mentor")
    ]
    e, m = sides[0][seed % len(sides[0])], sides[1][seed % len(sides[1])]
    assume(result["status"] == "optimal")

    found = why_not_pair(instance, result, e["employee_id"], m["employee_id"])

    again = why_not_pair(
        instance, result, e["employee_id"], m["employee_id"], standing=stand(instance)
    )
    assert again == found
    assert set(found["rules"]) == broken(instance, e, m)
    assert found["score"] == score(instance, e, m)
    if found["exchange"]:
        locked = Optimum(instance | {"locks": [[e["employee_id"], m["employee_id"]]]})
        assert found["exchange"]["points"] == result["total"] - locked.total
        assert found["exchange"]["filled_change"] == locked.filled - result["filled"] <= 0
        assert [e["employee_id"], m["employee_id"]] in found["exchange"]["come"]


def test_alternatives_are_the_best_others_with_whom_they_would_replace() -> None:
    instance = trio()

    found = alternatives(instance, solve(instance), "E0", 2)

    plain = {"in_exchange_for": "M0", "exchange": None, "errors": []}
    assert found == [
        {"partner": "M1", "score": 80, **plain},
        {"partner": "M2", "score": 50, **plain},
    ]


def test_alternatives_cost_what_the_exchange_costs_where_there_is_time() -> None:
    instance = trio(exclusions=[["E1", "M2"]])
    result = solve(instance)

    found = alternatives(instance, result, "M1", seconds=None)

    assert [(row["partner"], row["in_exchange_for"]) for row in found] == [
        ("E0", "E1"),
        ("E2", "E1"),
    ]
    for row in found:
        asked_for = why_not_pair(instance, result, row["partner"], "M1")
        assert row["exchange"] == asked_for["exchange"]
    assert alternatives(instance, result, "M1", seconds=9, standing=stand(instance)) == found


def test_in_a_stable_matching_nothing_is_exchanged() -> None:
    instance = trio()
    result = solve_stable(instance)

    assert why_not_pair(instance, result, "E0", "M1")["exchange"] is None
    assert [row["exchange"] for row in alternatives(instance, result, "E0", seconds=None)] == [
        None,
        None,
    ]


def test_a_free_place_is_given_up_for_nobody() -> None:
    instance = trio()
    instance["employees"][4] |= {"capacity": 2}

    rows = alternatives(instance, solve(instance), "M1", 1)

    assert [row["in_exchange_for"] for row in rows] == [None]


def test_alternatives_are_for_executives_and_mentors() -> None:
    with pytest.raises(KeyError):
        alternatives(trio(), solve(trio()), "ghost")

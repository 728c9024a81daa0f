import copy
import json
from typing import Any

import pytest

from matching.engine import solve


def instance(**changes: Any) -> dict[str, Any]:
    base = {
        "employees": [
            {"employee_id": "E1", "role": "executive", "slots": 1, "function": "F", "region": "R"},
            {"employee_id": "M1", "role": "mentor", "capacity": 1, "function": "G", "region": "R"},
            {"employee_id": "M2", "role": "mentor", "capacity": 1, "function": "G", "region": "R"},
        ],
        "policy": {},
    }
    return copy.deepcopy(base | changes)


def with_field(place, **fields: Any) -> dict[str, Any]:
    changed = instance()
    changed["employees"][place] |= fields
    return changed


def codes(result) -> list[str]:
    return sorted({error["code"] for error in result["errors"]})


def test_the_plain_instance_is_sound() -> None:
    assert solve(instance())["status"] == "optimal"


@pytest.mark.parametrize(
    "raw", [None, [], "text", 7, True, {}, {"employees": None}, {"employees": {}}]
)
def test_what_is_no_instance_is_answered_in_the_format(raw) -> None:
    result = solve(raw)

    assert (result["status"], codes(result)) == ("invalid", ["bad_value"])
    assert json.loads(json.dumps(result, allow_nan=False)) == result


@pytest.mark.parametrize(
    ("place", "fields"),
    [
        (0, {"slots": 10**6}),
        (0, {"slots": -1}),
        (0, {"slots": float("nan")}),
        (0, {"slots": 1.5}),
        (0, {"slots": "2"}),
        (0, {"slots": True}),
        (0, {"slots": 10**400}),
        (1, {"capacity": 3}),
        (1, {"capacity": float("inf")}),
        (0, {"priority": 0}),
        (0, {"c_suite": 2}),
        (1, {"opted_in": "yes"}),
        (0, {"manager_id": 7}),
        (0, {"function": ["F"]}),
        (0, {"grade_rank": "high"}),
        (0, {"utc_offset_min": 5000}),
        (0, {"utc_offset_min": []}),
        (0, {"work_start_min": -1}),
        (0, {"work_start_min": 0, "work_end_min": 1441}),
        (0, {"languages": "en"}),
        (0, {"languages": [None]}),
        (0, {"needs": {"t": 4}}),
        (0, {"needs": ["t"]}),
        (1, {"expertise": {"t": 0}}),
        (0, {"communication": {"pace": 8}}),
        (0, {"communication": {str(n): 1 for n in range(8)}}),
        (1, {"aspirations": {"F": 1}}),
        (1, {"ranks": {"E1": 0}}),
        (1, {"ranks": {"E1": float("-inf")}}),
    ],
)
def test_a_bad_value_names_its_person_and_field(place, fields) -> None:
    result = solve(with_field(place, **fields))

    name = list(fields)[-1]
    person = instance()["employees"][place]["employee_id"]
    assert result["status"] == "invalid"
    assert [(e["code"], e["employee"], e["detail"].split(":")[0]) for e in result["errors"]] == [
        ("bad_value", person, name)
    ]


@pytest.mark.parametrize(
    ("policy", "code"),
    [
        ({"weights": {"knowledge": -1}}, "bad_value"),
        ({"weights": {"knowledge": float("nan")}}, "bad_value"),
        ({"weights": {"knowledge": float("inf")}}, "bad_value"),
        ({"weights": {"knowledge": "40"}}, "bad_value"),
        ({"weights": {"communication": 50}}, "bad_policy"),
        ({"weights": {"personality": 10}}, "bad_policy"),
        ({"weights": [1]}, "bad_policy"),
        (
            {
                "weights": dict.fromkeys(
                    (
                        "knowledge",
                        "exchange",
                        "communication",
                        "overlap",
                        "language",
                        "distance",
                        "aspiration",
                    ),
                    0,
                )
            },
            "bad_policy",
        ),
        ({"weights": {"knowledge": 1e299, "distance": 1e299}}, "bad_policy"),
        ({"min_overlap_minutes": -1}, "bad_value"),
        ({"line_distance": 1.5}, "bad_value"),
        ({"line_distance": -2}, "bad_value"),
        ({"direction": "yes"}, "bad_value"),
        ({"objective": "best"}, "unknown_kind"),
        ({"objective": ["fair"]}, "unknown_kind"),
        ({"region_policy": "near"}, "unknown_kind"),
        ({"adjacent_functions": [["F"]]}, "bad_policy"),
        ({"adjacent_functions": "F"}, "bad_policy"),
        ({"slot_rules": [{"kind": "friend", "min": 1}]}, "unknown_kind"),
        ({"slot_rules": [{"kind": "opted_in", "applies": "some"}]}, "unknown_kind"),
        ({"slot_rules": [{"kind": "opted_in", "min": -1}]}, "bad_value"),
        ({"slot_rules": [{"kind": "opted_in", "min": 2, "max": 1}]}, "bad_policy"),
        ({"slot_rules": ["opted_in"]}, "bad_policy"),
        ({"slot_rules": {"kind": "opted_in"}}, "bad_policy"),
        ({"region_caps": [{"region": "R", "min": 2, "max": 1}]}, "bad_policy"),
        ({"region_caps": [{"max": 1}]}, "bad_policy"),
        ({"surprise": 1}, "bad_policy"),
    ],
)
def test_a_bad_policy_is_refused_by_its_code(policy, code) -> None:
    result = solve(instance(policy=policy))

    assert (result["status"], [error["code"] for error in result["errors"]]) == ("invalid", [code])


@pytest.mark.parametrize("policy", [[], "fair", 3])
def test_a_policy_that_is_no_object_is_refused(policy) -> None:
    assert codes(solve(instance(policy=policy))) == ["bad_policy"]


@pytest.mark.parametrize("name", ["exclusions", "history", "locks"])
def test_pair_lists_know_everybody_and_name_nobody_twice(name) -> None:
    rows = [["E1", "M1"], ["E1", "M1"], ["E1", "ghost"], ["E1"], [["E1"], "M1"], "E1"]

    result = solve(instance(**{name: rows}))

    assert [error["code"] for error in result["errors"]] == [
        "duplicate_pair",
        "unknown_person",
        "bad_value",
        "bad_value",
        "bad_value",
    ]


@pytest.mark.parametrize("score", [-1, float("nan"), "9", 1.5, None])
def test_a_given_score_is_a_whole_number(score) -> None:
    assert codes(solve(instance(scores=[["E1", "M1", score]]))) == ["bad_value"]


@pytest.mark.parametrize("name", ["exclusions", "history", "locks", "scores"])
def test_a_pair_list_is_a_list(name) -> None:
    assert codes(solve(instance(**{name: {"E1": "M1"}}))) == ["bad_value"]


def test_a_row_is_an_object_with_an_id() -> None:
    rows = [
        7,
        {"role": "mentor"},
        {"employee_id": "", "role": "none"},
        {"employee_id": 5, "role": "none"},
    ]

    errors = solve(instance(employees=rows))["errors"]

    assert [error["detail"] for error in errors] == [
        "employees 1: an object is expected",
        "employee_id: text is expected in employees 2",
        "employee_id: text is expected in employees 3",
        "employee_id: text is expected in employees 4",
    ]


def test_an_objective_from_outside_does_not_hide_a_bad_policy() -> None:
    assert codes(solve(instance(policy=[]), objective="fair")) == ["bad_policy"]
    assert codes(solve(instance(), objective="best")) == ["unknown_kind"]


def test_a_lock_puts_the_executive_first() -> None:
    assert codes(solve(instance(locks=[["M1", "E1"]]))) == ["unknown_person"]


def test_a_ban_holds_whoever_is_named_first() -> None:
    result = solve(instance(exclusions=[["M1", "E1"]]))

    assert [pair["mentor"] for pair in result["pairs"]] == ["M2"]


def test_every_fault_is_listed_at_once() -> None:
    faulty = instance(locks=[["E1", "ghost"]], policy={"objective": "best", "line_distance": -1})
    faulty["employees"] += [
        {"employee_id": "M1", "role": "mentor"},
        {"employee_id": "A", "role": "none", "manager_id": "B"},
        {"employee_id": "B", "role": "none", "manager_id": "A"},
        {"employee_id": "C", "role": "boss", "manager_id": "nobody", "slots": -4},
        {"employee_id": "D", "role": "none", "manager_id": "D"},
    ]

    result = solve(faulty)

    assert [(error["code"], error["employee"]) for error in result["errors"]] == [
        ("unknown_kind", "C"),
        ("bad_value", "C"),
        ("duplicate_id", "M1"),
        ("unknown_manager", "C"),
        ("cycle", "A"),
        ("cycle", "D"),
        ("bad_value", ""),
        ("unknown_kind", ""),
        ("unknown_person", "ghost"),
    ]


def test_clock_regimes_are_equally_many_for_all() -> None:
    uneven = with_field(0, utc_offset_min=[0, 60])
    uneven["employees"][1]["utc_offset_min"] = [0, 60, 120]

    assert [error["employee"] for error in solve(uneven)["errors"]] == ["E1"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"locks": [["E1", "M1"], ["E1", "M2"]]}, "lock_over_slots"),
        ({"locks": [["E1", "M1"]], "exclusions": [["E1", "M1"]]}, "lock_breaks_rule"),
        ({"locks": [["E1", "M1"]], "history": [["E1", "M1"]]}, "lock_breaks_rule"),
        (
            {
                "locks": [["E1", "M1"]],
                "policy": {"slot_rules": [{"kind": "own_function", "min": 1}]},
            },
            "lock_breaks_rule",
        ),
        ({"policy": {"region_caps": [{"region": "R", "min": 2}]}}, "cap_unreachable"),
        ({"policy": {"region_caps": [{"region": "nowhere", "min": 1}]}}, "cap_unreachable"),
        (
            {"policy": {"region_caps": [{"region": "R", "min": 1}, {"region": "R", "max": 0}]}},
            "cap_unreachable",
        ),
        (
            {"locks": [["E1", "M1"]], "policy": {"region_caps": [{"region": "R", "max": 0}]}},
            "cap_unreachable",
        ),
    ],
)
def test_contradictions_make_an_instance_infeasible(changes, code) -> None:
    result = solve(instance(**changes))

    assert (result["status"], codes(result), result["pairs"]) == ("infeasible", [code], [])


def test_a_lock_over_capacity_names_the_mentor() -> None:
    locked = instance(locks=[["E1", "M1"]])
    locked["employees"][1]["capacity"] = 0

    errors = solve(locked)["errors"]

    assert [(error["code"], error["employee"]) for error in errors] == [
        ("lock_over_capacity", "M1")
    ]


def test_a_lock_that_breaks_a_rule_names_lock_and_rule() -> None:
    locked = instance(locks=[["E1", "M1"]])
    locked["employees"][1]["manager_id"] = "E1"

    errors = solve(locked)["errors"]

    assert [error["detail"] for error in errors] == ["lock [E1, M1] breaks the rule line"]


@pytest.mark.parametrize(
    "employees", [[], instance()["employees"][:1], instance()["employees"][1:]]
)
def test_an_empty_pool_is_matched_to_nothing(employees) -> None:
    result = solve(instance(employees=employees))

    assert (result["status"], result["filled"], result["minimum"]) == ("optimal", 0, None)

from typing import Any

import pytest

from matching.engine import amended, consequence, solve


def person(name, **fields: Any) -> dict[str, Any]:
    role = "executive" if name.startswith("E") else "mentor"
    return {"employee_id": name, "role": role, "function": "F", "region": "R"} | fields


def program(*people: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"employees": list(people), "policy": more.pop("policy", {}), **more}


def day(start, offset=0) -> dict[str, Any]:
    return {"work_start_min": start, "work_end_min": start + 480, "utc_offset_min": offset}


def only_unmatched(instance) -> dict[str, Any]:
    (row,) = solve(instance)["unmatched"]
    return row


def test_an_open_slot_says_what_rules_took_and_which_change_would_help() -> None:
    instance = program(
        person("E", **day(540)),
        person("M1", **day(960)),
        person("M2", **day(990)),
        person("M3", **day(1020)),
        person("M4", manager_id="E", **day(1020)),
    )

    assert only_unmatched(instance) == {
        "executive": "E",
        "open_slots": 1,
        "removed": {"line": 1, "overlap": 4},
        "relaxations": [
            {"rule": "overlap", "to": 60, "gains": 1},
            {"rule": "overlap", "to": 30, "gains": 2},
            {"rule": "overlap", "to": 0, "gains": 3},
        ],
        "competition": False,
    }


@pytest.mark.parametrize(
    ("executive", "mentor", "more", "relaxation"),
    [
        ({"grade_rank": 1}, {"grade_rank": 2}, {}, {"rule": "direction", "to": False, "gains": 1}),
        (
            {"manager_id": "X"},
            {"manager_id": "X"},
            {},
            {"rule": "same_manager", "to": False, "gains": 1},
        ),
        (
            {"languages": ["en"]},
            {"languages": ["fr"]},
            {},
            {"rule": "language", "to": False, "gains": 1},
        ),
        ({}, {}, {"exclusions": [["E", "M"]]}, {"rule": "excluded", "to": False, "gains": 1}),
        ({}, {}, {"history": [["E", "M"]]}, {"rule": "history", "to": False, "gains": 1}),
        (
            {},
            {},
            {"policy": {"region_policy": "cross"}},
            {"rule": "region", "to": "any", "gains": 1},
        ),
        ({}, {"capacity": 0}, {}, {"rule": "capacity", "to": 1, "gains": 1}),
        (
            {},
            {},
            {"policy": {"slot_rules": [{"kind": "other_function", "min": 1}]}},
            {"rule": "slot_rules", "to": "off", "gains": 1},
        ),
        (
            {},
            {},
            {"policy": {"region_caps": [{"region": "R", "max": 0}]}},
            {"rule": "region_caps", "to": "off", "gains": 1},
        ),
    ],
)
def test_the_one_change_that_would_help_is_proposed(executive, mentor, more, relaxation) -> None:
    manager = {"employee_id": "X", "role": "none"}
    instance = program(person("E", **executive), person("M", **mentor), manager, **more)

    assert only_unmatched(instance)["relaxations"] == [relaxation]


def test_a_line_is_proposed_from_three_levels_on_only() -> None:
    chain = [
        {"employee_id": f"X{n}", "role": "none", "manager_id": f"X{n - 1}" if n else "E"}
        for n in range(3)
    ]
    near, far = person("M1", manager_id="X0"), person("M2", manager_id="X2")

    row = only_unmatched(program(person("E"), near, far, *chain))

    assert row["relaxations"] == [{"rule": "line", "to": 4, "gains": 1}]


def test_competition_means_that_somebody_else_got_the_candidate() -> None:
    instance = program(person("E1", priority=2), person("E2"), person("M"))

    row = only_unmatched(instance)

    assert (row["executive"], row["competition"], row["relaxations"]) == ("E2", True, [])


def test_a_slot_kept_for_another_kind_is_no_competition() -> None:
    rules = [{"kind": "opted_in", "min": 1}]
    instance = program(
        person("E", slots=2), person("M1"), person("M2"), policy={"slot_rules": rules}
    )

    row = only_unmatched(instance)

    assert (row["open_slots"], row["competition"]) == (1, False)


def test_an_adjacent_function_gets_no_slot_that_is_kept() -> None:
    rules = [
        {"kind": "own_function", "min": 1, "max": 1},
        {"kind": "other_function", "min": 1, "max": 1},
    ]
    policy = {"slot_rules": rules, "adjacent_functions": [["G", "F"]]}
    people = [person("E", slots=2), person("M1"), person("M2", function="G")]

    result = solve(program(*people, policy=policy))

    assert [pair["mentor"] for pair in result["pairs"]] == ["M1"]
    assert result["unmatched"][0]["relaxations"] == [
        {"rule": "slot_rules", "to": "off", "gains": 1}
    ]


def test_every_executive_hears_what_the_rules_removed() -> None:
    instance = program(person("E"), person("M1"), person("M2", manager_id="E"))

    assert solve(instance)["removed"] == {"E": {"line": 1}}


def test_blocking_pairs_count_those_who_would_both_rather_change() -> None:
    scores = [["E1", "M1", 90], ["E1", "M2", 80], ["E2", "M1", 80], ["E2", "M2", 10]]
    people = [person("E1"), person("E2"), person("M1"), person("M2")]

    assert solve(program(*people, scores=scores))["blocking_pairs"] == 1


def test_a_locked_pair_blocks_nobody() -> None:
    scores = [["E1", "M1", 90], ["E1", "M2", 80], ["E2", "M1", 80], ["E2", "M2", 10]]
    people = [person("E1"), person("E2"), person("M1"), person("M2")]

    assert solve(program(*people, scores=scores, locks=[["E1", "M2"]]))["blocking_pairs"] == 0


def test_slot_rules_are_kept_when_blocking_pairs_are_counted() -> None:
    scores = [["E", "M1", 5], ["E", "M2", 50], ["E", "M3", 60]]
    people = [person("E", slots=2), person("M1", opted_in=1), person("M2"), person("M3")]
    rules = {"slot_rules": [{"kind": "opted_in", "min": 1}]}

    assert solve(program(*people, scores=scores, policy=rules))["blocking_pairs"] == 0


def test_fairness_lifts_the_smallest_score_and_says_its_price() -> None:
    scores = [["E1", "M1", 100], ["E1", "M2", 40], ["E2", "M1", 50], ["E2", "M2", 1]]
    people = [person("E1"), person("E2"), person("M1"), person("M2")]

    result = solve(program(*people, scores=scores))

    assert (result["minimum"], result["total"], result["price_of_fairness"]) == (40, 90, 11 / 101)


def test_a_pair_within_one_line_is_marked_for_recusal() -> None:
    instance = program(person("E"), person("M", manager_id="E"), policy={"line_distance": 1})

    assert [pair["needs_recusal"] for pair in solve(instance)["pairs"]] == [True]


def test_a_wish_shows_what_it_would_change() -> None:
    scores = [["E1", "M1", 90], ["E1", "M2", 80], ["E2", "M1", 20], ["E2", "M2", 70]]
    instance = program(person("E1"), person("E2"), person("M1"), person("M2"), scores=scores)
    before = solve(instance)

    after = solve(amended(instance, lock=[("E1", "M2")]))

    assert consequence(before, after) == {
        "status": "optimal",
        "errors": [],
        "filled": [2, 2],
        "minimum": [70, 20],
        "total": [160, 100],
        "gone": [["E1", "M1"], ["E2", "M2"]],
        "come": [["E1", "M2"], ["E2", "M1"]],
    }


def test_a_ban_takes_a_lock_back() -> None:
    instance = program(person("E"), person("M"), locks=[["E", "M"]])

    changed = amended(instance, ban=[("E", "M")])

    assert (changed["locks"], changed["exclusions"]) == ([], [["E", "M"]])
    assert instance["locks"] == [["E", "M"]]
    assert solve(changed)["filled"] == 0

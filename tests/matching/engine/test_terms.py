from typing import Any

import pytest

from matching.engine import PairQuestions, score_pair, why_not


def pair(executive=None, mentor=None, **policy: Any) -> dict[str, Any]:
    base = {"function": "F", "region": "R", "site": "S"}
    return {
        "employees": [
            {"employee_id": "E", "role": "executive", **base, **(executive or {})},
            {"employee_id": "M", "role": "mentor", **base, **(mentor or {})},
            {"employee_id": "X", "role": "none"},
        ],
        "policy": policy,
    }


def term(name, executive=None, mentor=None) -> float:
    return score_pair(pair(executive, mentor), "E", "M")["terms"][name]


def hours(start, end, offset=0) -> dict[str, Any]:
    return {"work_start_min": start, "work_end_min": end, "utc_offset_min": offset}


def test_knowledge_is_the_share_of_needs_that_is_met() -> None:
    assert term("knowledge", {"needs": {"a": 3, "b": 1}}, {"expertise": {"a": 4, "c": 5}}) == 0.6


def test_knowledge_without_needs_is_nothing() -> None:
    assert term("knowledge", {}, {"expertise": {"a": 4}}) == 0


def test_exchange_asks_what_the_mentor_learns() -> None:
    assert term("exchange", {"expertise": {"a": 5}}, {"needs": {"a": 2}}) == 1


def test_communication_compares_what_both_gave() -> None:
    executive = {"communication": {"pace": 1, "direct": 4}}

    assert term("communication", executive, {"communication": {"pace": 7, "detail": 1}}) == 0
    assert term("communication", executive, {"communication": {"detail": 1}}) == 0.5


@pytest.mark.parametrize(
    ("executive", "mentor", "minutes"),
    [
        (hours(540, 1020), hours(540, 1020), 480),
        (hours(540, 1020), hours(540, 1020, 300), 180),
        (hours(420, 900, 540), hours(540, 1020, -480), 180),
        (hours(0, 1440), hours(60, 300), 240),
        (hours(1320, 360), hours(0, 420), 360),
        (hours(0, 800), hours(700, 1540), 200),
        (hours(540, 1020, [0, 60]), hours(540, 1020), 420),
        (hours(540, 1020, [0, 60]), hours(540, 1020, [0, 60]), 480),
        (hours(540, 1020, [0, 60]), hours(540, 1020, [60, 0]), 420),
        (hours(540, 540), hours(0, 1440), 0),
    ],
)
def test_overlap_takes_the_day_as_a_ring(executive, mentor, minutes) -> None:
    assert term("overlap", executive, mentor) == pytest.approx(min(minutes, 480) / 480, abs=1e-6)
    questions = (
        pair(executive, mentor, min_overlap_minutes=minutes),
        pair(executive, mentor, min_overlap_minutes=minutes + 1),
    )
    assert [why_not(question, "E", "M") for question in questions] == [[], ["overlap"]]


def test_unknown_hours_count_half_and_forbid_nothing() -> None:
    question = pair(hours(0, 10), {"work_start_min": 600, "work_end_min": 700})

    assert score_pair(question, "E", "M")["terms"]["overlap"] == 0.5
    assert why_not(question, "E", "M") == []


def test_language_counts_up_to_three() -> None:
    four = {"languages": ["en", "fr", "ja", "ko"]}

    assert term("language", four, four) == 1
    assert term("language", four, {"languages": ["en", "sv"]}) == pytest.approx(1 / 3, abs=1e-6)
    assert term("language", four, {"languages": []}) == 0.5


def test_distance_adds_function_region_and_site() -> None:
    assert term("distance", {"function": "G"}) == 0.5
    assert term("distance", {"region": "Q"}) == 0.3
    assert term("distance", {"site": "T", "region": "Q", "function": "G"}) == 1


def test_aspiration_is_about_the_executives_function() -> None:
    assert term("aspiration", {}, {"aspirations": ["G", "F"]}) == 1
    assert term("aspiration", {}, {"aspirations": ["G"]}) == 0


def test_preference_is_the_mean_of_both_sides() -> None:
    assert term("preference", {"ranks": {"M": 2}}, {"ranks": {"E": 1}}) == 0.75
    assert term("preference", {"ranks": {"M": 2}}) == 0.25


def test_a_given_score_replaces_the_computed_one() -> None:
    question = pair() | {"scores": [["E", "M", 7200]]}

    assert score_pair(question, "E", "M")["score"] == 7200


@pytest.mark.parametrize(
    ("executive", "mentor", "policy", "rules"),
    [
        ({}, {"manager_id": "E"}, {}, ["line"]),
        ({}, {"manager_id": "E"}, {"line_distance": 1}, []),
        ({}, {"manager_id": "E"}, {"line_distance": 2}, ["line"]),
        ({"manager_id": "M"}, {}, {}, ["line"]),
        ({}, {"pay_decider": "E"}, {"line_distance": 2}, ["line"]),
        ({}, {"pay_decider": "somebody"}, {}, []),
        ({"grade_rank": 3}, {"grade_rank": 3}, {}, ["direction"]),
        ({"grade_rank": 3}, {"grade_rank": 3}, {"direction": False}, []),
        ({"grade_rank": 3}, {}, {}, []),
        ({"manager_id": "X"}, {"manager_id": "X"}, {}, ["same_manager"]),
        ({"manager_id": "X"}, {"manager_id": "X"}, {"same_manager": False}, []),
        ({"languages": ["en"]}, {"languages": ["fr"]}, {}, ["language"]),
        ({"languages": ["en"]}, {"languages": ["fr"]}, {"require_common_language": False}, []),
        ({"region": "Q"}, {}, {"region_policy": "in"}, ["region"]),
        ({}, {}, {"region_policy": "in"}, []),
        ({}, {}, {"region_policy": "cross"}, ["region"]),
    ],
)
def test_each_rule_forbids_what_it_says(executive, mentor, policy, rules) -> None:
    assert why_not(pair(executive, mentor, **policy), "E", "M") == rules


def test_several_rules_are_all_named() -> None:
    question = pair({"grade_rank": 1}, {"grade_rank": 2, "manager_id": "E"}) | {
        "exclusions": [["E", "M"]],
        "history": [["E", "M"]],
    }

    assert why_not(question, "E", "M") == ["line", "direction", "excluded", "history"]


def test_a_pair_in_one_line_needs_a_recusal() -> None:
    questions = PairQuestions(pair({}, {"manager_id": "E"}, line_distance=1))

    assert questions.needs_recusal("E", "M")
    assert not PairQuestions(pair()).needs_recusal("E", "M")


def test_candidates_come_best_first_without_those_a_rule_forbids() -> None:
    question = pair() | {"scores": [["E", "M", 5], ["E", "N", 9], ["E", "O", 7]]}
    question["employees"] += [
        {"employee_id": "N", "role": "mentor"},
        {"employee_id": "O", "role": "mentor", "manager_id": "E"},
        {"employee_id": "P", "role": "mentor", "capacity": 0},
    ]

    assert PairQuestions(question).candidates("E") == [("N", 9), ("M", 5)]


def test_questions_about_an_unsound_instance_are_refused() -> None:
    with pytest.raises(ValueError, match="bad_value E: slots"):
        score_pair(pair({"slots": 9}), "E", "M")

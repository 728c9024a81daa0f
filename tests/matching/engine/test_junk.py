"""A sound instance with junk in every place, one at a time: never anything but a result."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest

from matching.engine import solve, solve_stable
from matching.engine.__main__ import EXIT_CODES

CODES = {
    "invalid": {
        "duplicate_id",
        "unknown_manager",
        "cycle",
        "unknown_person",
        "duplicate_pair",
        "bad_value",
        "unknown_kind",
        "bad_policy",
    },
    "infeasible": {
        "lock_breaks_rule",
        "lock_over_slots",
        "lock_over_capacity",
        "cap_unreachable",
    },
}
RICH: dict[str, Any] = {
    "employees": [
        {"employee_id": "B", "role": "none", "manager_id": ""},
        {
            "employee_id": "E1",
            "role": "executive",
            "manager_id": "B",
            "slots": 2,
            "priority": 2,
            "c_suite": 1,
            "function": "F",
            "region": "R",
            "site": "S",
            "grade_rank": 9,
            "pay_decider": "B",
            "utc_offset_min": [0, 60],
            "work_start_min": 540,
            "work_end_min": 1020,
            "languages": ["en"],
            "needs": {"a": 3},
            "expertise": {"b": 2},
            "communication": {"pace": 3},
            "ranks": {"M1": 1},
        },
        {
            "employee_id": "M1",
            "role": "mentor",
            "manager_id": "",
            "capacity": 2,
            "opted_in": 1,
            "function": "G",
            "region": "R",
            "utc_offset_min": 0,
            "work_start_min": 540,
            "work_end_min": 1020,
            "languages": ["en", "fr"],
            "needs": {"b": 1},
            "expertise": {"a": 5},
            "communication": {"pace": 4},
            "aspirations": ["F"],
        },
        {"employee_id": "M2", "role": "mentor", "function": "F", "region": "Q"},
    ],
    "policy": {
        "weights": {"knowledge": 40, "communication": 5},
        "min_overlap_minutes": 60,
        "direction": True,
        "adjacent_functions": [["F", "H"]],
        "line_distance": 3,
        "same_manager": True,
        "require_common_language": True,
        "region_policy": "any",
        "slot_rules": [
            {"applies": "all", "kind": "own_function", "min": 0, "max": 1},
            {"applies": "c_suite", "kind": "opted_in", "min": 1},
        ],
        "region_caps": [{"region": "R", "min": 0, "max": 2}],
        "objective": "fair",
    },
    "exclusions": [["E1", "M2"]],
    "locks": [["E1", "M1"]],
    "history": [["E1", "M2"]],
    "scores": [["E1", "M1", 70]],
}


def nested(depth) -> list[Any]:
    """Return lists in lists in lists."""
    inner: list[Any] = []
    for _ in range(depth):
        inner = [inner]
    return inner


JUNK = {
    "null": None,
    "true": True,
    "false": False,
    "nothing": 0,
    "one": 1,
    "below": -1,
    "many": 10**6,
    "far": 10**18,
    "huge": 10**400,
    "wide": 1e299,
    "half": 1.5,
    "tiny": 5e-324,
    "nan": float("nan"),
    "infinite": float("inf"),
    "minus infinite": float("-inf"),
    "empty": "",
    "word": "x",
    "id": "E1",
    "surrogate": "\ud800",
    "zero byte": "\x00",
    "list": [],
    "object": {},
    "list of null": [None],
    "list of numbers": [1, 2, 3],
    "pair": ["E1", "M1"],
    "pairs": [["E1", "M1"], ["E1", "M1"]],
    "odd object": {"a": None},
    "person": {"employee_id": "E1", "role": "mentor"},
    "deep": nested(50_000),
    "no text as key": {1: 2},
}


def places(value, path=()) -> Iterator[tuple[Any, ...]]:
    """Go over all places of a JSON value, containers included."""
    yield path
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from places(value[key], (*path, key))


def replaced(value, path, junk) -> Any:
    """Return a copy with junk in one place."""
    if not path:
        return junk
    changed = copy.copy(value)
    changed[path[0]] = replaced(value[path[0]], path[1:], junk)
    return changed


def is_answer(result) -> bool:
    """Whether this is a result: right keys and codes, errors with status, JSON without NaN."""
    json.dumps(result, allow_nan=False)
    known = CODES.get(result["status"], set())
    return (
        set(result) >= set(solve({"employees": []}))
        and result["status"] in EXIT_CODES
        and bool(result["errors"]) == (result["status"] in CODES)
        and all(set(error) == {"code", "employee", "detail"} for error in result["errors"])
        and {error["code"] for error in result["errors"]} <= known
    )


@pytest.mark.parametrize("junk", JUNK.values(), ids=JUNK)
@pytest.mark.parametrize("match", [solve, solve_stable])
def test_junk_in_any_place_is_answered_in_the_format(match, junk) -> None:
    spoilt = {path: replaced(RICH, path, junk) for path in places(RICH)}

    answers = {path: is_answer(match(instance)) for path, instance in spoilt.items()}

    assert [path for path, is_sound in answers.items() if not is_sound] == []
    assert len(answers) > 80


def test_any_place_may_be_missing() -> None:
    spoilt = [copy.deepcopy(RICH) for path in places(RICH) if path]
    for instance, (*path, last) in zip(spoilt, filter(None, places(RICH)), strict=True):
        target: Any = instance
        for key in path:
            target = target[key]
        del target[last]

    answers = [is_answer(solve(instance)) for instance in spoilt]

    assert answers == [True] * len(spoilt)


def test_the_rich_instance_is_sound() -> None:
    assert (solve(RICH)["status"], solve(RICH)["filled"]) == ("optimal", 1)


def test_junk_in_many_places_at_once_hides_none_of_it() -> None:
    executive = {
        "manager_id": 1,
        "slots": 10**6,
        "priority": float("nan"),
        "c_suite": "yes",
        "function": None,
        "site": [],
        "grade_rank": "high",
        "pay_decider": {},
        "utc_offset_min": float("inf"),
        "work_start_min": -1,
        "languages": ["en", 7],
        "needs": {"a": 9},
        "expertise": {1: 2},
        "communication": {"pace": True},
        "ranks": {"M1": 0},
    }
    instance = copy.deepcopy(RICH)
    instance["employees"][1] |= executive
    instance["policy"] |= {"weights": {"knowledge": -1, "charm": 2}, "objective": "best"}
    instance["policy"] |= {"region_caps": [{"region": "R", "min": 2, "max": 1}]}
    instance["locks"] = [["E1", "M1"], ["E1", "M1"], ["E1", "nobody"]]

    errors = solve(instance)["errors"]

    of_executive = [e for e in errors if e["employee"] == "E1" and e["code"] == "bad_value"]
    named = [error["detail"].split(":")[0] for error in of_executive]
    assert sorted(named) == sorted(name for name, value in executive.items() if value is not None)
    assert [(e["code"], e["detail"].split(":")[0]) for e in errors if e not in of_executive] == [
        ("bad_policy", "weights.charm"),
        ("bad_value", "weights.knowledge"),
        ("unknown_kind", "objective"),
        ("bad_policy", "region_caps 1"),
        ("duplicate_pair", "locks 2"),
        ("unknown_person", "locks 3"),
    ]

"""The bound before a run: what a solve fills, without solving; and who stands in whose way."""

from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.engine import reach, solve
from tests.matching.engine.companies import company


def person(name: str, role: str, **fields: Any) -> dict[str, Any]:
    return {"employee_id": name, "role": role, "languages": ["en"], **fields}


def executive(name: str, **fields: Any) -> dict[str, Any]:
    return person(name, "executive", slots=1, region="EMEA") | fields


def mentor(name: str, **fields: Any) -> dict[str, Any]:
    return person(name, "mentor", capacity=1, region="APAC") | fields


def instance(*people: dict[str, Any], **policy: Any) -> dict[str, Any]:
    return {"employees": list(people), "policy": policy}


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_the_bound_is_what_a_solve_fills(seed: int) -> None:
    drawn = company(seed)

    found, result = reach(drawn), solve(drawn)

    assert found is not None
    if result["status"] == "optimal":
        assert found.fillable >= result["filled"]
        assert not found.is_exact or found.fillable == result["filled"]


def test_an_executive_whom_a_rule_leaves_nobody_is_named_with_the_rule() -> None:
    found = reach(instance(executive("E", languages=["ja"]), executive("F"), mentor("M")))

    assert found is not None
    assert (found.wanted, found.offered, found.fillable) == (2, 1, 1)
    assert found.stranded == {"E": {"language": 1}}


def test_those_who_compete_for_too_few_mentors_are_a_crowd() -> None:
    english = [executive(f"E{n}") for n in range(3)]
    japanese = executive("J", languages=["ja"])
    mentors = [mentor("M1"), mentor("M2"), mentor("N", languages=["ja"])]

    found = reach(instance(*english, japanese, *mentors))

    assert found is not None
    assert found.fillable == 3
    assert found.crowd == (["E0", "E1", "E2"], 3, 2)


def test_a_mentor_without_time_is_no_candidate() -> None:
    found = reach(instance(executive("E"), mentor("M", capacity=0)))

    assert found is not None
    assert (found.offered, found.fillable, list(found.stranded)) == (0, 0, ["E"])


def test_regions_whose_days_do_not_meet_are_counted() -> None:
    day = {"work_start_min": 540, "work_end_min": 1020}
    sao_paulo = executive("E", region="LATAM", utc_offset_min=-180, **day)
    tokyo = [mentor(f"M{n}", utc_offset_min=540, **day) for n in range(2)]
    lisbon = mentor("L", region="EMEA", utc_offset_min=0, **day)

    found = reach(instance(sao_paulo, *tokyo, lisbon))

    assert found is not None
    assert found.apart == {("LATAM", "APAC"): (2, 2), ("LATAM", "EMEA"): (1, 0)}


def test_slot_rules_locks_and_caps_make_it_a_bound_only() -> None:
    people = executive("E"), mentor("M", opted_in=0)
    rule = {"applies": "all", "kind": "opted_in", "min": 1}

    free, ruled = reach(instance(*people)), reach(instance(*people, slot_rules=[rule]))

    assert free is not None
    assert ruled is not None
    assert (free.is_exact, ruled.is_exact, ruled.fillable) == (True, False, 1)


def test_too_many_pairs_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("matching.engine.reach"), "MOST_PAIRS", 1)

    assert reach(instance(executive("E"), mentor("M"), mentor("N"))) is None


def test_a_broken_instance_is_refused() -> None:
    with pytest.raises(ValueError, match="duplicate_id E"):
        reach(instance(executive("E"), executive("E")))

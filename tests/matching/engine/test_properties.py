from collections import Counter
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from matching.engine import solve
from tests.matching.engine.companies import company, shuffled
from tests.matching.engine.reference import broken, is_kind

SEEDS = st.integers(0, 10**6)
QUICK = settings(
    max_examples=60,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
RELAXED = [
    {"direction": False},
    {"same_manager": False},
    {"require_common_language": False},
    {"min_overlap_minutes": 0},
    {"line_distance": 1},
    {"region_policy": "any"},
    {"slot_rules": []},
    {"region_caps": []},
]


def chosen(result) -> list[tuple[str, str]]:
    return [(pair["executive"], pair["mentor"]) for pair in result["pairs"]]


def people(instance) -> dict[str, dict[str, Any]]:
    return {person["employee_id"]: person for person in instance["employees"]}


@QUICK
@given(SEEDS)
def test_no_pair_breaks_a_hard_rule(seed) -> None:
    instance = company(seed)

    pairs = chosen(solve(instance))

    who = people(instance)
    assert [broken(instance, who[e], who[m]) for e, m in pairs] == [set()] * len(pairs)


@QUICK
@given(SEEDS)
def test_no_pair_stands_twice_and_slots_and_capacity_are_kept(seed) -> None:
    instance = company(seed)

    pairs = chosen(solve(instance))

    who, counts = people(instance), Counter(person for pair in pairs for person in pair)
    room = {
        p: who[p]["slots"] if who[p]["role"] == "executive" else who[p]["capacity"] for p in counts
    }
    assert len(set(pairs)) == len(pairs)
    assert {p: n for p, n in counts.items() if n > room[p]} == {}


@QUICK
@given(SEEDS)
def test_a_slot_kept_for_a_kind_is_never_filled_against_it(seed) -> None:
    instance = company(seed)

    pairs = chosen(solve(instance))

    who, rules = people(instance), instance["policy"].get("slot_rules", [])
    for e in {e for e, _ in pairs}:
        mentors = [who[m] for executive, m in pairs if executive == e]
        for rule in rules:
            if rule["applies"] == "all" or who[e]["c_suite"]:
                of_kind = sum(is_kind(instance, rule["kind"], who[e], m) for m in mentors)
                assert of_kind <= rule.get("max", 3)
                assert len(mentors) - of_kind <= max(0, who[e]["slots"] - rule["min"])


@QUICK
@given(SEEDS, SEEDS)
def test_the_order_of_rows_changes_nothing(seed, order) -> None:
    instance = company(seed)

    results = [solve(instance), solve(shuffled(instance, order))]

    assert chosen(results[0]) == chosen(results[1])


@QUICK
@given(SEEDS)
def test_equal_scores_are_told_apart_by_ids_alone(seed) -> None:
    instance = company(seed) | {"scores": []}

    results = [solve(instance), solve(shuffled(instance, seed))]

    assert chosen(results[0]) == chosen(results[1])


@QUICK
@given(SEEDS)
def test_one_more_mentor_never_fills_fewer_slots(seed) -> None:
    instance = company(seed)
    before = solve(instance)
    assume(before["status"] == "optimal")
    newcomer = {
        "employee_id": "M-new",
        "role": "mentor",
        "capacity": 1,
        "function": "IT",
        "region": "EMEA",
    }

    after = solve(instance | {"employees": [*instance["employees"], newcomer]})

    assert after["filled"] >= before["filled"]


def worth(instance, result) -> tuple[int, ...]:
    """Return what the objective looks at, in its order."""
    by_priority = {p: n for p, (n, _) in result["filled_by_priority"].items()}
    levels = [result["filled"], by_priority.get("3", 0), by_priority.get("2", 0)]
    if instance["policy"]["objective"] == "fair":
        levels.append(result["minimum"] or 0)
    return (*levels, result["total"])


@QUICK
@given(SEEDS, st.sampled_from(RELAXED))
def test_a_relaxed_rule_never_lowers_the_objective(seed, relaxed) -> None:
    instance = company(seed)
    before = solve(instance)
    assume(before["status"] == "optimal")

    after = solve(instance | {"policy": instance["policy"] | relaxed})

    assert worth(instance, after) >= worth(instance, before)


@QUICK
@given(SEEDS)
def test_a_lifted_ban_never_lowers_the_objective(seed) -> None:
    instance = company(seed)
    before = solve(instance)
    assume(before["status"] == "optimal" and instance["exclusions"])

    after = solve(instance | {"exclusions": instance["exclusions"][1:]})

    assert worth(instance, after) >= worth(instance, before)


@QUICK
@given(SEEDS, st.sampled_from([0.25, 2, 1024]))
def test_weights_of_another_scale_change_nothing(seed, scale) -> None:
    weights = {
        "knowledge": 37,
        "exchange": 11,
        "communication": 13,
        "overlap": 9,
        "language": 7,
        "distance": 15,
        "aspiration": 10,
        "preference": 3,
    }
    instance = company(seed)
    instance["policy"] |= {"weights": weights}
    scaled = instance | {
        "policy": instance["policy"] | {"weights": {name: w * scale for name, w in weights.items()}}
    }

    results = [solve(instance), solve(scaled)]

    assert results[0]["pairs"] == results[1]["pairs"]


@QUICK
@given(SEEDS)
def test_the_price_of_fairness_is_the_share_of_the_best_total_that_is_given_up(seed) -> None:
    instance = company(seed)
    fair, total = (solve(instance, objective=objective) for objective in ("fair", "total"))
    assume(total["status"] == "optimal" and total["total"])

    assert fair["price_of_fairness"] == 1 - fair["total"] / total["total"] or (
        abs(fair["price_of_fairness"] - (1 - fair["total"] / total["total"])) < 1e-12
    )
    assert fair["minimum"] >= total["minimum"]


@QUICK
@given(SEEDS)
def test_a_company_without_one_side_fills_nothing_and_explains_it(seed) -> None:
    instance = company(seed) | {
        "locks": [],
        "policy": company(seed)["policy"] | {"region_caps": []},
    }
    for row in instance["employees"]:
        row["role"] = "none" if row["role"] == "mentor" else row["role"]

    result = solve(instance)

    open_slots = {
        p["employee_id"] for p in instance["employees"] if p["role"] == "executive" and p["slots"]
    }
    assert (result["status"], result["filled"]) == ("optimal", 0)
    assert {row["executive"] for row in result["unmatched"]} == open_slots

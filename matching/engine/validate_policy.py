"""The faults of `policy`: numbers (`bad_value`), words (`unknown_kind`), sense (`bad_policy`)."""

from collections.abc import Iterator
from typing import Any

from .instance import (
    APPLIES,
    DEFAULT_WEIGHTS,
    OBJECTIVES,
    REGION_POLICIES,
    SLOT_KINDS,
    Row,
)
from .validate_people import between, is_flag, is_number, is_text, is_whole

Fault = tuple[str, str, str]

MOST_COMMUNICATION = 15
MOST_BOUND = 1_000_000_000  # more than anybody has, and still exact in the flow's arithmetic
KNOWN = (
    "weights",
    "min_overlap_minutes",
    "direction",
    "adjacent_functions",
    "line_distance",
    "same_manager",
    "require_common_language",
    "region_policy",
    "slot_rules",
    "region_caps",
    "objective",
)


def faults_of_policy(policy: object) -> Iterator[Fault]:
    """List what is wrong with the policy; an absent one is all defaults."""
    if policy is None:
        return
    if not isinstance(policy, dict):
        yield "bad_policy", "", "policy: an object is expected"
        return
    for name in policy:
        if name not in KNOWN:
            yield "bad_policy", "", f"{name}: no such setting"
    yield from _faults_of_weights(policy.get("weights"))
    yield from _faults_of_numbers(policy)
    yield from _faults_of_words(policy)
    yield from _faults_of_adjacency(policy.get("adjacent_functions"))
    yield from _faults_of_bounds("slot_rules", policy.get("slot_rules"))
    yield from _faults_of_bounds("region_caps", policy.get("region_caps"))


def _faults_of_weights(weights: object) -> Iterator[Fault]:
    if weights is None:
        return
    if not isinstance(weights, dict):
        yield "bad_policy", "", "weights: an object is expected"
        return
    unknown = [name for name in weights if name not in DEFAULT_WEIGHTS]
    unsound = [name for name in weights if not _is_least(weights[name])]
    for name in unknown:
        yield "bad_policy", "", f"weights.{name}: no such term"
    for name in unsound:
        yield "bad_value", "", f"weights.{name}: a number from 0 is expected"
    if not unknown and not unsound:
        yield from _faults_of_balance({**DEFAULT_WEIGHTS, **weights})


def _faults_of_balance(weights: Row) -> Iterator[Fault]:
    total = sum(weights.values())
    if total <= 0 or not is_number(10_000 * total):
        yield "bad_policy", "", "weights: their sum must be above 0 and finite"
    elif 100 * weights["communication"] > MOST_COMMUNICATION * total:
        yield "bad_policy", "", f"weights.communication: at most {MOST_COMMUNICATION} % of the sum"


def _is_least(value: Any) -> bool:
    return is_number(value) and value >= 0


def _faults_of_numbers(policy: Row) -> Iterator[Fault]:
    overlap, distance = policy.get("min_overlap_minutes"), policy.get("line_distance")
    if overlap is not None and not _is_least(overlap):
        yield "bad_value", "", "min_overlap_minutes: a number from 0 is expected"
    if distance is not None and not (is_whole(distance) and distance >= 0):
        yield "bad_value", "", "line_distance: a whole number from 0, or null, is expected"
    for name in ("direction", "same_manager", "require_common_language"):
        if policy.get(name) is not None and not is_flag(policy[name]):
            yield "bad_value", "", f"{name}: true or false is expected"


def _faults_of_words(policy: Row) -> Iterator[Fault]:
    for name, words in (("objective", OBJECTIVES), ("region_policy", REGION_POLICIES)):
        word = policy.get(name)
        if word is not None and word not in words:
            yield "unknown_kind", "", f"{name}: one of {', '.join(words)} is expected"


def _faults_of_adjacency(pairs: object) -> Iterator[Fault]:
    if pairs is None:
        return
    if not isinstance(pairs, list):
        yield "bad_policy", "", "adjacent_functions: a list of pairs is expected"
        return
    for number, pair in enumerate(pairs, start=1):
        if not (isinstance(pair, list) and len(pair) == 2 and all(map(is_text, pair))):  # noqa: PLR2004
            yield "bad_policy", "", f"adjacent_functions {number}: a pair of functions is expected"


def _faults_of_bounds(name: str, rows: object) -> Iterator[Fault]:
    if rows is None:
        return
    if not isinstance(rows, list):
        yield "bad_policy", "", f"{name}: a list is expected"
        return
    for number, row in enumerate(rows, start=1):
        where = f"{name} {number}"
        if not isinstance(row, dict):
            yield "bad_policy", "", f"{where}: an object is expected"
            continue
        yield from _faults_of_names(where, name, row)
        yield from _faults_of_range(where, row)


def _faults_of_names(where: str, name: str, row: Row) -> Iterator[Fault]:
    if name == "region_caps":
        if not is_text(row.get("region")):
            yield "bad_policy", "", f"{where}: region is missing"
        return
    if row.get("kind") not in SLOT_KINDS:
        yield "unknown_kind", "", f"{where}: kind is one of {', '.join(SLOT_KINDS)}"
    if row.get("applies", "all") not in APPLIES:
        yield "unknown_kind", "", f"{where}: applies is one of {', '.join(APPLIES)}"


def _faults_of_range(where: str, row: Row) -> Iterator[Fault]:
    least, most = row.get("min"), row.get("max")
    sound = True
    for bound, value in (("min", least), ("max", most)):
        if value is not None and not between(0, MOST_BOUND)(value):
            yield "bad_value", "", f"{where}: {bound} must be a whole number from 0 to {MOST_BOUND}"
            sound = False
    if sound and most is not None and (least or 0) > most:
        yield "bad_policy", "", f"{where}: min is above max"

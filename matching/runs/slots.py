"""Slot rules seen from one executive: of which kind a mentor is, and what an edit breaks."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

Row = Mapping[str, Any]
SILENT = "opted_in"


def kinds(executive: Row, mentor: Row, policy: Row) -> set[str]:
    """The slot kinds a mentor can count for with this executive."""
    own, other = executive.get("function", ""), mentor.get("function", "")
    adjacent = {frozenset(pair) for pair in policy.get("adjacent_functions") or []}
    found = {"opted_in"} if mentor.get("opted_in") else set()
    if own == other:
        return found | {"own_function"}
    return found if frozenset((own, other)) in adjacent else found | {"other_function"}


def broken(executive: Row, mentors: Sequence[Row], policy: Row) -> list[str]:
    """Kinds that this executive has too many of, or has no room left for the minimum of."""
    count = Counter(kind for mentor in mentors for kind in kinds(executive, mentor, policy))
    room = max(0, executive.get("slots", 0) - len(mentors))
    return [
        rule["kind"]
        for rule in policy.get("slot_rules") or []
        if applies(rule, executive)
        and (
            count[rule["kind"]] > (rule["max"] if rule.get("max") is not None else len(mentors))
            or count[rule["kind"]] + room < (rule.get("min") or 0)
        )
    ]


def told(kinds_broken: Sequence[str]) -> list[str]:
    """The kinds that may be named: who has opted in is nobody's to read."""
    return [kind for kind in kinds_broken if kind != SILENT]


def keeps_silent(policy: Row) -> bool:
    """Whether what an exchange takes would tell who has opted in."""
    return any(rule["kind"] == SILENT for rule in policy.get("slot_rules") or [])


def applies(rule: Row, executive: Row) -> bool:
    return rule.get("applies", "all") == "all" or bool(executive.get("c_suite"))


def kind_word(executive: Row, mentor: Row, policy: Row) -> str:
    """How a pair fills its slot, for programs with slot rules; empty elsewhere.

    Who has opted in is nobody's to read, so that this kind has no word.
    """
    ruled = {rule["kind"] for rule in policy.get("slot_rules") or [] if applies(rule, executive)}
    words = {
        "own_function": _("Own function"),
        "other_function": _("Distant function"),
    }
    mine = kinds(executive, mentor, policy)
    return next((words[kind] for kind in words if kind in ruled & mine), "")

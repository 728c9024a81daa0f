"""What would follow from a wish: a pair fixed or banned, and what the new matching changes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

IdPair = tuple[str, str]


def amended(
    instance: Mapping[str, Any],
    *,
    lock: Iterable[IdPair] = (),
    unlock: Iterable[IdPair] = (),
    ban: Iterable[IdPair] = (),
    lift: Iterable[IdPair] = (),
    without: Iterable[str] = (),
    changed: Iterable[Mapping[str, Any]] = (),
) -> dict[str, Any]:
    """Return a copy of an instance after an edit; the given instance stays as it is.

    Pairs are locked or excluded in addition, or no longer (`unlock`, `lift`); a ban takes back a
    lock of the same pair. Whoever is in `without` takes no part any more, but keeps their place in
    the reporting lines. A row in `changed` stands for the one with its employee_id, or joins.
    """
    banned = {tuple(pair) for pair in ban}
    gone, freed = set(without), banned | {tuple(pair) for pair in unlock}
    lifted = {frozenset(pair) for pair in lift}
    locks = [pair for pair in _pairs(instance, "locks") if tuple(pair) not in freed]
    exclusions = [p for p in _pairs(instance, "exclusions") if frozenset(p) not in lifted]
    after = {
        **instance,
        "locks": [pair for pair in _with(locks, lock) if gone.isdisjoint(pair)],
        "exclusions": _with(exclusions, sorted(banned)),
    }
    if gone or changed:
        after["employees"] = _employees(instance["employees"], gone, list(changed))
        if after.get("scores") is not None:
            after["scores"] = [row for row in after["scores"] if gone.isdisjoint(row[:2])]
    return after


def _employees(
    rows: Sequence[Mapping[str, Any]], gone: set[str], changed: list[Mapping[str, Any]]
) -> list[Mapping[str, Any]]:
    known = {row["employee_id"] for row in rows}
    new = {row["employee_id"]: row for row in changed if row.get("employee_id") in known}
    joined = [row for row in changed if row.get("employee_id") not in known]
    everyone = [*(new.get(row["employee_id"], row) for row in rows), *joined]
    return [{**row, "role": "none"} if row.get("employee_id") in gone else row for row in everyone]


def consequence(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """Compare two results: what the figures move from and to, which pairs go and which come."""
    old, new = _chosen(before), _chosen(after)
    figures = ("filled", "minimum", "total")
    return {
        "status": after["status"],
        "errors": after["errors"],
        **{figure: [before[figure], after[figure]] for figure in figures},
        "gone": [list(pair) for pair in sorted(old - new)],
        "come": [list(pair) for pair in sorted(new - old)],
    }


def _pairs(instance: Mapping[str, Any], name: str) -> list[list[str]]:
    return [list(pair) for pair in instance.get(name) or ()]


def _with(pairs: list[list[str]], more: Iterable[IdPair | tuple[str, ...]]) -> list[list[str]]:
    known = {frozenset(pair) for pair in pairs}
    return pairs + [list(pair) for pair in more if frozenset(pair) not in known]


def _chosen(result: Mapping[str, Any]) -> set[IdPair]:
    return {(pair["executive"], pair["mentor"]) for pair in result["pairs"]}

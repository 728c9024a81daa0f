"""What would follow from a wish: a pair fixed or banned, and what the new matching changes."""

from collections.abc import Iterable, Mapping
from typing import Any

IdPair = tuple[str, str]


def amended(
    instance: Mapping[str, Any], *, lock: Iterable[IdPair] = (), ban: Iterable[IdPair] = ()
) -> dict[str, Any]:
    """Return a copy of an instance with pairs locked or excluded in addition.

    A ban takes back a lock of the same pair; the given instance stays as it is.
    """
    banned = {tuple(pair) for pair in ban}
    locks = [pair for pair in _pairs(instance, "locks") if tuple(pair) not in banned]
    exclusions = _pairs(instance, "exclusions")
    return {
        **instance,
        "locks": _with(locks, lock),
        "exclusions": _with(exclusions, sorted(banned)),
    }


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

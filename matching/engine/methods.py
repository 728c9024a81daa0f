"""What each way of matching costs in the other's terms: slots and points against regret.

A stable matching knows no priorities, so where mentors are scarce it may show more points than the
optimal one, at the price of passing over whoever should have gone first.
"""

from collections.abc import Mapping
from typing import Any

from .blocking import Matched, blocking_of
from .instance import parse
from .score import Scores
from .stable import rank_sums
from .validate import refuse
from .wishes import Wishbook

FIGURES = ("filled", "filled_by_priority", "total", "minimum")


def compare_methods(
    instance: Mapping[str, Any], optimal: Mapping[str, Any], *stable: Mapping[str, Any]
) -> dict[str, dict[str, Any]]:
    """Put the result of `solve` beside those of `solve_stable`.

    Returns {"optimal": figures, "stable_executives": figures, "stable_mentors": figures}, the
    latter for each result given; figures are {"filled", "filled_by_priority", "total", "minimum",
    "blocking_pairs", "worst_regret", "rank_sums"} with the worst blocking pair as `blocking` names
    it, or None. Raises ValueError for an unsound instance.
    """
    refuse(instance)
    book = Wishbook(Scores(parse(instance)))
    results = {"optimal": optimal}
    results |= {f"stable_{result['stability']['proposing']}": result for result in stable}
    return {name: _figures(book, result) for name, result in results.items()}


def _figures(book: Wishbook, result: Mapping[str, Any]) -> dict[str, Any]:
    matched = Matched(book, result["pairs"])
    found = blocking_of(matched)
    return {
        **{name: result[name] for name in FIGURES},
        "blocking_pairs": found["count"],
        "worst_regret": found["worst"],
        "rank_sums": rank_sums(book, matched.e, matched.m),
    }

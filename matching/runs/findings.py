"""What is worked out beside a result, from the frozen instance alone, for people who decide."""

from collections.abc import Callable
from typing import Any

from matching import engine
from matching.runs.answering import SOLVED
from matching.runs.methods import compared, nameless
from matching.runs.models import MatchingRun
from matching.runs.unranked import is_ranked

# Prices and the curve take many solves more: what is not known by then stays unknown.
PRICE_SECONDS, CURVE_SECONDS = 5.0, 3.0


def are_complete(run: MatchingRun) -> bool:
    """Whether there is nothing more to work out for this run."""
    return run.result.get("status") not in SOLVED or "stability" in run.findings


def work_out(
    run: MatchingRun, should_cancel: Callable[[], bool], match: engine.Standing | None = None
) -> dict[str, Any]:
    """How content people are with it, and for the best matching what each rule and lock costs.

    With the run's match as it stands solved, locks are priced without a new solve.
    """
    stability = nameless(engine.blocking(run.instance, run.result["pairs"]))
    found = {"stability": stability, **compared(run, should_cancel)}
    if run.method != MatchingRun.Method.OPTIMAL or takes_too_long(run):
        return found
    curve = engine.frontier(run.instance, seconds=CURVE_SECONDS, should_cancel=should_cancel)
    return found | {"prices": priced(run, should_cancel, match), "frontier": curve}


def takes_too_long(run: MatchingRun) -> bool:
    """Every price is a solve of its own: where one took so long, none would be ready in time."""
    return float(run.result.get("seconds") or 0) > PRICE_SECONDS


def priced(
    run: MatchingRun, should_cancel: Callable[[], bool], match: engine.Standing | None = None
) -> dict[str, Any]:
    """Where people ranked each other, what a single lock costs could tell how two of them did."""
    found = engine.prices(
        run.instance,
        run.result,
        seconds=PRICE_SECONDS,
        standing=None if is_ranked(run.instance) else match,
        should_cancel=should_cancel,
    )
    return found | {"locks": [], "locks_left_out": []} if is_ranked(run.instance) else found

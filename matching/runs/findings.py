"""What is worked out beside a result, from the frozen instance alone, for people who decide."""

from typing import Any

from matching import engine
from matching.runs.answering import SOLVED
from matching.runs.models import MatchingRun


def are_complete(run: MatchingRun) -> bool:
    """Whether there is nothing more to work out for this run."""
    return run.result.get("status") not in SOLVED or "stability" in run.findings


def work_out(run: MatchingRun) -> dict[str, Any]:
    """Who would rather have each other than whom they got."""
    instance, result = run.instance, run.result
    return {"stability": engine.blocking(instance, result["pairs"])}

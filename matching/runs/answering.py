"""Asks the engine about a run's frozen instance: the job does, and whoever replays the run."""

from collections.abc import Callable
from typing import Any

from matching import engine
from matching.runs.models import MatchingRun

# A cohort's run may take this long; then the best result so far counts, with its certified gap.
TIME_LIMIT = 240.0
SOLVED = ("optimal", "feasible")


def answer(
    run: MatchingRun,
    *,
    progress: Callable[[engine.Report], None] | None = None,
    should_cancel: Callable[[], bool] | None = None,
) -> dict[str, Any]:
    """The engine's result for this run, by the run's method. Raises engine.Cancelled alone."""
    best = engine.solve(
        run.instance, time_limit=TIME_LIMIT, progress=progress, should_cancel=should_cancel
    )
    if run.method == MatchingRun.Method.OPTIMAL or best["status"] not in SOLVED:
        return best
    proposing = run.method.removeprefix("stable_")
    return engine.solve_stable(run.instance, proposing, optimal=best, should_cancel=should_cancel)

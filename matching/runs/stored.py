"""The match a run stands on, kept solved: a page asks what an exchange takes without a new solve.

It is made from the instance without people's rankings, like all that a page tells of a pair. What
is kept is an economy and nothing more: without it, the same answers take a solve.
"""

from collections.abc import Callable

from django.db.models import Q

from matching import engine
from matching.runs.makers import running
from matching.runs.models import MatchingRun, StandingMatch
from matching.runs.unranked import unranked

# A run that took so many seconds is not solved once more for the sake of its pages.
LONGEST = 20.0


def solved(run: MatchingRun, should_cancel: Callable[[], bool]) -> engine.Standing | None:
    """The run's match as edits can build on it; None where pages would gain nothing by it."""
    if not gains(run):
        return None
    return engine.stand(unranked(run.instance), should_cancel=should_cancel)


def gains(run: MatchingRun) -> bool:
    """Whether the run is of a kind whose edits the engine answers without a new solve."""
    policy = run.instance["policy"]
    return (
        run.method == MatchingRun.Method.OPTIMAL
        and run.result.get("status") == "optimal"
        and not (policy.get("slot_rules") or policy.get("region_caps"))
        and float(run.result.get("seconds") or 0) <= LONGEST
    )


def keep(run: MatchingRun, match: engine.Standing | None) -> None:
    """Store a match beside its run, in place of those that are replaced for good by now."""
    replaced = Q(run__regions=run.regions) | Q(run__state=MatchingRun.State.DISCARDED)
    StandingMatch.objects.filter(replaced, run__cohort=run.cohort_id).delete()
    state = None if match is None else match.state()
    if match is None or state is None:
        return
    StandingMatch.objects.create(run=run, state=state, result=match.result, made_by=running())


def taken_up(run: MatchingRun) -> engine.Standing | None:
    """The match that is kept; None where none is, or another engine made it."""
    kept = StandingMatch.objects.filter(run=run, made_by=running()).first()
    if kept is None:
        return None
    return engine.resume(unranked(run.instance), bytes(kept.state), kept.result)

"""The ways of matching: which a cohort may choose, and what each costs in the other's terms."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matching import engine
from matching.runs.models import MatchingRun
from matching.runs.unranked import shown
from programs.cohorts.models import Cohort

Row = dict[str, Any]
METHOD = MatchingRun.Method
PROPOSING = {METHOD.STABLE_EXECUTIVES: "executives", METHOD.STABLE_MENTORS: "mentors"}
LABELS: dict[str, Any] = {
    METHOD.OPTIMAL: gettext_lazy("Best for the whole cohort"),
    METHOD.STABLE_EXECUTIVES: gettext_lazy("Stable: executives' wishes first"),
    METHOD.STABLE_MENTORS: gettext_lazy("Stable: mentors' wishes first"),
}
SENTENCES: dict[str, Any] = {
    METHOD.OPTIMAL: gettext_lazy(
        "As many pairs as possible, the weakest as good as possible, then the best sum. "
        "Two people may still prefer each other to the partners they get."
    ),
    METHOD.STABLE_EXECUTIVES: gettext_lazy(
        "No two people prefer each other to the partners they get; of all such matchings the one "
        "that executives like best."
    ),
    METHOD.STABLE_MENTORS: gettext_lazy(
        "No two people prefer each other to the partners they get; of all such matchings the one "
        "that mentors like best."
    ),
}
# A figure about people needs five others besides the one who looks.
FEWEST, FEW = 6, 3


def refusal(cohort: Cohort) -> str:
    """Why there is one method only, in words; empty where there is a choice."""
    policy = cohort.policy()
    if not cohort.ranking:
        return _("Stable matching can be chosen where people are asked for their wishes.")
    if policy.get("slot_rules"):
        return _("Stable matching knows no rules for slots, and this cohort has some.")
    if policy.get("region_caps"):
        return _("Stable matching knows no limits for regions, and this cohort has some.")
    return ""


def may_choose(cohort: Cohort, method: str) -> bool:
    return method == METHOD.OPTIMAL or (method in PROPOSING and not refusal(cohort))


def compared(run: MatchingRun, should_cancel: Callable[[], bool] | None = None) -> Row:
    """Every method's figures on the run's frozen inputs, as a finding that names nobody.

    {"methods": {method: {"pairs", "filled", "total", "minimum", "blocking_pairs", "regret",
    "places"}}}: scores as they are shown to people, regret the most points that one of two would
    gain, places the sums of the partners' places on people's own lists. Empty where the cohort had
    no choice. Raises engine.Cancelled.
    """
    instance = run.instance
    if refusal(run.cohort):
        return {}
    best = run.result
    if run.method != METHOD.OPTIMAL:
        best = engine.solve(instance, should_cancel=should_cancel)
    stable = [
        engine.solve_stable(instance, side, should_cancel=should_cancel)
        for side in PROPOSING.values()
    ]
    if not all(result["status"] in ("optimal", "feasible") for result in (best, *stable)):
        return {}
    figures = engine.compare_methods(instance, best, *stable)
    results = dict(zip(METHOD.values, (best, *stable), strict=True))
    return {
        "methods": {
            name: _figures(found, shown(instance, results[name]["pairs"]))
            for name, found in figures.items()
        }
    }


def _figures(found: Mapping[str, Any], pairs: list[Row]) -> Row:
    scores = [pair["score"] for pair in pairs]
    return {
        "pairs": len(pairs),
        "filled": found["filled"],
        "total": sum(scores),
        "minimum": min(scores, default=0),
        "blocking_pairs": found["blocking_pairs"],
        "regret": regret(found["worst_regret"]),
        "places": found["rank_sums"],
    }


def regret(worst: Mapping[str, Any] | None) -> int:
    """How many points the one of two who forgoes most would gain; never who the two are."""
    if worst is None:
        return 0
    return max(0, int(worst["regret_executive"]), int(worst["regret_mentor"]))


def nameless(blocking: Mapping[str, Any]) -> Row:
    """`engine.blocking` without names and ranks: two people who prefer each other told us so."""
    return {"count": blocking["count"], "regret": regret(blocking["worst"])}


@dataclass(frozen=True)
class Compared:
    """One method beside the others, in figures people read; None stands for the dash."""

    label: Any
    chosen: bool
    filled: int
    total: int
    lowest: int
    blocking: int | None
    is_few: bool
    regret: int | None
    executives: float | None
    mentors: float | None


def stability(run: MatchingRun) -> list[Compared] | None:
    """The methods side by side, or None where there was no choice."""
    methods = run.findings.get("methods")
    if not methods:
        return None
    return [_compared(run, name, methods[name]) for name in METHOD.values if name in methods]


def _compared(run: MatchingRun, name: str, found: Row) -> Compared:
    """Wishes are counted, never told: too few pairs, or too few who object, are not a count."""
    enough = found["pairs"] >= FEWEST
    count = found["blocking_pairs"] if enough else None
    is_few = bool(count) and int(count or 0) < FEW
    tells = enough and not is_few
    return Compared(
        label=LABELS[name],
        chosen=run.method == name,
        filled=found["filled"],
        total=round(found["total"] / 100),
        lowest=round(found["minimum"] / 100),
        blocking=None if is_few else count,
        is_few=is_few,
        regret=round(found["regret"] / 100) if tells else None,
        executives=_place(found, "executives") if enough else None,
        mentors=_place(found, "mentors") if enough else None,
    )


def _place(found: Row, side: str) -> float:
    """Where the partner stands on the own list on average; 1 is the first wish."""
    return round(float(found["places"][side]) / int(found["pairs"]), 1)

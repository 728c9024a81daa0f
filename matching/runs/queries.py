"""What the pages of a run show."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Case, F, IntegerField, QuerySet, Value, When

from matching.runs import gaps
from matching.runs.fit import fit
from matching.runs.models import MatchingRun, Proposal


def ordered(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Exceptions first, the weakest of each kind on top."""
    fine = Case(When(weak=[], then=Value(1)), default=Value(0), output_field=IntegerField())
    return (
        proposals.annotate(fine=fine)
        .order_by("fine", "score", "pk")
        .select_related("mentor__person__grade", "executive__person__grade")
    )


def listed(runs: QuerySet[MatchingRun]) -> QuerySet[MatchingRun]:
    """Runs for a list, newest first: a few figures of the result instead of the whole of it."""
    return (
        runs.annotate(
            filled=F("result__filled"),
            slots=F("result__slots"),
            gap=F("result__certificate__gap"),
        )
        .select_related("job", "started_by__person")
        .defer("instance", "result", "findings")
        .order_by("-number")
    )


@dataclass(frozen=True)
class Tally:
    """The run in a few figures, all from its stored result and its proposals."""

    open: int
    pairs: int
    accepted: int
    exceptions: int
    lowest: int
    middle: int
    proven: bool
    gap: float

    @property
    def gap_said(self) -> str:
        return gaps.said(self.gap)


def tally(
    run: MatchingRun, proposals: QuerySet[Proposal], executives: Collection[str] | None = None
) -> Tally:
    """`executives` are the ids of the people whose open places the reader counts; None: all."""
    rows = list(proposals.values_list("score", "accepted", "weak"))
    scores = sorted(score for score, _accepted, _weak in rows)
    certificate = run.result.get("certificate") or {}
    return Tally(
        open=sum(
            places
            for person, places in open_places(run).items()
            if executives is None or person in executives
        ),
        pairs=len(rows),
        accepted=sum(accepted for _score, accepted, _weak in rows),
        exceptions=sum(bool(weak) for _score, _accepted, weak in rows),
        lowest=fit(scores[0]) if scores else 0,
        middle=fit(scores[len(scores) // 2]) if scores else 0,
        proven=run.result.get("status") == "optimal",
        gap=float(certificate.get("gap") or 0),
    )


def open_places(run: MatchingRun) -> dict[str, int]:
    """{executive's person id: places without a mentor} as of now: edits after the run count."""
    filled = Counter(str(one) for one in run.proposals.values_list("executive__person", flat=True))
    rows = [row for row in run.instance["employees"] if row["role"] == "executive"]
    missing = {row["employee_id"]: row.get("slots", 1) - filled[row["employee_id"]] for row in rows}
    return {key: count for key, count in missing.items() if count > 0}

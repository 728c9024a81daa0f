"""What the pages of a run show."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, F, IntegerField, QuerySet, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matching.runs import gaps
from matching.runs.models import MatchingRun, Proposal
from programs.participants.models import Participation

RULES = {
    "line": _("in one reporting line, or with a say in pay"),
    "direction": _("not below the executive's grade"),
    "same_manager": _("with the same manager"),
    "overlap": _("with too few common working hours"),
    "language": _("without a common language"),
    "excluded": _("ruled out by a coordinator or by one of the two"),
    "history": _("paired with this executive before"),
    "region": _("outside the regions allowed"),
    "slot_rules": _("kept out by the rules for these slots"),
}


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


def fit(score: int) -> int:
    """A score of the engine (0-10,000) as the whole number people read (0-100)."""
    return round(score / 100)


@dataclass(frozen=True)
class Unmatched:
    """An executive with an open slot: what took candidates away, and what would bring some back."""

    part: Participation
    open_slots: int
    removed: list[str] = field(default_factory=list)
    relaxations: list[str] = field(default_factory=list)
    competition: bool = False


def unmatched(run: MatchingRun) -> list[Unmatched]:
    """Executives with open slots as of now: edits after the run count, too."""
    missing = open_places(run)
    told = {row["executive"]: row for row in run.result.get("unmatched", [])}
    parts = run.cohort.participations.executives().with_person()
    open_to = parts.filter(person__in=list(missing)).order_by("-priority", "person__name")
    return [
        explained(part, missing[str(part.person_id)], told.get(str(part.person_id)))
        for part in open_to
    ]


def explained(part: Participation, missing: int, row: dict[str, Any] | None) -> Unmatched:
    if row is None:
        return Unmatched(part, missing)
    return Unmatched(
        part,
        missing,
        removed=[removed(rule, count) for rule, count in largest(row["removed"])],
        relaxations=[relaxed(one) for one in row["relaxations"]],
        competition=bool(row["competition"]),
    )


def largest(counts: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def removed(rule: str, count: int) -> str:
    people = ngettext("%(count)d mentor", "%(count)d mentors", count) % {"count": count}
    return f"{people} {RULES.get(rule, rule)}"


def relaxed(one: dict[str, Any]) -> str:
    gains = ngettext("%(count)d more candidate", "%(count)d more candidates", one["gains"])
    gains %= {"count": one["gains"]}
    words = {
        "overlap": _("Asking for %(to)s common minutes a day instead would bring %(gains)s."),
        "language": _("Without the rule of a common language: %(gains)s."),
        "region": _("Allowing other regions: %(gains)s."),
        "direction": _("With a recorded exception to the order of grades: %(gains)s."),
        "excluded": _("Lifting bans and wishes to avoid: %(gains)s."),
        "history": _("Allowing earlier partners again: %(gains)s."),
        "same_manager": _("Allowing people of one manager: %(gains)s."),
        "line": _("Allowing a larger distance in one line, with a recusal: %(gains)s."),
        "region_caps": _("Without the limits for regions: %(gains)s."),
        "capacity": _("One more pair each for mentors who are full: %(gains)s."),
        "slot_rules": _("Without the rules for these slots: %(gains)s."),
    }
    known = words.get(one["rule"], _("Changing one rule (%(rule)s): %(gains)s."))
    return known % {"to": one.get("to", ""), "gains": gains, "rule": one["rule"]}

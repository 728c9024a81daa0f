"""What the pages of a run show."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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


@dataclass(frozen=True)
class Tally:
    """The run in a few figures, all from its stored result and its proposals."""

    slots: int
    filled: int
    pairs: int
    accepted: int
    exceptions: int
    lowest: int
    middle: int
    proven: bool
    gap: float

    @property
    def open(self) -> int:
        return self.slots - self.filled


def tally(run: MatchingRun, proposals: QuerySet[Proposal]) -> Tally:
    rows = list(proposals.values_list("score", "accepted", "weak"))
    scores = sorted(score for score, _accepted, _weak in rows)
    certificate = run.result.get("certificate") or {}
    return Tally(
        slots=run.result.get("slots", 0),
        filled=run.result.get("filled", 0),
        pairs=len(rows),
        accepted=sum(accepted for _score, accepted, _weak in rows),
        exceptions=sum(bool(weak) for _score, _accepted, weak in rows),
        lowest=fit(scores[0]) if scores else 0,
        middle=fit(scores[len(scores) // 2]) if scores else 0,
        proven=run.result.get("status") == "optimal",
        gap=float(certificate.get("gap") or 0),
    )


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


def unmatched(run: MatchingRun, proposals: QuerySet[Proposal]) -> list[Unmatched]:
    """Executives with open slots as of now: edits after the run count, too."""
    filled = Counter(proposals.values_list("executive_id", flat=True))
    told = {row["executive"]: row for row in run.result.get("unmatched", [])}
    slots = {row["employee_id"]: row.get("slots", 0) for row in run.instance["employees"]}
    parts = run.cohort.participations.executives().with_person()
    found = []
    for part in parts.filter(person__in=executives(run)).order_by("-priority", "person__name"):
        missing = slots.get(str(part.person_id), 0) - filled[part.pk]
        if missing > 0:
            found.append(explained(part, missing, told.get(str(part.person_id))))
    return found


def executives(run: MatchingRun) -> list[UUID]:
    rows = run.instance["employees"]
    return [UUID(row["employee_id"]) for row in rows if row["role"] == "executive"]


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

"""The record of a run in plain words: who did what when, what went in, what came out, by what."""

from collections import Counter
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from matching.runs import gaps, policies
from matching.runs.makers import LIBRARIES
from matching.runs.models import MatchingRun
from matching.runs.unranked import is_ranked
from mentoring.audit.models import AuditEntry
from mentoring.people.models import User

Rows = list[dict[str, Any]]


def row(label: str, value: object) -> dict[str, Any]:
    return {"label": label, "value": value}


def acts(run: MatchingRun) -> Rows:
    """Who started, approved and published, and when."""
    rows = [row(_("Started"), by_and_at(run.started_by, run.created_at))]
    if run.ended_at:
        rows.append(row(_("Solved") if run.is_solved else _("Ended"), at(run.ended_at)))
    if run.approved_by:
        rows.append(row(_("Approved"), by_and_at(run.approved_by, approved_at(run))))
    if run.published_at:
        rows.append(row(_("Published"), by_and_at(run.published_by, run.published_at)))
    if run.coverage_reason:
        rows.append(row(_("Published without the whole top list"), run.coverage_reason))
    state = run.get_state_display()
    return [*rows, row(_("State"), f"{state}: {run.reason}" if run.reason else state)]


def approved_at(run: MatchingRun) -> Any:
    lines = AuditEntry.objects.filter(object_id=str(run.pk), verb="run.approved")
    return lines.order_by("-at").values_list("at", flat=True).first()


def by_and_at(user: User | None, moment: Any) -> str:
    name = user.person.name if user is not None and user.person is not None else ""
    return ", ".join(filter(None, [name, at(moment)]))


def at(moment: Any) -> str:
    return date_format(localtime(moment), "j M Y, H:i") if moment else ""


def inputs(run: MatchingRun) -> Rows:
    """What went in, counted; nobody's name."""
    instance = run.instance
    people = instance.get("employees", [])
    roles = Counter(person.get("role") for person in people)
    places = Counter[str]()
    for person in people:
        places["slots"] += person.get("slots") or 0
        places["capacity"] += person.get("capacity") or 0
    return [
        row(
            _("Executives"),
            _("%(people)s with %(places)s free places")
            % {"people": roles["executive"], "places": places["slots"]},
        ),
        row(
            _("Mentors"),
            _("%(people)s with %(places)s free places")
            % {"people": roles["mentor"], "places": places["capacity"]},
        ),
        row(_("Others, for reporting lines alone"), roles["none"]),
        row(_("Regions"), ", ".join(run.regions) or _("All")),
        row(_("Pairs kept together by a coordinator"), len(instance.get("locks", []))),
        row(_("Pairs ruled out"), len(instance.get("exclusions", []))),
        row(_("Earlier pairs, not to be repeated"), len(instance.get("history", []))),
        row(_("Method"), run.get_method_display()),
    ]


def outcome(run: MatchingRun) -> Rows:
    """What came out, and the bounds that prove it; empty where nothing did."""
    result = run.result
    if not result.get("pairs") and not run.is_solved:
        return []
    proof = result.get("certificate") or {}
    return [
        row(_("Places filled"), filled(result)),
        *priorities(result),
        row(_("No matching fills more than"), proof.get("coverage_bound")),
        *weakest(run),
        row(_("Sum of all fits"), points(result.get("total"))),
        row(_("No matching has a larger sum than"), points(proof.get("total_bound"))),
        row(_("Certified gap"), gaps.said(proof.get("gap"))),
        row(_("Rounds"), proof.get("rounds")),
        row(_("Pairs priced"), number_format(proof.get("pairs_priced") or 0, force_grouping=True)),
    ]


def filled(result: dict[str, Any]) -> str:
    return _("%(filled)s of %(slots)s") % {"filled": result["filled"], "slots": result["slots"]}


def priorities(result: dict[str, Any]) -> Rows:
    counts = result.get("filled_by_priority") or {}
    if len(counts) < 2:  # noqa: PLR2004 - one kind alone says nothing more
        return []
    return [
        row(_("Of priority %(number)s") % {"number": key},
            _("%(filled)s of %(slots)s") % {"filled": got, "slots": wanted})
        for key, (got, wanted) in sorted(counts.items(), reverse=True)
    ]  # fmt: skip


def weakest(run: MatchingRun) -> Rows:
    """Where people ranked each other the exact figure would tell how two of them did."""
    proof = run.result.get("certificate") or {}
    if is_ranked(run.instance) or run.result.get("minimum") is None:
        return []
    return [
        row(_("Fit of the weakest pair, of 100"), points(run.result["minimum"])),
        row(_("No matching has a better weakest pair than"), points(proof.get("minimum_bound"))),
    ]


def points(score: int | None) -> str:
    """A score or a sum of scores, to the last digit, on the scale that people read."""
    return "" if score is None else number_format(score / 100, decimal_pos=2, force_grouping=True)


def edits(run: MatchingRun) -> Rows:
    """What people changed after the engine had answered."""
    if not run.is_solved:
        return []
    now = {
        (str(mentor), str(executive))
        for mentor, executive in run.proposals.values_list("mentor__person", "executive__person")
    }
    then = {(pair["mentor"], pair["executive"]) for pair in run.result.get("pairs", [])}
    return [
        row(_("Pairs added by hand"), len(now - then)),
        row(_("Pairs taken out or replaced"), len(then - now)),
        row(_("Pairs accepted"), run.proposals.filter(accepted=True).count()),
    ]


def makers(run: MatchingRun) -> Rows:
    """The engine that solved it, to the last digit."""
    made_by = run.findings.get("course", {}).get("engine", {})
    names = ("python", *LIBRARIES)
    versions = ", ".join(f"{name} {made_by[name]}" for name in names if name in made_by)
    return [
        row(_("Engine"), run.engine),
        row(_("Digest of the engine's source"), made_by.get("source")),
        row(_("Stands on"), versions),
        row(_("Digest of the inputs"), run.digest),
        row(
            _("Ties"),
            _(
                "Among equal matchings a fixed hash of the two numbers decides. "
                "There is no seed and no chance: the same inputs always give the same pairs."
            ),
        ),
    ]


def told(run: MatchingRun) -> list[tuple[str, Rows]]:
    """(heading, rows) for summary lists, in the order of events; none without a row."""
    policy = run.instance.get("policy") or {}
    rules = [row(one["label"], one["value"]) for one in policies.rules(policy)]
    sections = [
        (_("Who and when"), acts(run)),
        (_("What went in"), inputs(run)),
        (_("Rules"), rules),
        (_("What came out"), outcome(run)),
        (_("What people changed"), edits(run)),
        (_("Solved by"), makers(run)),
    ]
    return [(heading, rows) for heading, rows in sections if rows]

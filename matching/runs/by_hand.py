"""Pairs that a coordinator makes: by exchange or from two names, within the same hard rules."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from matching.rules.actions import lock_pair
from matching.runs.actions import locked_run
from matching.runs.models import MatchingRun, Proposal
from matching.runs.reasons import reasons
from matching.runs.refusals import refusals
from matching.runs.swaps import breaks_slots, capacity, judged, leaves, two_of
from mentoring.audit.actions import Values, record
from mentoring.people.models import Person, User
from programs.participants.models import Participation
from programs.setup.models import Topic


class Forbidden(Exception):  # noqa: N818 - a rule said no
    """A hard rule keeps two people apart; the message names it."""


@dataclass(frozen=True)
class Wanted:
    executive: Participation
    mentor: Participation
    exception_reason: str = ""


@transaction.atomic
def pair_by_hand(run: MatchingRun, wanted: Wanted, *, by: User) -> Proposal:
    """Add one pair to a run under review and lock it.

    Raises Forbidden naming the rule. The order of grades is the one rule that a reason overrides;
    whoever has no free place gives up the weakest pair.
    """
    run = locked_run(run, "ready")
    found = judged(run, wanted.executive, wanted.mentor)
    if capacity(run, wanted.mentor) == 0:
        raise Forbidden(
            _("%(mentor)s has no time for another pair: all places or the monthly hours are taken.")
            % {"mentor": wanted.mentor.person.name}
        )
    exception = check(run, found["rules"], wanted)
    make_room(run, wanted, by=by)
    weak = ["by_hand", *(["exception"] if exception else [])]
    proposal = Proposal.objects.create(
        run=run,
        mentor=wanted.mentor,
        executive=wanted.executive,
        score=found["score"],
        terms=found["terms"],
        reasons=why(run, wanted, found),
        weak=[
            *weak,
            *(["recusal"] if found["needs_recusal"] else []),
            *(["slot"] if breaks_slots(run, wanted.executive, wanted.mentor) else []),
        ],
        needs_recusal=found["needs_recusal"],
        locked=True,
        exception_reason=wanted.exception_reason if exception else "",
    )
    if not exception:
        lock_pair(wanted.mentor, wanted.executive, by=by)
    said: Values | None = {"exception_reason": wanted.exception_reason} if exception else None
    record(by, "proposal.made_by_hand", proposal, new=said, program_id=run.cohort.program_id)
    return proposal


def check(run: MatchingRun, rules: list[str], wanted: Wanted) -> bool:
    """True when the pair needs the exception it has a reason for; Forbidden otherwise."""
    others = [rule for rule in rules if rule != "direction"]
    if others:
        raise Forbidden(
            _("%(mentor)s and %(executive)s cannot be paired. %(rules)s")
            % {
                "mentor": wanted.mentor.person.name,
                "executive": wanted.executive.person.name,
                "rules": " ".join(refusals(others, two_of(run, wanted.executive, wanted.mentor))),
            }
        )
    if "direction" in rules and not wanted.exception_reason:
        raise Forbidden(
            _(
                "%(mentor)s (%(low)s) is not below %(executive)s (%(high)s). "
                "Enter a reason to pair them all the same."
            )
            % {
                "mentor": wanted.mentor.person.name,
                "low": label(wanted.mentor.person),
                "executive": wanted.executive.person.name,
                "high": label(wanted.executive.person),
            }
        )
    return "direction" in rules


def label(person: Person) -> str:
    return person.grade.label if person.grade else str(_("unknown grade"))


def make_room(run: MatchingRun, wanted: Wanted, *, by: User) -> None:
    """Take away what the two would have too many of: the weakest pair on each full side."""
    run.proposals.filter(mentor=wanted.mentor, executive=wanted.executive).delete()
    holding = list(run.proposals.select_related("mentor__person", "executive__person"))
    over = leaves(run, wanted.mentor, holding)
    mine = [one for one in holding if one.executive_id == wanted.executive.pk]
    slots = next(
        (
            row.get("slots", 0)
            for row in run.instance["employees"]
            if row["employee_id"] == str(wanted.executive.person_id)
        ),
        0,
    )
    weakest = min(mine, key=lambda one: (one.locked, one.score), default=None)
    crowded = weakest if len(mine) >= slots else None
    for gone in {one for one in (over, crowded) if one is not None}:
        record(by, "proposal.replaced", gone, program_id=run.cohort.program_id)
        gone.delete()


def why(run: MatchingRun, wanted: Wanted, found: dict[str, object]) -> dict[str, object]:
    rows = {row["employee_id"]: row for row in run.instance["employees"]}
    names = dict(Topic.objects.values_list("key", "name"))
    executive = rows[str(wanted.executive.person_id)]
    mentor = rows[str(wanted.mentor.person_id)]
    return reasons(executive, mentor, found["terms"], names=names)  # type: ignore[arg-type]


@transaction.atomic
def swap_mentor(
    run: MatchingRun, proposal: Proposal, mentor: Participation, *, by: User
) -> Proposal:
    """Give this executive another mentor; whoever loses one gets the mentor that became free.

    The exchange back is made only when no hard rule forbids it; otherwise that place stays open.
    """
    run = locked_run(run, "ready")
    left = leaves(
        run, mentor, list(run.proposals.select_related("executive__person", "mentor__person"))
    )
    executive, freed = proposal.executive, proposal.mentor
    run.proposals.filter(pk=proposal.pk).delete()
    made = pair_by_hand(run, Wanted(executive, mentor), by=by)
    if left is not None and not judged(run, left.executive, freed)["rules"]:
        place_again(run, Wanted(left.executive, freed))
    record(by, "proposal.swapped", made, program_id=run.cohort.program_id)
    return made


def place_again(run: MatchingRun, wanted: Wanted) -> None:
    found = judged(run, wanted.executive, wanted.mentor)
    Proposal.objects.create(
        run=run,
        mentor=wanted.mentor,
        executive=wanted.executive,
        score=found["score"],
        terms=found["terms"],
        reasons=why(run, wanted, found),
        weak=[
            *(["recusal"] if found["needs_recusal"] else []),
            *(["slot"] if breaks_slots(run, wanted.executive, wanted.mentor) else []),
        ],
        needs_recusal=found["needs_recusal"],
    )

"""A last look before people hear of it: what has come between the two of a pair since the run."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from matching.rules.models import Ban
from matching.runs.models import MatchingRun, Proposal
from mentoring.people.models import Person
from mentoring.people.power import UPRIGHT, Relation, between, forbidding
from programs.health.wording import sentences
from programs.participants.models import Avoidance

Two = tuple[UUID, UUID]  # people: executive, mentor


@dataclass(frozen=True)
class Offence:
    """A proposal that could not be made today, and why: of ties only that there is one."""

    proposal: Proposal
    reasons: list[str]


@dataclass(frozen=True)
class Recheck:
    """`recusals`: proposals of two who stand in one line by now, as far apart as is allowed."""

    offences: list[Offence]
    recusals: list[UUID]


def recheck(run: MatchingRun, today: date) -> Recheck:
    """Look at every accepted proposal with the eyes of today; four queries for any number.

    Hours, languages and grades are left as the run froze them: a change there parts nobody.
    """
    accepted = list(
        run.proposals.filter(accepted=True)
        .select_related("executive__person", "mentor__person")
        .order_by("executive__person__name", "pk")
    )
    policy: dict[str, Any] = run.cohort.policy()
    relations = between([_two(one) for one in accepted], today)
    chosen = _ruled_out(run, accepted)
    offences, recusals = [], []
    for one in accepted:
        found = relations.get(_two(one), [])
        forbidden = forbidding(
            found,
            least=policy.get("line_distance"),
            same_manager=policy.get("same_manager", True),
        )
        reasons = [*_said(one, forbidden), *_left(one, today)]
        if _two(one) in chosen:
            reasons.append(_("A coordinator or one of the two has ruled this pair out."))
        if reasons:
            offences.append(Offence(one, reasons))
        elif any(each.kind in UPRIGHT for each in found):
            recusals.append(one.pk)
    return Recheck(offences, recusals)


def _two(proposal: Proposal) -> Two:
    return proposal.executive.person_id, proposal.mentor.person_id


def _said(proposal: Proposal, relations: Iterable[Relation]) -> list[str]:
    sides = {proposal.mentor.person_id: "mentor", proposal.executive.person_id: "executive"}
    told = [
        {
            "kind": each.kind,
            "levels": each.levels,
            "low": sides.get(each.low, "") if each.low else "",
        }
        for each in relations
    ]
    mentor, executive = proposal.mentor.person.name, proposal.executive.person.name
    return sentences(told, mentor=mentor, executive=executive, ties=False)


def _left(proposal: Proposal, today: date) -> list[str]:
    both: tuple[Person, ...] = (proposal.mentor.person, proposal.executive.person)
    gone = [person.name for person in both if person.has_left(today)]
    return [_("%(name)s no longer works here.") % {"name": name} for name in gone]


def _ruled_out(run: MatchingRun, accepted: list[Proposal]) -> set[Two]:
    """Bans and wishes that keep two of them apart by now."""
    bans = Ban.objects.filter(cohort=run.cohort_id)
    out = set(bans.values_list("executive__person", "mentor__person"))
    wishes: dict[UUID, set[UUID]] = defaultdict(set)
    people = [person for one in accepted for person in _two(one)]
    said = Avoidance.objects.filter(Q(person__in=people) & Q(other__in=people))
    for person, other in said.values_list("person", "other"):
        wishes[person].add(other)
        wishes[other].add(person)
    return out | {(e, m) for e, m in map(_two, accepted) if m in wishes[e]}

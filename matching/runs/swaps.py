"""Who else could take a place, and what would follow from it."""

from dataclasses import dataclass
from typing import Any

from matching.engine import PairQuestions
from matching.runs.fit import fit
from matching.runs.models import MatchingRun, Proposal
from matching.runs.power import named
from matching.runs.refusals import Two, refusals
from matching.runs.slots import broken, told
from matching.runs.unranked import unranked
from mentoring.web import clock
from programs.participants.models import Participation


@dataclass(frozen=True)
class Candidate:
    """One mentor for one executive: how well she fits, and whom she would leave."""

    mentor: Participation
    fit: int
    leaves: Proposal | None


@dataclass(frozen=True)
class Consequence:
    """What one exchange does, in whole numbers from 0 to 100."""

    before: int
    after: int
    left: Proposal | None
    # Why the hard rules forbid the exchange; empty when it can be saved.
    forbidden: tuple[str, ...] = ()
    # Saving would break a slot rule of this executive, or of whoever loses the mentor.
    breaks: bool = False
    left_breaks: bool = False
    left_before: int = 0
    # The former mentor for whoever loses one, or None where the rules forbid that pair.
    left_after: int | None = None
    left_rules: tuple[str, ...] = ()


def candidates(run: MatchingRun, proposal: Proposal, *, most: int = 25) -> list[Candidate]:
    """The best mentors that no hard rule keeps from this executive, best first."""
    scored = PairQuestions(unranked(run.instance)).candidates(str(proposal.executive.person_id))
    mentors = run.cohort.participations.mentors().with_person()
    parts = {str(part.person_id): part for part in mentors}
    holding = current(run)
    taken = {one.mentor_id for one in holding if one.executive_id == proposal.executive_id}
    found: list[Candidate] = []
    for mentor_id, score in scored:
        part = parts.get(mentor_id)
        if part is not None and part.pk not in taken and len(found) < most:
            found.append(Candidate(part, fit(score), leaves(run, part, holding)))
    return found


def current(run: MatchingRun) -> list[Proposal]:
    return list(run.proposals.select_related("mentor__person", "executive__person"))


def leaves(run: MatchingRun, mentor: Participation, holding: list[Proposal]) -> Proposal | None:
    """The weakest pair this mentor would have to give up; None while she has a free place."""
    mine = [one for one in holding if one.mentor_id == mentor.pk]
    if not mine or len(mine) < capacity(run, mentor):
        return None
    open_pairs = [one for one in mine if not one.locked]
    return min(open_pairs or mine, key=lambda one: (one.score, str(one.pk)))


def capacity(run: MatchingRun, mentor: Participation) -> int:
    rows = run.instance["employees"]
    mine = (row for row in rows if row["employee_id"] == str(mentor.person_id))
    found: dict[str, Any] = next(mine, {})
    return int(found.get("capacity", 0))


def consequence(run: MatchingRun, proposal: Proposal, mentor: Participation) -> Consequence:
    """What happens when this executive gets that mentor instead."""
    after = judged(run, proposal.executive, mentor)
    forbidden = tuple(refusals(after["rules"], two_of(run, proposal.executive, mentor)))
    breaks = breaks_slots(run, proposal.executive, mentor, instead_of=proposal)
    left = leaves(run, mentor, current(run))
    if left is None:
        return Consequence(fit(proposal.score), fit(after["score"]), None, forbidden, breaks)
    back = judged(run, left.executive, proposal.mentor)
    rules = tuple(back["rules"])
    return Consequence(
        before=fit(proposal.score),
        after=fit(after["score"]),
        left=left,
        forbidden=forbidden,
        breaks=breaks,
        left_breaks=breaks_slots(run, left.executive, proposal.mentor, instead_of=left),
        left_before=fit(left.score),
        left_after=None if rules else fit(back["score"]),
        left_rules=rules,
    )


def two_of(run: MatchingRun, executive: Participation, mentor: Participation) -> Two:
    people = {row["employee_id"]: row for row in run.instance["employees"]}
    return Two(executive, mentor, people, run.instance["policy"])


def breaks_slots(
    run: MatchingRun,
    executive: Participation,
    mentor: Participation,
    *,
    instead_of: Proposal | None = None,
) -> bool:
    """Whether this executive's mentors would break a slot rule with that one among them."""
    rows = {row["employee_id"]: row for row in run.instance["employees"]}
    others = run.proposals.filter(executive=executive).exclude(mentor=mentor)
    if instead_of is not None:
        others = others.exclude(pk=instead_of.pk)
    ids = [*others.values_list("mentor__person", flat=True), mentor.person_id]
    mentors = [rows[str(one)] for one in ids]
    return bool(told(broken(rows[str(executive.person_id)], mentors, run.instance["policy"])))


def judged(run: MatchingRun, executive: Participation, mentor: Participation) -> dict[str, Any]:
    """The engine's word on one pair: score, terms, and the hard rules it breaks."""
    questions = PairQuestions(unranked(run.instance))
    two = (str(executive.person_id), str(mentor.person_id))
    recusal = questions.needs_recusal(*two)
    rules = named(questions.why_not(*two), executive, mentor, clock.now().date())
    return questions.score(*two) | {"rules": rules, "needs_recusal": recusal}

"""Looking at a cohort's matching: before it runs, and what came out."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from matching.rules.models import Lock
from matching.runs import methods, queries
from matching.runs.access import counted_people, may_publish, visible_proposals
from matching.runs.explained import aside
from matching.runs.fit import fit
from matching.runs.models import MatchingRun, Proposal
from matching.runs.slots import kind_word
from matching.runs.views import get_run
from matching.runs.weak import spots
from mentoring.people.access import signed_in
from mentoring.web.show import show
from programs.pairings.reasons import sentence

PAGE = 50


@require_safe
def review(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The proposals of a run, exceptions first."""
    user = signed_in(request.user)
    run = get_run(user, pk)
    proposals = visible_proposals(user, run)
    page = Paginator(queries.ordered(proposals), PAGE).get_page(request.GET.get("page"))
    locked = set(Lock.objects.filter(cohort=run.cohort_id).values_list("mentor_id", "executive_id"))
    people = {row["employee_id"]: row for row in run.instance["employees"]}
    context = {
        "run": run,
        "cohort": run.cohort,
        "tally": queries.tally(run, proposals, counted_people(user, run)),
        "page": page,
        "rows": [
            row(proposal, locked) | {"slot": slot(proposal, people, run.instance["policy"])}
            for proposal in page
        ],
        "is_open": run.state == MatchingRun.State.READY,
        "may_publish": may_publish(user, run),
        "stability": methods.stability(run),
        **aside(user, run),
    }
    return show(request, "runs/review.html", context, part="proposals")


def row(proposal: Proposal, locked: set[tuple[UUID, UUID]]) -> dict[str, object]:
    said = proposal.reasons.get("coordinator", [])
    return {
        "proposal": proposal,
        "pair": f"{proposal.mentor_id}:{proposal.executive_id}",
        "fit": fit(proposal.score),
        "reasons": [sentence(reason, side="coordinator") for reason in said],
        "weak": spots(proposal),
        "locked": (proposal.mentor_id, proposal.executive_id) in locked,
    }


def slot(proposal: Proposal, people: dict[str, Any], policy: dict[str, Any]) -> str:
    executive = people[str(proposal.executive.person_id)]
    return kind_word(executive, people[str(proposal.mentor.person_id)], policy)

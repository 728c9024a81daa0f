"""Explaining a run: why these two, why not those two, what it costs, whom it treats alike."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST, require_safe

from matching.rules.access import may_pair
from matching.rules.models import Ban, Lock
from matching.runs.access import counted_people
from matching.runs.asking import WhyNotForm
from matching.runs.explained import fairness_of
from matching.runs.fairness import DIMENSIONS
from matching.runs.models import MatchingRun
from matching.runs.prices import rule_word
from matching.runs.queries import open_places
from matching.runs.refusals import Two
from matching.runs.scope import known_parts, names
from matching.runs.standing import standing
from matching.runs.trial import trial
from matching.runs.unmatched import Explaining, open_parts
from matching.runs.views import get_run
from matching.runs.views.editing import get_proposal
from matching.runs.why import why as explain
from matching.runs.why_not import why_not as answer
from mentoring.people.access import signed_in
from mentoring.web import clock
from mentoring.web.show import show
from programs.cohorts.forms import RulesForm
from programs.cohorts.models import Cohort
from programs.cohorts.rules_page import rules_page
from programs.participants.models import Participation

PAGE = 20


@require_safe
def why(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One proposal: how its fit adds up, what both will read, and who else there would be."""
    user = signed_in(request.user)
    proposal = get_proposal(user, pk)
    run = proposal.run
    context = {
        "run": run,
        "cohort": run.cohort,
        "why": explain(proposal, standing(run), names(user, run)),
        "is_open": run.state == MatchingRun.State.READY,
        **decided(proposal.mentor, proposal.executive),
    }
    return show(request, "runs/why.html", context)


def decided(mentor: Participation, executive: Participation) -> dict[str, object]:
    """What coordinators have said about two people, and the value their buttons post."""
    two = {"mentor": mentor, "executive": executive}
    return {
        "pair": f"{mentor.pk}:{executive.pk}",
        "locked": Lock.objects.filter(**two).exists(),
        "banned": Ban.objects.filter(**two).exists(),
    }


@require_safe
def why_not(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Any executive and any mentor of the run: what forbids the pair, or what it would take."""
    user = signed_in(request.user)
    run = get_run(user, pk)
    known = known_parts(user, run)
    form = WhyNotForm(known, request.GET or None)
    context: dict[str, Any] = {"run": run, "cohort": run.cohort, "form": form}
    if form.is_valid():
        executive, mentor = form.cleaned_data["executive"], form.cleaned_data["mentor"]
        if not may_pair(user, run.cohort, mentor, executive):
            form.add_error(None, WhyNotForm.ELSEWHERE)
        else:
            now = standing(run)
            two = Two(executive, mentor, now.people, run.instance["policy"])
            context |= {"executive": executive, "mentor": mentor, **decided(mentor, executive)}
            context["answer"] = answer(now, two, names(user, run), clock.now().date())
    context["is_open"] = run.state == MatchingRun.State.READY
    return show(request, "runs/why_not.html", context, status=422 if form.errors else 200)


@require_safe
def fairness(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How the fit spreads over the groups of both sides, by one dimension."""
    user = signed_in(request.user)
    run = get_run(user, pk)
    by = request.GET.get("by", "region")
    by = by if by in DIMENSIONS else "region"
    context = {
        "run": run,
        "cohort": run.cohort,
        "by": by,
        "dimensions": DIMENSIONS,
        **fairness_of(user, run, by=by),
    }
    return show(request, "runs/fairness.html", context)


@require_POST
def preview(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the rules just typed would change for the pool as it is; nothing is saved."""
    user = signed_in(request.user)
    cohorts = Cohort.objects.coordinated_by(user).select_related("program")
    cohort = get_object_or_404(cohorts, pk=pk)
    form = RulesForm(request.POST, cohort=cohort)
    found = trial(cohort, user, weights=form.weights, rules=form.rules) if form.is_valid() else None
    context = rules_page(cohort, form) | {"preview": found}
    return show(request, "cohorts/rules.html", context, status=422 if form.errors else 200)


@require_safe
def unmatched(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Executives with an open place, what removed their candidates, and what would help."""
    user = signed_in(request.user)
    run = get_run(user, pk)
    places, mine = open_places(run), counted_people(user, run)
    parts = [part for part in open_parts(run, places) if str(part.person_id) in mine]
    page = Paginator(parts, PAGE).get_page(request.GET.get("page"))
    explaining = Explaining(run, places, names(user, run)) if parts else None
    rows = [explaining.of(part) for part in page] if explaining else []
    kept = [rule_word(rule) for rule in run.instance["policy"].get("slot_rules") or []]
    context = {"run": run, "cohort": run.cohort, "page": page, "rows": rows, "kept_places": kept}
    return show(request, "runs/unmatched.html", context)

"""Changing single pairs of a run before it is published."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from matching.runs import actions
from matching.runs.access import visible_proposals
from matching.runs.by_hand import Forbidden, Wanted, pair_by_hand, swap_mentor
from matching.runs.fit import fit
from matching.runs.forms import ByHandForm, SwapForm
from matching.runs.models import MatchingRun, Proposal
from matching.runs.slots import keeps_silent
from matching.runs.swaps import candidates, consequence
from matching.runs.views import get_run
from mentoring.people.access import signed_in
from mentoring.people.models import User
from mentoring.web.show import show


def get_proposal(user: User, pk: UUID) -> Proposal:
    """A proposal the reader may see, in a run the reader may see; 404 otherwise."""
    runs = MatchingRun.objects.visible_to(user).select_related("cohort__program")
    run = get_object_or_404(runs, proposals=pk)
    mine = visible_proposals(user, run).select_related("mentor__person", "executive__person")
    proposal: Proposal = get_object_or_404(mine, pk=pk)
    proposal.run = run
    return proposal


@require_http_methods(["GET", "HEAD", "POST"])
def swap(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Pick another mentor, see what follows, then save."""
    user = signed_in(request.user)
    proposal = get_proposal(user, pk)
    run = proposal.run
    data = request.POST if request.method == "POST" else request.GET
    form = SwapForm(run, data if "mentor" in data else None)
    chosen = form.cleaned_data["mentor"] if form.is_valid() else None
    if request.method == "POST" and chosen is not None:
        return save_swap(request, proposal, chosen)
    is_open = run.state == MatchingRun.State.READY
    context = {
        "run": run,
        "cohort": run.cohort,
        "proposal": proposal,
        "fit": fit(proposal.score),
        "form": form,
        "chosen": chosen,
        "consequence": consequence(run, proposal, chosen) if chosen else None,
        "candidates": candidates(run, proposal) if is_open else [],
        "is_open": is_open,
        "silent": keeps_silent(run.instance["policy"]),
    }
    return show(request, "runs/swap.html", context)


def save_swap(request: HttpRequest, proposal: Proposal, chosen: object) -> HttpResponse:
    user = signed_in(request.user)
    try:
        made = swap_mentor(proposal.run, proposal, chosen, by=user)  # type: ignore[arg-type]
    except (actions.RunConflict, Forbidden) as conflict:
        messages.error(request, str(conflict))
        return redirect("runs:swap", proposal.pk)
    names = {"mentor": made.mentor.person.name, "executive": made.executive.person.name}
    messages.success(request, _("%(executive)s now gets %(mentor)s.") % names)
    return redirect("runs:review", proposal.run_id)


@require_POST
def discard(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a pair out of the run."""
    user = signed_in(request.user)
    proposal = get_proposal(user, pk)
    try:
        actions.discard_proposal(proposal.run, proposal, by=user)
    except actions.RunConflict as conflict:
        messages.warning(request, str(conflict))
    return redirect("runs:review", proposal.run_id)


@require_http_methods(["GET", "HEAD", "POST"])
def by_hand(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Pair two people by name, within the same hard rules."""
    user = signed_in(request.user)
    run = get_run(user, pk)
    form = ByHandForm(run, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            pair_by_hand(run, Wanted(**form.cleaned_data), by=user)
        except (actions.RunConflict, Forbidden) as conflict:
            form.add_error(None, str(conflict))
        else:
            messages.success(request, _("The pair stands in the run and is locked."))
            return redirect("runs:review", run.pk)
    context = {"run": run, "cohort": run.cohort, "form": form}
    return show(request, "runs/by_hand.html", context)

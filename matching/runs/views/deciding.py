"""Deciding about a run: start, accept, approve, publish."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from matching.runs import actions, queries
from matching.runs.access import may_publish, visible_proposals
from matching.runs.forms import MethodForm, PublishForm
from matching.runs.models import MatchingRun
from matching.runs.recheck import recheck
from matching.runs.views import get_run
from mentoring.people.access import signed_in
from mentoring.people.models import User
from mentoring.web import clock
from mentoring.web.show import show
from programs.cohorts.models import Cohort
from programs.participants.queries import coverage


@require_POST
def start(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Freeze the pool and let the engine work; the run's own page shows how far it is."""
    user = signed_in(request.user)
    cohort = get_object_or_404(Cohort.objects.coordinated_by(user), pk=pk)
    form = MethodForm(cohort, request.POST)
    method = form.cleaned_data["method"] if form.is_valid() else MatchingRun.Method.OPTIMAL
    try:
        run = actions.start_run(cohort, by=user, method=method)
    except actions.RunConflict as conflict:
        messages.warning(request, str(conflict))
        return redirect("runs:match", cohort.pk)
    return redirect("runs:progress", run.pk)


@require_POST
def accept(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Accept one proposal, the ticked ones, or all that remain."""
    user = signed_in(request.user)
    run = get_run(user, pk)
    remaining = visible_proposals(user, run).filter(accepted=False)
    if request.POST.get("which") != "all":
        ticked = [UUID(one) for one in request.POST.getlist("selected") if is_uuid(one)]
        remaining = remaining.filter(pk__in=ticked)
    try:
        count = actions.accept_proposals(run, list(remaining), by=user)
    except actions.RunConflict as conflict:
        messages.warning(request, str(conflict))
    else:
        said = ngettext("%(count)d pair accepted.", "%(count)d pairs accepted.", count)
        messages.success(request, said % {"count": count})
    return redirect("runs:review", run.pk)


def is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


@require_POST
def approve(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The second pair of eyes of programs that ask for it."""
    user = signed_in(request.user)
    run = get_run(user, pk)
    if not may_publish(user, run):
        raise PermissionDenied
    try:
        actions.approve_run(run, by=user)
    except actions.RunConflict as conflict:
        messages.warning(request, str(conflict))
    return redirect("runs:publish", run.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The last look before people hear of it: what will happen, to whom, and the button."""
    user = signed_in(request.user)
    run = get_run(user, pk)
    if not may_publish(user, run):
        raise PermissionDenied
    if request.method != "POST" and run.state == MatchingRun.State.PUBLISHED:
        return redirect("runs:review", run.pk)
    missing = coverage(run.cohort, proposed=about_to_be(run)).missing
    initial = {"version": run.version}
    data = request.POST if request.method == "POST" else None
    form = PublishForm(data, missing=bool(missing), initial=initial)
    if form.is_valid() and (answer := try_to_publish(request, run, form, user)):
        return answer
    # With nothing wrong on the form itself, it was the world that had moved on.
    status = 409 if form.non_field_errors() else 200
    return show(request, "runs/publish.html", facts(run, user, form), status=status)


def try_to_publish(
    request: HttpRequest, run: MatchingRun, form: PublishForm, user: User
) -> HttpResponse | None:
    """Publish; None with an error on the form when somebody or some place was in the way."""
    said = form.cleaned_data
    try:
        count = actions.publish_run(
            run,
            by=user,
            now=clock.now(),
            version=said["version"],
            coverage_reason=said["coverage_reason"],
        )
    except (actions.RunConflict, actions.Refused) as conflict:
        form.add_error(None, str(conflict))
        return None
    text = ngettext(
        "%(count)d pair is published and awaits both answers.",
        "%(count)d pairs are published and await both answers.",
        count,
    )
    messages.success(request, text % {"count": count})
    return redirect("desk:cohort", run.cohort_id)


def about_to_be(run: MatchingRun) -> set[UUID]:
    """The executives whom this run would cover."""
    return set(run.proposals.filter(accepted=True).values_list("executive_id", flat=True))


def facts(run: MatchingRun, user: User, form: PublishForm) -> dict[str, object]:
    run.refresh_from_db()
    accepted = run.proposals.filter(accepted=True)
    return {
        "run": run,
        "cohort": run.cohort,
        "form": form,
        "pairs": accepted.count(),
        "left_out": run.proposals.filter(accepted=False).count(),
        "people": accepted.values("mentor").distinct().count()
        + accepted.values("executive").distinct().count(),
        "recusals": accepted.filter(needs_recusal=True).count(),
        "tally": queries.tally(run, run.proposals.all()),
        "coverage": coverage(run.cohort, proposed=about_to_be(run)),
        "needs_second": run.cohort.program.second_approver,
        "may_be_second": run.approved_by_id is None and run.started_by_id != user.pk,
        "is_open": run.state == MatchingRun.State.READY,
        **come_between(run, user),
    }


def come_between(run: MatchingRun, user: User) -> dict[str, object]:
    """What blocks publishing since the run, and how much of it is somebody else's to settle."""
    found = recheck(run, clock.now().date()).offences
    mine = set(visible_proposals(user, run).values_list("pk", flat=True))
    shown = [each for each in found if each.proposal.pk in mine]
    return {"offences": shown, "offences_elsewhere": len(found) - len(shown)}

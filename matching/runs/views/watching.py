"""Starting a cohort's matching, watching it work, and stopping it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from matching.rules.models import Ban, Lock
from matching.runs import gaps, readiness
from matching.runs.access import may_stop
from matching.runs.forms import MethodForm
from matching.runs.models import MatchingRun
from matching.runs.queries import listed
from mentoring.jobs.actions import cancel_job
from mentoring.people.access import signed_in
from mentoring.people.models import User
from mentoring.web import clock
from mentoring.web.show import show
from programs.cohorts.models import Cohort

PAGE = 50
TWO = 2


@require_safe
def match(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Where a run is started, and where earlier runs are found and two of them are compared."""
    user = signed_in(request.user)
    cohorts = Cohort.objects.coordinated_by(user).select_related("program")
    cohort = get_object_or_404(cohorts, pk=pk)
    runs = listed(MatchingRun.objects.visible_to(user).filter(cohort=cohort))[:PAGE]
    if "selected" in request.GET:
        ticked = [run for run in runs if str(run.pk) in request.GET.getlist("selected")]
        if len(ticked) == TWO:
            address = reverse("runs:compare", args=[ticked[1].pk])
            return redirect(f"{address}?with={ticked[0].pk}")
        messages.info(request, _("Tick exactly two runs to compare them."))
    context = {
        "cohort": cohort,
        "runs": runs,
        "has_two": sum(run.is_solved for run in runs) >= TWO,
        "method_form": MethodForm(cohort),
        "readiness": readiness.summary(user, cohort),
        "locks": Lock.objects.filter(cohort=cohort).count(),
        "bans": Ban.objects.filter(cohort=cohort).count(),
    }
    return show(request, "runs/match.html", context)


def watched(user: User, pk: UUID) -> MatchingRun:
    """The run without its frozen inputs and result, which nobody needs each second."""
    runs = MatchingRun.objects.visible_to(user).select_related("cohort", "job")
    return get_object_or_404(runs.defer("instance", "result"), pk=pk)


@require_safe
def progress(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How far a run is and how little can still be gained. The page may be left at any time."""
    user = signed_in(request.user)
    run = watched(user, pk)
    return show(request, "runs/progress.html", facts(request, run, user), part="progress")


def facts(request: HttpRequest, run: MatchingRun, user: User) -> dict[str, Any]:
    """`step` is said aloud when it is not what was `told` last."""
    note = dict(run.job.note) if run.job is not None and run.is_going else {}
    points = note.get("points") or run.findings.get("course", {}).get("points", [])
    step = note.get("step", run.state)
    return {
        "run": run,
        "cohort": run.cohort,
        "job": run.job,
        "note": note,
        "gap": gaps.said(note.get("gap")),
        "pairs_priced": gaps.many(note.get("pairs_priced")),
        "bars": gaps.bars(points),
        # The rounds are those of the best sum, which a stable matching does not seek.
        "finding": gaps.finding(points) if run.method == MatchingRun.Method.OPTIMAL else "",
        "step": step,
        "is_news": request.GET.get("told") != step,
        "seconds": seconds(run),
        "may_stop": may_stop(user, run),
    }


def seconds(run: MatchingRun) -> int:
    """From the button to the result, by the clock of leases: the product's own may be moved."""
    took: float | None = run.findings.get("course", {}).get("seconds")
    if took is not None:
        return round(took)
    if run.job is None:
        return 0
    return int(((run.job.ended_at or clock.unmoved()) - run.job.created_at).total_seconds())


@require_POST
def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask a run to stop; one that is over, or asked already, stays as it is."""
    user = signed_in(request.user)
    run = watched(user, pk)
    if not may_stop(user, run):
        raise PermissionDenied
    if run.job is None or not cancel_job(run.job, by=user):
        messages.info(request, _("It was over before it could be stopped."))
    return redirect("runs:progress", run.pk)

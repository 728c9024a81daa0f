"""A job's own page: how far it is, how to stop it, what came of it; and the ones that failed."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mentoring.jobs.access import (
    may_cancel,
    may_follow,
    may_open_failed,
    may_see,
    may_see_failed,
)
from mentoring.jobs.actions import cancel_job
from mentoring.jobs.models import Job
from mentoring.jobs.queries import in_trouble
from mentoring.web import clock
from mentoring.web.roles import require
from mentoring.web.show import show

PAGE = 50


@require_safe
def failed(request: HttpRequest) -> HttpResponse:
    """What did not work, how often it was tried and why: nobody's name, nothing it was about."""
    require(may_see_failed(request.user))
    page = Paginator(in_trouble(), PAGE).get_page(request.GET.get("page"))
    rows = [(row, name_of(row)) for row in page]
    context = {
        "page": page,
        "rows": rows,
        "now": clock.unmoved(),
        "may_open": may_open_failed(request.user),
    }
    return show(request, "jobs/failed.html", context)


@require_safe
def job(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How far a job is. The page may be left and comes back to the same place."""
    row = found(request, pk)
    return show(request, "jobs/job.html", context(request, row), part="progress")


@require_POST
def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask a job to stop; a second press, or one that comes too late, changes nothing."""
    row = found(request, pk)
    if not cancel_job(row, by=request.user):  # type: ignore[arg-type]  # behind the sign-in
        messages.info(request, _("It was over before it could be stopped."))
    return redirect("jobs:job", pk)


def found(request: HttpRequest, pk: UUID) -> Job:
    row = get_object_or_404(Job, pk=pk)
    require(may_see(request.user, row))
    return row


def context(request: HttpRequest, row: Job) -> dict[str, Any]:
    """`quarter` is said aloud, `told` is what was said last."""
    quarter = row.percent // 25 * 25
    return {
        "job": row,
        "name": name_of(row),
        "quarter": quarter,
        "is_news": request.GET.get("told") != str(quarter) or not row.is_open,
        "seconds": int(((row.ended_at or clock.unmoved()) - row.created_at).total_seconds()),
        "result_url": result_url(row) if may_follow(request.user, row) else "",
        "may_cancel": may_cancel(request.user, row),
    }


def name_of(row: Job) -> str:
    return _(settings.JOB_NAMES.get(row.kind, "Job"))


def result_url(row: Job) -> str:
    """The page that shows what came of it, once there is something to show."""
    name = settings.JOB_RESULTS.get(row.kind)
    return reverse(name, args=[row.subject_id]) if name and row.state == Job.State.DONE else ""

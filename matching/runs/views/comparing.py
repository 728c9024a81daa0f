"""Two runs of one cohort side by side."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from matching.runs.comparing import compare as compared
from matching.runs.models import SOLVED, MatchingRun, RunQuerySet
from matching.runs.scope import names
from matching.runs.views import get_run
from mentoring.people.access import require, signed_in
from mentoring.web.show import show


@require_safe
def compare(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What an earlier run found, what a later one did, and why they differ."""
    user = signed_in(request.user)
    run = get_run(user, pk)
    require(run.is_solved)
    others = MatchingRun.objects.visible_to(user).filter(cohort=run.cohort_id, state__in=SOLVED)
    others = others.exclude(pk=run.pk).order_by("-number")
    other = chosen(others, run, request.GET.get("with", ""))
    context: dict[str, Any] = {
        "run": run,
        "cohort": run.cohort,
        "other": other,
        "others": others.only("pk", "number", "created_at", "state"),
    }
    if other is not None:
        before, after = sorted((run, other), key=lambda one: one.number)
        known = names(user, before) | names(user, after)
        context |= {"before": before, "after": after, "found": compared(before, after, known)}
    return show(request, "runs/compare.html", context)


def chosen(others: RunQuerySet, run: MatchingRun, wanted: str) -> MatchingRun | None:
    """The run asked for, or the last one before this, or any; 404 for one that is not there."""
    found = others.select_related("cohort__program")
    if wanted:
        return get_object_or_404(found, pk=uuid(wanted))
    return found.filter(number__lt=run.number).first() or found.first()


def uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None

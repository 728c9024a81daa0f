"""What stays of a run: its record, the file of it, and the card that says how matching works."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST, require_safe

from matching.runs import gaps
from matching.runs.access import may_download, on_record_for, reads_as
from matching.runs.card import card as told_card
from matching.runs.export import document
from matching.runs.fields import said
from matching.runs.models import MatchingRun
from matching.runs.policies import weights
from matching.runs.recorded import told
from matching.runs.replay import is_intact
from mentoring.audit.actions import record as audited
from mentoring.people.access import signed_in
from mentoring.people.models import User
from mentoring.web.show import show


def found(request: HttpRequest, pk: UUID) -> tuple[User, MatchingRun]:
    user = signed_in(request.user)
    runs = on_record_for(user).select_related(
        "cohort__program", "started_by__person", "approved_by__person", "published_by__person"
    )
    return user, get_object_or_404(runs, pk=pk)


@require_safe
def record(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who, what, when, by which rules and by which engine: in plain words, with the proof."""
    user, run = found(request, pk)
    points = run.findings.get("course", {}).get("points", [])
    may_take = run.is_solved and may_download(user, run)
    context = {
        "run": run,
        "cohort": run.cohort,
        "sections": told(run),
        "weights": weights(run.instance.get("policy") or {}),
        "bars": gaps.bars(points),
        "finding": gaps.finding(points),
        "is_intact": is_intact(run) is not False,
        "may_download": may_take,
        "withheld": said(document(run, reads_as(user, run))["withheld"]) if may_take else [],
        "may_open": MatchingRun.objects.visible_to(user).filter(pk=run.pk).exists(),
    }
    return show(request, "runs/record.html", context)


@require_POST
def download(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The run as JSON, without what the reader may not read. Taking it along is audited."""
    user, run = found(request, pk)
    if not run.is_solved or not may_download(user, run):
        raise PermissionDenied
    body = document(run, reads_as(user, run))
    audited(user, "run.downloaded", run, new={"withheld": len(body["withheld"])})
    answer = JsonResponse(body, json_dumps_params={"indent": 1, "ensure_ascii": False})
    answer["Content-Disposition"] = f'attachment; filename="run-{run.number}.json"'
    return answer


@require_safe
def card(request: HttpRequest) -> HttpResponse:
    """How the matching works, for everybody whom it concerns."""
    return show(request, "runs/card.html", told_card())

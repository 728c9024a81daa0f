"""Check-ins: which are due, what is asked in them, and the code that closes one."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mentoring.people.access import may_run, require, signed_in
from mentoring.people.models import User
from mentoring.web import clock
from mentoring.web.show import show
from programs.health import actions
from programs.health.check_ins import CheckInQuerySet
from programs.health.forms import CheckInForm
from programs.health.models import CheckIn
from programs.health.queries import check_ins_for
from programs.health.script import HINTS, QUESTIONS, moment
from programs.pairings.moves import Refused

PER_PAGE = 50


@require_safe
def check_ins(request: HttpRequest) -> HttpResponse:
    """One line for each person to talk with, the oldest first; or those that are done."""
    user, today = signed_in(request.user), localdate(clock.now())
    require(may_run(user))
    lists = _lists(check_ins_for(user), today)
    state = request.GET.get("state", "")
    state = state if state in lists else "due"
    page = Paginator(lists[state], PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [_shown(each, today) for each in page],
        "state": state,
        "views": _views(lists, state),
    }
    return show(request, "health/check_ins.html", context)


def _lists(mine: CheckInQuerySet, today: date) -> dict[str, CheckInQuerySet]:
    oldest = ("due_on", "pairing", "part")
    return {
        "due": mine.waiting().order_by(*oldest),
        "overdue": mine.late(today).order_by(*oldest),
        "closed": mine.closed().order_by("-closed_at", "pk"),
    }


def _views(lists: dict[str, CheckInQuerySet], state: str) -> list[dict[str, Any]]:
    labels = {"due": _("Due"), "overdue": _("Overdue"), "closed": _("Closed")}
    address = reverse("health:check_ins")
    return [
        {
            "label": label,
            "url": f"{address}?state={key}",
            "count": None if key == "closed" else lists[key].count(),
            "current": key == state,
        }
        for key, label in labels.items()
    ]


def _shown(each: CheckIn, today: date) -> dict[str, Any]:
    return {
        "check_in": each,
        "name": each.part.person.name,
        "partner": each.partner.name,
        "moment": moment(each),
        "late": each.is_late(today),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The script, the same for everybody, and a code to close with."""
    user, now = signed_in(request.user), clock.now()
    found = _found(user, pk)
    form = CheckInForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.close_check_in(found, by=user, now=now, **form.cleaned_data)
            messages.success(request, _("Closed. Nothing else is noted."))
        except Refused as refusal:
            messages.warning(request, str(refusal))
        return redirect("health:check_in", pk)
    context = {
        **_shown(found, localdate(now)),
        "form": form,
        "questions": QUESTIONS,
        "hints": HINTS,
        "may_reopen": found.may_reopen(now),
        "other": _other(user, found),
    }
    return show(request, "health/check_in.html", context, status=422 if form.errors else 200)


def _found(user: User, pk: UUID) -> CheckIn:
    """One that is to be held or has been; 404 for one whose pair rests by now."""
    require(may_run(user))
    found = get_object_or_404(check_ins_for(user), pk=pk)
    if found.is_open and not check_ins_for(user).waiting().filter(pk=pk).exists():
        raise Http404
    return found


def _other(user: User, of: CheckIn) -> CheckIn | None:
    """The partner's, as long as it waits: both are talked with, on the same day if possible."""
    same = check_ins_for(user).waiting().filter(pairing=of.pairing, week=of.week)
    return same.exclude(pk=of.pk).first()


@require_POST
def reopen_check_in(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take back the code of today."""
    user = signed_in(request.user)
    found = _found(user, pk)
    try:
        actions.reopen_check_in(found, by=user, now=clock.now())
        messages.success(request, _("The check-in is open again."))
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return redirect("health:check_in", pk)

"""The demo's two doors: being anybody with one click, and reading the mail that never left."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from csp.decorators import csp_replace
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mentoring.demo import actions
from mentoring.demo.accounts import accounts
from mentoring.demo.forms import MoveClockForm
from mentoring.outbox.links import attached
from mentoring.outbox.models import KeptMail
from mentoring.people.access import require
from mentoring.people.models import User
from mentoring.web import clock
from mentoring.web.show import show

ROWS = 50
FOUND = 20


@login_not_required
@require_safe
def signin(request: HttpRequest) -> HttpResponse:
    """One account for every role, and a search for anybody else who has one."""
    require(settings.DEMO)
    words = request.GET.get("q", "").strip()
    users = User.objects.filter(is_active=True, person__isnull=False).select_related("person")
    found = users.filter(person__name__icontains=words).order_by("person__name")[:FOUND]
    context = {"words": words, "found": found if words else []}
    return show(request, "demo/signin.html", context | _door())


def _door() -> dict[str, Any]:
    return {"accounts": accounts(), "now": clock.now(), "clock_form": MoveClockForm()}


@login_not_required
@require_POST
def move_clock(request: HttpRequest) -> HttpResponse:
    """Let days pass, so that a visitor sees reminders come."""
    require(settings.DEMO)
    form = MoveClockForm(request.POST)
    if not form.is_valid():
        return show(request, "demo/signin.html", _door() | {"clock_form": form}, status=422)
    now = actions.move_clock(timedelta(days=form.cleaned_data["days"]))
    messages.success(
        request, _("In the demo it is %(now)s now.") % {"now": date_format(now, "l j F Y")}
    )
    return redirect("demo:signin")


@login_not_required
@require_POST
def enter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Sign in as somebody of the made-up company."""
    require(settings.DEMO)
    login(request, get_object_or_404(User, pk=pk, is_active=True))
    return redirect("/")


@login_not_required
@require_safe
def mail(request: HttpRequest) -> HttpResponse:
    """Every mail the demo would have sent, newest first; `?to=` shows one address."""
    require(settings.DEMO)
    address = request.GET.get("to", "").strip()
    letters = KeptMail.objects.order_by("-at", "-pk").defer("html", "calendar")
    letters = letters.filter(to__iexact=address) if address else letters
    page = Paginator(letters, ROWS).get_page(request.GET.get("page"))
    return show(request, "demo/mail.html", {"page": page, "address": address})


@login_not_required
@require_safe
def letter(request: HttpRequest, pk: UUID) -> HttpResponse:
    require(settings.DEMO)
    kept = get_object_or_404(KeptMail, pk=pk)
    kept.text, kept.calendar = attached(kept.text), attached(kept.calendar)
    kept.headers = {name: attached(value) for name, value in kept.headers.items()}
    return show(request, "demo/letter.html", {"letter": kept})


@login_not_required
@require_safe
@csp_replace({"default-src": ["'none'"], "style-src": ["'unsafe-inline'"], "sandbox": [""]})  # type: ignore[arg-type]
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The HTML body as a mail program shows it: no script, nothing fetched."""
    require(settings.DEMO)
    return HttpResponse(attached(get_object_or_404(KeptMail, pk=pk).html))


@login_not_required
@require_safe
def invite(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The calendar part, as a file that a calendar opens."""
    require(settings.DEMO)
    kept = get_object_or_404(KeptMail.objects.exclude(calendar=""), pk=pk)
    named = {"Content-Disposition": 'attachment; filename="invite.ics"'}
    calendar = attached(kept.calendar)
    return HttpResponse(calendar, content_type="text/calendar; charset=utf-8", headers=named)

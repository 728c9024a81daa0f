"""Asking for help and answering it."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mentoring.people.access import may_run, require, signed_in
from mentoring.people.models import User
from mentoring.web import clock
from mentoring.web.show import show
from programs.health import actions
from programs.health.forms import CloseForm, ask_form
from programs.health.models import HelpRequest
from programs.health.queries import contact_for, requests_for
from programs.pairings.moves import Refused
from programs.pairings.queries import own
from programs.pairings.views import frame
from programs.participants.models import Participation
from programs.setup.queries import edition_for

page = require_http_methods(["GET", "HEAD", "POST"])
PER_PAGE = 50


@page
def ask(request: HttpRequest) -> HttpResponse:
    """Who answers questions, how soon, and a form to ask."""
    user = signed_in(request.user)
    parts = _parts(user)
    wanted = request.POST.get("part") or request.GET.get("part")
    part = next((each for each in parts if str(each.pk) == wanted), parts[0] if parts else None)
    form = ask_form(request.POST if request.method == "POST" else None)
    if part is not None and form.is_valid():
        actions.ask_for_help(part, by=user, now=clock.now(), **form.cleaned_data)
        messages.success(request, _("Your question is on its way."))
        return redirect("health:help")
    context = {
        "form": form,
        "part": part,
        "parts": parts,
        "contact": contact_for(part) if part else None,
        "edition": edition_for(part.cohort.program, user.person) if part else None,
        "open_requests": HelpRequest.objects.open().filter(part__in=parts).order_by("asked_at"),
    }
    return show(request, "health/help.html", context, status=422 if form.errors else 200)


@page
def ask_about(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask the coordinator about this pair, or for another match; the partner does not learn it."""
    user = signed_in(request.user)
    view = own(user, pk)
    kind = "rematch" if "rematch" in request.GET else "question"
    form = ask_form(request.POST if request.method == "POST" else None, kind)
    if form.is_valid():
        now = clock.now()
        actions.ask_for_help(view.part, by=user, now=now, pairing=view.pairing, **form.cleaned_data)
        messages.success(request, _("Your request is on its way. Your partner is not told."))
        return redirect("desk:pair", pk)
    context = {**frame(view), "form": form, "contact": contact_for(view.part)}
    return show(request, "health/ask.html", context, status=422 if form.errors else 200)


@page
def uncomfortable(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One press: somebody outside one's own line gets a name and "wants a call", nothing else."""
    user = signed_in(request.user)
    view = own(user, pk)
    if request.method == "POST":
        actions.ask_for_help(
            view.part,
            kind=HelpRequest.Kind.UNCOMFORTABLE,
            by=user,
            now=clock.now(),
            pairing=view.pairing,
        )
        messages.success(request, _("Somebody will call you. Nobody else learns of this."))
        return redirect("desk:pair", pk)
    context = {**frame(view), "reply_days": view.pairing.cohort.program.reply_days}
    return show(request, "health/uncomfortable.html", context)


@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    """Who asked, what they chose to tell, and by when they were promised an answer."""
    user, now = signed_in(request.user), clock.now()
    require(may_run(user))
    found = requests_for(user).order_by("state", "due_at")
    state = request.GET.get("state", "open")
    listed = found.filter(state=state) if state in HelpRequest.State.values else found
    listed = listed.order_by("-closed_at" if state == "closed" else "due_at")
    current = Paginator(listed, PER_PAGE).get_page(request.GET.get("page"))
    for each in current:
        each.late = each.is_overdue(now)  # type: ignore[attr-defined]
    context = {"page": current, "form": CloseForm(), "now": now, "state": state}
    return show(request, "health/requests.html", context)


@require_POST
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answered: the clock stops."""
    user = signed_in(request.user)
    require(may_run(user))
    found = get_object_or_404(requests_for(user), pk=pk)
    form = CloseForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose what came of it."))
    else:
        try:
            actions.close_request(found, by=user, now=clock.now(), **form.cleaned_data)
            messages.success(request, _("Closed."))
        except Refused as refusal:
            messages.warning(request, str(refusal))
    return redirect("health:requests")


def _parts(user: User) -> list[Participation]:
    if user.person is None:
        raise Http404
    gone = [Participation.State.DECLINED, Participation.State.WITHDRAWN]
    mine = Participation.objects.filter(person=user.person).exclude(state__in=gone)
    return list(mine.with_person().order_by("-created_at"))

"""Preparing a session, a framework and topics, and going through it step by step."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mentoring.people.access import signed_in
from mentoring.people.models import User
from mentoring.web import clock
from mentoring.web.show import show
from programs.pairings.views import frame
from programs.participants.queries import edition_of
from programs.sessions import words
from programs.sessions.access import may_move
from programs.sessions.actions import attach_framework, choose_topics
from programs.sessions.forms import FrameworkForm, TopicsForm
from programs.sessions.frameworks import frameworks
from programs.sessions.prepared import Shelf, mix, prepared, shelves, told
from programs.sessions.queries import Meeting, own_session
from programs.setup.wording import words as wording_of

page = require_http_methods(["GET", "HEAD", "POST"])


@page
def framework(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Attach one of the frameworks to a planned session, or take it off."""
    user, view = _planned(request, pk)
    wording = wording_of(edition_of(view.part))
    listed = [one for each in frameworks().values() if (one := told(each, wording))]
    now_set = prepared(view)
    initial = {
        "framework": now_set.framework.key if now_set.framework else "",
        "version": now_set.version,
    }
    form = FrameworkForm(
        request.POST if request.method == "POST" else None,
        initial=initial,
        frameworks=[(each.key, each.title) for each in listed],
    )
    conflict = False
    if form.is_valid():
        if attach_framework(view, by=user, now=clock.now(), **form.cleaned_data):
            messages.success(request, _("Saved for both of you."))
            return redirect("sessions:session", pk)
        conflict = True
    context = {
        **_base(view),
        "form": form,
        "conflict": conflict,
        "current": (current := prepared(view)),
        "version": current.version if conflict else form["version"].value(),
        "listed": listed,
        "hints": {each.key: each.summary for each in listed}
        | {"": _("You decide as you go along.")},
    }
    return show(request, "sessions/framework.html", context, status=_status(form, conflict))


@page
def topics(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Choose up to three topics from the libraries; what is off the table cannot be chosen."""
    user, view = _planned(request, pk)
    listed, now_set = shelves(view), prepared(view)
    form = TopicsForm(
        request.POST if request.method == "POST" else None,
        initial={"topics": now_set.keys, "version": now_set.version},
        topics=[(row.key, row.name) for shelf in listed for row in shelf.rows],
        shut=_shut_words(listed, now_set.keys),
    )
    conflict = False
    if form.is_valid():
        if choose_topics(view, by=user, now=clock.now(), **form.cleaned_data):
            messages.success(request, _("Saved for both of you."))
            return redirect("sessions:session", pk)
        conflict = True
    context = {
        **_base(view),
        "form": form,
        "conflict": conflict,
        "current": (current := prepared(view)),
        "version": current.version if conflict else form["version"].value(),
        "shelves": listed,
        "ticked": form["topics"].value() or [],
        "mix": mix(view, listed),
    }
    return show(request, "sessions/topics.html", context, status=_status(form, conflict))


@require_safe
def run(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One step of the agenda after the other. Where you are stands in the address alone."""
    view = own_session(signed_in(request.user), pk)
    plan = prepared(view).plan
    screens = plan.screens()
    if not screens:
        return redirect("sessions:session", pk)
    place = request.GET.get("at", "0")
    if not place.isdecimal() or int(place) > len(screens):
        raise Http404
    at = int(place)
    names = _names(view)
    context = {
        **_base(view),
        "plan": plan,
        "at": at,
        "count": len(screens),
        "screen": screens[at] if at < len(screens) else None,
        "names": names,
        "who": names.get(screens[at].who, "") if at < len(screens) else "",
        "listens": _other(names, screens[at].who) if at < len(screens) else "",
        "split": [(names[role], minutes) for role, minutes in plan.split().items() if minutes],
    }
    return show(request, "sessions/run.html", context)


def _planned(request: HttpRequest, pk: UUID) -> tuple[User, Meeting]:
    user = signed_in(request.user)
    view = own_session(user, pk)
    if not may_move(view.session):
        raise Http404
    return user, view


def _base(view: Meeting) -> dict[str, Any]:
    when = words.when(view.session.starts_at, view.me, view.partner)
    return {**frame(view), "session": view.session, "when": when}


def _names(view: Meeting) -> dict[str, str]:
    parts = (view.pairing.mentor, view.pairing.executive)
    return {str(part.role): part.person.first_name for part in parts}


def _other(names: dict[str, str], role: str) -> str:
    return next((name for each, name in names.items() if each != role and role in names), "")


def _shut_words(listed: list[Shelf], chosen: list[str]) -> dict[str, str]:
    """Why each of these cannot be chosen; what the partner has chosen already may stay."""
    said = {
        "chooser": _("“%(topic)s” is for your partner to choose."),
        "later": _("“%(topic)s” opens with your third session."),
    }
    rows = [row for shelf in listed for row in shelf.rows]
    shut = {
        row.key: said[row.shut] % {"topic": row.name}
        for row in rows
        if row.shut and row.key not in chosen
    }
    off = {row.key: _("“%(topic)s” is off the table.") % {"topic": row.name}
           for row in rows if row.off}  # fmt: skip
    return shut | off


def _status(form: Any, conflict: bool) -> int:  # noqa: FBT001 - one word of two
    if conflict:
        return 409
    return 422 if form.errors else 200

"""Signed in: say what happened, take it back, see what is saved."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mentoring.people.access import signed_in
from mentoring.web import clock
from mentoring.web.show import show
from programs.pairings.views import frame
from programs.sessions import words
from programs.sessions.access import may_log
from programs.sessions.actions import Conflict, undo_log
from programs.sessions.actions.logging import may_undo
from programs.sessions.queries import next_session, own_session
from programs.sessions.views.entry import Entry


@require_http_methods(["GET", "HEAD", "POST"])
def log(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Whether the two met, when, how long and what about; each adds what they will do."""
    view, now = own_session(signed_in(request.user), pk), clock.now()
    if not may_log(view.session, now):
        raise Http404
    entry = Entry(view.session, view.part, now)
    form = entry.form(request)
    if form.is_valid():
        if form.moved:
            return redirect("sessions:move", pk)
        try:
            if entry.save(form):
                return redirect("sessions:saved", pk)
        except Conflict as found:
            return entry.conflict(request, form, found)
    status = 422 if form.errors else 200
    context = {**frame(view), **entry.context(form)}
    return show(request, "sessions/log.html", context, status=status)


@require_safe
def saved(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was saved, the next time, and for a quarter of an hour the way back."""
    view, now = own_session(signed_in(request.user), pk), clock.now()
    coming = next_session(view.pairing, now)
    context = {
        **frame(view),
        "session": view.session,
        "coming": words.when(coming.starts_at, view.me, view.partner) if coming else "",
        "may_undo": may_undo(view.session, view.part, now),
    }
    return show(request, "sessions/saved.html", context)


@require_POST
def undo(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take the last save back."""
    user, now = signed_in(request.user), clock.now()
    view = own_session(user, pk)
    if undo_log(view.session, view.part, by=user, now=now):
        messages.success(request, _("Taken back. Nothing is logged as you saved it."))
    else:
        messages.warning(request, _("This can no longer be taken back. You can change it here."))
    return redirect("sessions:log", pk)

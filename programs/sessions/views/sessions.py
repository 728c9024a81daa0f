"""One session: when and where, what to talk about, what each wants to learn."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mentoring.people.access import signed_in
from mentoring.web import clock
from mentoring.web.show import show
from programs.pairings.moves import Refused
from programs.pairings.views import frame
from programs.sessions import words
from programs.sessions.access import may_log, may_move
from programs.sessions.actions import cancel_session, change_details, set_goal
from programs.sessions.forms import DetailsForm, GoalForm
from programs.sessions.models import Session
from programs.sessions.prepared import prepared
from programs.sessions.queries import Meeting, kept_out, own_session, topic_names


@require_http_methods(["GET", "HEAD", "POST"])
def session(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The session's page; what is written on it is the two members' alone."""
    user, now = signed_in(request.user), clock.now()
    view = own_session(user, pk)
    data = request.POST if request.method == "POST" else None
    form = DetailsForm(data, initial=_details(view.session))
    status = 200
    if form.is_valid():
        if change_details(view.session, by=user, now=now, **form.cleaned_data):
            messages.success(request, _("Saved."))
            return redirect("sessions:session", pk)
        status, view = 409, own_session(user, pk)
    elif form.errors:
        status = 422
    context = _context(view, now) | {"form": form, "conflict": status == 409}  # noqa: PLR2004
    return show(request, "sessions/session.html", context, status=status)


@require_POST
def goal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What this side wants to learn this time."""
    user, now = signed_in(request.user), clock.now()
    view = own_session(user, pk)
    form = GoalForm(request.POST)
    if form.is_valid():
        set_goal(view.session, view.part, by=user, text=form.cleaned_data["text"])
        messages.success(request, _("Saved."))
        return redirect("sessions:session", pk)
    context = _context(view, now) | {
        "form": DetailsForm(initial=_details(view.session)),
        "goal_form": form,
    }
    return show(request, "sessions/session.html", context, status=422)


@require_POST
def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take it out of both calendars."""
    user = signed_in(request.user)
    view = own_session(user, pk)
    try:
        cancel_session(view.session, by=user, now=clock.now())
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Cancelled in both calendars."))
    return redirect("desk:pair", view.pairing.pk)


def _details(session: Session) -> dict[str, Any]:
    names = ("place", "link", "agenda", "version")
    return {name: getattr(session, name) for name in names}


def _context(view: Meeting, now: Any) -> dict[str, Any]:
    goals = {each.part_id: each.text for each in view.session.goals.all()}
    mine = goals.get(view.part.pk, "")
    parts = (view.pairing.mentor, view.pairing.executive)
    others = [text for part, text in goals.items() if part != view.part.pk]
    return {
        **frame(view),
        "session": view.session,
        "when": words.when(view.session.starts_at, view.me, view.partner),
        "is_reciprocal": view.pairing.cohort.program.direction == "reciprocal",
        "goal_form": GoalForm(initial={"text": mine}),
        "their_goal": others[0] if others else "",
        "commitments": view.session.commitments.select_related("part__person"),
        "topics": topic_names(view.session.topics),
        "kept_out": kept_out(view.pairing),
        "may_move": may_move(view.session),
        "may_log": may_log(view.session, now),
        "prepared": prepared(view) if may_move(view.session) else None,
        "names": {part.role: part.person.first_name for part in parts},
    }

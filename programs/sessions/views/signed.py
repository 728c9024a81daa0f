"""Pages behind a link in a mail: one act, without sign-in, without scripts, without texts."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mentoring.outbox.actions import post
from mentoring.walls.asking import asking
from mentoring.web import clock
from mentoring.web.show import show
from programs.sessions import tokens, words
from programs.sessions.access import may_log, may_plan
from programs.sessions.actions import Conflict, undo_log
from programs.sessions.actions.logging import may_undo
from programs.sessions.models import Session
from programs.sessions.queries import next_session
from programs.sessions.views.booking import Booking
from programs.sessions.views.entry import Entry

View = Callable[..., HttpResponse]


def by_link(view: View) -> View:
    """Public, never kept, never told onwards. The key in the address stands in for the CSRF token:
    a no-referrer page sends no origin, and whoever lacks the address cannot forge the form.
    """

    @login_not_required
    @csrf_exempt
    @wraps(view)
    def wrapped(request: HttpRequest, token: str) -> HttpResponse:
        try:
            response = view(request, token)
        except tokens.Stale:
            response = show(request, "sessions/stale.html", {"token": token}, status=410)
        response["Referrer-Policy"] = "no-referrer"
        response["Cache-Control"] = "no-store"
        return response

    return wrapped


@by_link
@require_http_methods(["GET", "HEAD", "POST"])
def log(request: HttpRequest, token: str) -> HttpResponse:
    """The log in at most three taps: the link, a choice, Save. Opening it changes nothing."""
    now = clock.now()
    link = tokens.open_link(token, tokens.LOG, now)
    if not may_log(link.session, now):
        raise tokens.Stale
    entry = Entry(link.session, link.part, now, signed=True)
    with timezone.override(link.part.person.zone), asking(link.part.person_id):
        form = entry.form(request)
        if form.is_valid():
            if form.moved:
                return redirect("sessions:quick_plan", _plan_token(link))
            try:
                if entry.save(form):
                    return redirect("sessions:quick_saved", token)
            except Conflict as found:
                return entry.conflict(request, form, found)
        status = 422 if form.errors else 200
        return show(request, "sessions/quick_log.html", entry.context(form), status=status)


@by_link
@require_safe
def saved(request: HttpRequest, token: str) -> HttpResponse:
    """What was saved, and what comes next."""
    now = clock.now()
    link = tokens.open_link(token, tokens.LOG, now)
    coming = next_session(link.pairing, now)
    context = {
        "session": link.session,
        "partner": link.partner,
        "coming": words.when(coming.starts_at, link.part.person, link.partner) if coming else "",
        "may_undo": _may_undo(link, now),
        "token": token,
        "plan_url": reverse("sessions:quick_plan", args=[_plan_token(link)])
        if may_plan(link.pairing)
        else "",
    }
    return show(request, "sessions/quick_saved.html", context)


@by_link
@require_POST
def undo(request: HttpRequest, token: str) -> HttpResponse:
    """Take the last save back, within a quarter of an hour."""
    now = clock.now()
    link = tokens.open_link(token, tokens.LOG, now)
    entry = Entry(link.session, link.part, now, signed=True)
    with asking(link.part.person_id):
        undo_log(link.session, link.part, by=entry.account, now=now)
    return redirect("sessions:quick_log", token)


def _may_undo(link: tokens.Link, now: datetime) -> bool:
    with asking(link.part.person_id):
        return may_undo(link.session, link.part, now)


@by_link
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, token: str) -> HttpResponse:
    """Move the session of the link while it is planned, or else find the next time."""
    now = clock.now()
    link = tokens.open_link(token, tokens.PLAN, now)
    if not may_plan(link.pairing):
        raise tokens.Stale
    moving = link.session if link.session.state == Session.State.PLANNED else None
    booking = Booking.of(link.pairing, link.part.person, now=now, moving=moving)
    with timezone.override(link.part.person.zone):
        form = booking.form(request)
        context = {**booking.context(form), "partner": link.partner}
        if form.is_valid():
            booked = booking.book(form, Entry(link.session, link.part, now).account)
            if booked:
                when = words.when(booked[0].starts_at, link.part.person, link.partner)
                done = {"partner": link.partner, "when": when, "count": len(booked)}
                return show(request, "sessions/quick_planned.html", done)
        status = 422 if form.errors else 200
        return show(request, "sessions/quick_plan.html", context, status=status)


@login_not_required
@csrf_exempt
@require_POST
def new_link(request: HttpRequest) -> HttpResponse:
    """Mail a fresh link for an old one of ours; the answer is the same for any other text."""
    token, now = request.POST.get("token", ""), clock.now()
    for purpose in (tokens.LOG, tokens.PLAN):
        found = tokens.read(token, purpose)
        if found is not None:
            link = found[0]
            day = f"{purpose} {now.date()}"
            post(link.part.person, "session.new_link", link.session.pk, occurrence=day)
    response = show(request, "sessions/new_link.html", {})
    response["Referrer-Policy"] = "no-referrer"
    return response


def _plan_token(link: tokens.Link) -> str:
    return tokens.make(link.session, link.part, tokens.PLAN, clock.now())

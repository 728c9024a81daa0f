"""Signed in: find the next time, or another one."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from mentoring.people.access import signed_in
from mentoring.web import clock
from mentoring.web.show import show
from programs.pairings.queries import own
from programs.pairings.views import frame
from programs.sessions import words
from programs.sessions.access import may_move, may_plan
from programs.sessions.queries import own_session
from programs.sessions.views.booking import Booking

page = require_http_methods(["GET", "HEAD", "POST"])


@page
def plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Five times that suit both, or a time of one's own; once, or for the whole series."""
    user, now = signed_in(request.user), clock.now()
    view = own(user, pk)
    if not may_plan(view.pairing):
        raise Http404
    booking = Booking.of(view.pairing, view.me, now=now)
    form = booking.form(request)
    if form.is_valid() and (booked := booking.book(form, user)):
        first = words.when(booked[0].starts_at, view.me, view.partner)
        said = ngettext(
            "In both calendars: %(first)s.",
            "%(count)s times are in both calendars, the first on %(first)s.",
            len(booked),
        )
        messages.success(request, said % {"first": first, "count": len(booked)})
        return redirect("desk:pair", pk)
    context = {**frame(view), **booking.context(form)}
    return show(request, "sessions/plan.html", context, status=422 if form.errors else 200)


@page
def move(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Another time for a planned session."""
    user, now = signed_in(request.user), clock.now()
    view = own_session(user, pk)
    if not may_move(view.session):
        raise Http404
    booking = Booking.of(view.pairing, view.me, now=now, moving=view.session)
    form = booking.form(request)
    if form.is_valid() and (booked := booking.book(form, user)):
        when = words.when(booked[0].starts_at, view.me, view.partner)
        messages.success(request, f"{when}.")
        return redirect("sessions:session", pk)
    context = {**frame(view), **booking.context(form)}
    return show(request, "sessions/plan.html", context, status=422 if form.errors else 200)

"""Circles: one page to arrange them, and the space of those inside, which is another's never."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mentoring.people.access import signed_in
from mentoring.people.models import User
from mentoring.web import clock
from mentoring.web.show import show
from programs.circles import actions
from programs.circles.access import arranged_by, could_join
from programs.circles.arrangement import arrangement
from programs.circles.forms import ArrangeForm, MeetForm, MoveForm, PostForm
from programs.circles.queries import inside, next_meeting, own_post, space
from programs.cohorts.models import Cohort
from programs.participants.queries import edition_of

UTC = ZoneInfo("UTC")


@require_http_methods(["GET", "HEAD", "POST"])
def arrange(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who is in which circle and who could be; making them takes what was shown, or nothing."""
    user = signed_in(request.user)
    cohort = _cohort(user, pk)
    found = arrangement(user, cohort, clock.today(UTC))
    form = ArrangeForm(request.POST if request.method == "POST" else None)
    stale = form.is_valid() and form.cleaned_data["shown"] != found.digest
    if form.is_valid() and not stale:
        actions.make_circles(cohort, [ring.parts for ring in found.proposed], by=user)
        messages.success(request, _("The circles are made. Everybody in them gets a mail."))
        return redirect("circles:arrange", pk)
    context = {"cohort": cohort, "found": found, "stale": stale, "mover": _mover(user, cohort)}
    return show(request, "circles/arrange.html", context, status=409 if stale else 200)


@require_POST
def move(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give one person a place in another circle, or none."""
    user = signed_in(request.user)
    cohort = _cohort(user, pk)
    form = _mover(user, cohort, request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a person and a circle of this cohort."))
        return redirect("circles:arrange", pk)
    said = form.cleaned_data
    try:
        actions.move_member(cohort, said["part"], to=said["to"], by=user, today=clock.today(UTC))
    except actions.Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Moved."))
    return redirect("circles:arrange", pk)


@require_POST
def dissolve(request: HttpRequest, pk: UUID, circle_pk: UUID) -> HttpResponse:
    """Remove a circle with everything in it, unread."""
    user = signed_in(request.user)
    circle = get_object_or_404(arranged_by(user, _cohort(user, pk)), pk=circle_pk)
    actions.dissolve_circle(circle, by=user)
    messages.success(request, _("The circle is dissolved."))
    return redirect("circles:arrange", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def circle(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The space of a circle; a post is written here."""
    view, now = inside(signed_in(request.user), pk), clock.now()
    form = PostForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.add_post(view, text=form.cleaned_data["text"], now=now)
        return redirect("circles:circle", pk)
    context = {**space(view, now), "form": form}
    return show(request, "circles/circle.html", context, status=422 if form.errors else 200)


@require_POST
def remove(request: HttpRequest, pk: UUID, post_pk: UUID) -> HttpResponse:
    """Take back what one wrote."""
    actions.remove_post(own_post(inside(signed_in(request.user), pk), post_pk))
    return redirect("circles:circle", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def meet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say when the circle meets next."""
    view, now = inside(signed_in(request.user), pk), clock.now()
    meeting, zone = next_meeting(view.circle, now), view.me.zone
    first: dict[str, Any] = {}
    if meeting is not None:
        local = meeting.starts_at.astimezone(zone)
        first = {"on": local.date(), "at": local.time(), "place": meeting.place}
    posted = request.POST if request.method == "POST" else None
    form = MeetForm(posted, zone=zone, now=now, initial=first)
    if form.is_valid():
        said = form.cleaned_data
        actions.set_meeting(view, starts_at=said["starts_at"], place=said["place"], now=now)
        messages.success(request, _("Saved. The others see it here."))
        return redirect("circles:circle", pk)
    context = {"circle": view.circle, "edition": edition_of(view.seat.part), "form": form}
    return show(request, "circles/meet.html", context, status=422 if form.errors else 200)


@require_POST
def host(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Be the host of the next meeting."""
    actions.take_host(inside(signed_in(request.user), pk))
    messages.success(request, _("You are the host now. The guide is below."))
    return redirect("circles:circle", pk)


def _mover(user: User, cohort: Cohort, posted: QueryDict | None = None) -> MoveForm:
    """Whoever sits in a circle that another arranges cannot be moved out of it from here."""
    circles = arranged_by(user, cohort)
    movable = Q(circle_member__isnull=True) | Q(circle_member__circle__in=circles)
    parts = could_join(user, cohort).filter(movable).order_by("person__name", "pk")
    return MoveForm(posted, parts=parts, circles=circles.order_by("number"))


def _cohort(user: User, pk: UUID) -> Cohort:
    return get_object_or_404(Cohort.objects.coordinated_by(user).select_related("program"), pk=pk)

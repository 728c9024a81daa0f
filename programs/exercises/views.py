"""The exercises that the two do together."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mentoring.people.access import signed_in
from mentoring.web import clock
from mentoring.web.show import show
from programs.exercises.actions import add_line, remove_line, tick
from programs.exercises.forms import LineForm, TickForm
from programs.exercises.queries import line_of, sheets
from programs.pairings.models import Pairing
from programs.pairings.queries import own
from programs.pairings.views import frame


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Lead to the exercises of my one pair, or home where there are more of them or none."""
    pairs = Pairing.objects.of_member(signed_in(request.user)).live()[:2]
    if len(pairs) == 1:
        return redirect("exercises:pair", pairs[0].pk)
    return redirect("desk:home")


@require_http_methods(["GET", "HEAD", "POST"])
def pair(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What we do together; a new line is added here."""
    user = signed_in(request.user)
    view = own(user, pk)
    form = LineForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        add_line(view, **form.cleaned_data, by=user, now=clock.now())
        return redirect("exercises:pair", pk)
    context = {**frame(view), "sheets": sheets(view), "form": form}
    return show(request, "exercises/pair.html", context, status=422 if form.errors else 200)


@require_POST
def done(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tick an exercise that we have done together."""
    user = signed_in(request.user)
    view = own(user, pk)
    form = TickForm(request.POST)
    if form.is_valid():
        tick(view, kind=form.cleaned_data["kind"], by=user, now=clock.now())
        messages.success(request, _("Ticked. It counts once both of you have."))
    return redirect("exercises:pair", pk)


@require_POST
def remove(request: HttpRequest, pk: UUID, line_pk: UUID) -> HttpResponse:
    """Take a line back."""
    remove_line(line_of(own(signed_in(request.user), pk), line_pk))
    return redirect("exercises:pair", pk)

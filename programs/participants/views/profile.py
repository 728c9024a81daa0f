"""A person's own profile: an overview, five short sections, and whom never to be matched with."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mentoring.people.access import require, signed_in
from mentoring.people.models import Person
from mentoring.web import clock
from mentoring.web.conflict import Stale, rebase
from mentoring.web.show import show
from programs.participants.actions import enrolment
from programs.participants.actions import profile as writing
from programs.participants.forms.profile import AboutForm, AvoidForm, CardForm, HoursForm, RoomForm
from programs.participants.forms.topics import TopicsForm
from programs.participants.overview import overview
from programs.participants.queries import edition_of, edition_read_by
from programs.participants.readiness import LABELS, missing_of
from programs.participants.sections import NAMES, live_parts, seen_of, values_of

Values = dict[str, Any]
NEXT = dict(zip(NAMES, [*NAMES[1:], ""], strict=True))


def person_of(request: HttpRequest) -> Person:
    """The employee behind the account; an account without one has no profile."""
    person = signed_in(request.user).person
    require(person is not None)
    assert person is not None  # noqa: S101 - said to the type checker, required above
    return person


@require_safe
def profile(request: HttpRequest) -> HttpResponse:
    """What I said about myself, what is still missing, and where I take part."""
    person = person_of(request)
    parts = live_parts(person)
    lacking = missing_of(parts)
    first = parts[0] if parts else None
    context = {
        "person": person,
        "parts": [(part, edition_of(part)) for part in parts],
        "edition": edition_of(first) if first else None,
        "lacks": sorted({str(LABELS[key]) for keys in lacking.values() for key in keys}),
        "rows": overview(person, parts),
    }
    return show(request, "participants/profile.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, name: str) -> HttpResponse:
    """Change one section of the profile."""
    if name not in NAMES:
        raise Http404
    person = person_of(request)
    now = values_of(person, name)
    more = "more" in request.POST
    form = FORMS[name](request.POST if request.method == "POST" else None, person, now, more)
    seen, differing = seen_of(person, now), []
    if not more and form.is_valid():
        try:
            save(request, person, name, form)
        except Stale as stale:
            seen = seen_of(person, stale.current)
            theirs = shown_first(FORMS[name](None, person, stale.current, False))
            differing = rebase(form, 0, theirs, own=stale.own)
        else:
            messages.success(request, _("Saved."))
            return _next(request, name)
    elif request.method == "POST" and request.POST.get("seen"):
        seen = request.POST["seen"]
    context = {
        "form": form,
        "name": name,
        "seen": seen,
        "differing": differing,
        "edition": edition_read_by(person),
        "last": not NEXT[name],
    }
    status = 409 if differing else 422 if form.is_bound and form.errors and not more else 200
    return show(request, f"participants/profile_{name}.html", context, status=status)


def save(request: HttpRequest, person: Person, name: str, form: Any) -> None:
    writing.save_section(
        person,
        name,
        by=signed_in(request.user),
        seen=request.POST.get("seen", ""),
        values=form.values(),
        completed=clock.now(),
    )


def shown_first(form: Form) -> Values:
    return {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}


def _next(request: HttpRequest, name: str) -> HttpResponse:
    following = NEXT[name] if "next" in request.POST else ""
    if following == "room" and not live_parts(person_of(request)):
        following = ""
    return (
        redirect("participants:section", following)
        if following
        else redirect("participants:profile")
    )


def _topics(posted: QueryDict | None, person: Person, values: Values, more: bool) -> Form:  # noqa: FBT001
    return TopicsForm(posted, values=values, more=more)


def _room(posted: QueryDict | None, person: Person, values: Values, more: bool) -> Form:  # noqa: FBT001
    return RoomForm(posted, parts=live_parts(person))


def _plain(kind: Callable[..., Form]) -> Callable[..., Form]:
    def make(posted: QueryDict | None, person: Person, values: Values, more: bool) -> Form:  # noqa: FBT001
        return kind(posted, values=values)

    return make


FORMS: dict[str, Callable[..., Form]] = {
    "topics": _topics,
    "hours": _plain(HoursForm),
    "card": _plain(CardForm),
    "about": _plain(AboutForm),
    "room": _room,
}


@require_http_methods(["GET", "HEAD", "POST"])
def avoid(request: HttpRequest) -> HttpResponse:
    """Name people one is never to be matched with; no reason is asked."""
    person = person_of(request)
    form = AvoidForm(request.POST if request.method == "POST" else None, person=person)
    if form.is_valid() and form.found is not None:
        writing.avoid(person, form.found, by=signed_in(request.user))
        messages.success(request, _("Noted. You will not be matched with each other."))
        return redirect("participants:avoid")
    avoids = person.avoids.select_related("other").order_by("other__name")
    context = {"form": form, "avoids": avoids, "edition": edition_read_by(person)}
    status = 422 if form.errors else 200
    return show(request, "participants/avoid.html", context, status=status)


@require_POST
def stop_avoiding(request: HttpRequest, pk: int) -> HttpResponse:
    """Take somebody off one's own list."""
    found = get_object_or_404(person_of(request).avoids, pk=pk)
    writing.stop_avoiding(found, by=signed_in(request.user))
    messages.success(request, _("Taken off the list."))
    return redirect("participants:avoid")


@require_POST
def leave(request: HttpRequest, pk: str) -> HttpResponse:
    """Stop taking part, without a reason."""
    part = get_object_or_404(person_of(request).participations, pk=pk)
    try:
        enrolment.withdraw(part, by=None)
    except enrolment.Refused:
        messages.warning(request, _("You have a partner. End that first, on the page of you two."))
    else:
        messages.success(request, _("You no longer take part. Nothing is recorded about why."))
    return redirect("participants:profile")

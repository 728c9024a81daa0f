"""Bringing people in: from the directory, by a list of addresses, by an open link."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from mentoring.outbox.mail import absolute
from mentoring.people.access import signed_in
from mentoring.people.models import Person, PersonQuerySet, User
from mentoring.web import clock
from mentoring.web.show import show
from programs.cohorts.models import Cohort
from programs.participants.access import may_enrol_from
from programs.participants.actions.enrolment import invite
from programs.participants.forms.enrolling import BY_GRADE, AddressesForm
from programs.participants.ladder import implied_role, upper_rank
from programs.participants.models import Participation
from programs.participants.queries import candidates, choices_of
from programs.participants.views.pool import cohort_of, ids

A_PAGE = 50
FILTERS = ("q", "function", "region", "grade", "site")
BULK = [
    (BY_GRADE, gettext_lazy("Invite, side as the grade says")),
    ("mentor", gettext_lazy("Invite as mentors")),
    ("executive", gettext_lazy("Invite as executives")),
]


@require_http_methods(["GET", "HEAD", "POST"])
def enrol(request: HttpRequest, cohort_pk: str) -> HttpResponse:
    """Find people in the directory and invite the ticked ones, or all that match."""
    user = signed_in(request.user)
    cohort = cohort_of(user, cohort_pk)
    wanted = {name: request.GET.get(name, "").strip() for name in FILTERS}
    found = candidates(user, cohort, wanted, clock.today(get_current_timezone()))
    if request.method == "POST":
        if request.POST.get("which") != "all":
            found = found.filter(pk__in=ids(request.POST.getlist("selected")))
        role = request.POST.get("do", BY_GRADE)
        if role in dict(BULK):
            _invite(request, cohort, found, role, source=Participation.Source.DIRECTORY)
        return redirect(request.get_full_path())
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "cohort": cohort,
        "page": page,
        "wanted": wanted,
        "filtered": any(wanted.values()),
        "choices": BULK,
        "join_url": absolute(reverse("participants:join", args=[cohort.join_key])),
    }
    return show(request, "participants/enrol.html", context | _choices(user, cohort))


def _choices(user: User, cohort: Cohort) -> dict[str, list[str]]:
    people = may_enrol_from(user, cohort)
    found = choices_of(people, "function", "region", "site", "grade__label")
    return {
        "functions": found["function"],
        "regions": found["region"],
        "sites": found["site"],
        "grades": [label for label in found["grade__label"] if label],
    }


@require_http_methods(["GET", "HEAD", "POST"])
def addresses(request: HttpRequest, cohort_pk: str) -> HttpResponse:
    """Invite by e-mail address; unknown ones are named, and nothing typed is lost."""
    user = signed_in(request.user)
    cohort = cohort_of(user, cohort_pk)
    today = clock.today(get_current_timezone())
    people = may_enrol_from(user, cohort).present(today)
    form = AddressesForm(request.POST if request.method == "POST" else None, people=people)
    if form.is_valid():
        if not form.unknown or ("known" in request.POST and form.found):
            pks = [person.pk for person in form.found]
            chosen = people.filter(pk__in=pks).select_related("grade")
            role = form.cleaned_data["role"]
            _invite(request, cohort, chosen, role, source=Participation.Source.LIST)
            return redirect("participants:pool", cohort.pk)
        _name_unknown(form)
    context = {"cohort": cohort, "form": form}
    status = 422 if form.errors else 200
    return show(request, "participants/addresses.html", context, status=status)


def _name_unknown(form: AddressesForm) -> None:
    for address in form.unknown:
        message = _("%(address)s is nobody in the directory.") % {"address": address}
        form.add_error("addresses", message)


def _invite(
    request: HttpRequest, cohort: Cohort, people: PersonQuerySet, role: str, *, source: str
) -> None:
    pairs = with_role(list(people), role)
    by = signed_in(request.user)
    n = invite(cohort, pairs, by=by, now=clock.now(), source=source)
    passed = len(pairs) - n
    if n:
        said = ngettext("%(n)s person is invited.", "%(n)s people are invited.", n)
        messages.success(request, said % {"n": n})
    if passed:
        said = ngettext("%(n)s was in the cohort.", "%(n)s were in the cohort.", passed)
        messages.info(request, said % {"n": passed})
    if not pairs:
        messages.warning(request, _("Nobody was ticked."))


def with_role(people: list[Person], role: str) -> list[tuple[Person, str]]:
    """Each with the side chosen, or the one that the grade speaks for."""
    upper = upper_rank() if role == BY_GRADE else None
    return [
        (person, implied_role(person, upper) if role == BY_GRADE else role) for person in people
    ]

"""The list of pairs a coordinator answers for: process facts, filters in the address."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import F, Q
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from mentoring.audit.actions import record
from mentoring.desk.lists import LISTS
from mentoring.people.access import may_run, require, signed_in
from mentoring.people.models import User
from mentoring.web import clock
from mentoring.web.sheets import csv_stream
from mentoring.web.show import show
from programs.cohorts.models import Cohort
from programs.pairings.access import coordinated_by
from programs.pairings.models import PairingQuerySet
from programs.sessions.signals import with_life

PAGE = 50
SORTS = {
    "executive": F("executive__person__name"),
    "mentor": F("mentor__person__name"),
    "held": F("held"),
    "last": F("last_held"),
    "next": F("next_at"),
}


class FilterForm(forms.Form):
    q = forms.CharField(label=_("Find a person"), required=False, max_length=100)
    show = forms.ChoiceField(
        label=_("Show"), required=False, choices=[(one.key, one.label) for one in LISTS.values()]
    )
    cohort = forms.ModelChoiceField(
        Cohort.objects.none(), label=_("Cohort"), required=False, empty_label=_("All cohorts")
    )

    def __init__(self, user: User, data: Any) -> None:
        super().__init__(data)
        mine = Cohort.objects.coordinated_by(user).order_by("name")
        self.fields["cohort"].queryset = mine  # type: ignore[attr-defined]
        self.fields["cohort"].label_from_instance = lambda one: one.name  # type: ignore[attr-defined]


@require_safe
def pairs(request: HttpRequest) -> HttpResponse:
    """Pairs in one's own programs and regions, fifty a page."""
    user = signed_in(request.user)
    require(may_run(user))
    form = FilterForm(user, request.GET)
    found = chosen(user, form, request.GET.get("sort", ""))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {"filter_form": form, "page": page, "total": page.paginator.count}
    return show(request, "desk/pairs.html", context, part="list")


def chosen(user: User, form: FilterForm, sort: str) -> PairingQuerySet:
    said = form.cleaned_data if form.is_valid() else {}
    wanted = LISTS.get(said.get("show", ""), LISTS["live"])
    found = wanted.pick(coordinated_by(user), clock.now())
    for word in (said.get("q") or "").split():
        found = found.filter(
            Q(mentor__person__name__icontains=word) | Q(executive__person__name__icontains=word)
        )
    if said.get("cohort"):
        found = found.filter(cohort=said["cohort"])
    return ordered(with_life(found, clock.now()).with_people(), sort)


def ordered(found: PairingQuerySet, sort: str) -> PairingQuerySet:
    field = SORTS.get(sort.lstrip("-"), SORTS["executive"])
    by = field.desc(nulls_last=True) if sort.startswith("-") else field.asc(nulls_last=True)
    return found.order_by(by, "pk")


@require_POST
def export(request: HttpRequest) -> StreamingHttpResponse:
    """The list as a file: the same rows, the same process facts. Taking it along is audited."""
    user = signed_in(request.user)
    require(may_run(user))
    found = chosen(user, FilterForm(user, request.POST), request.POST.get("sort", ""))
    record(user, "pairs.exported", user, new={"rows": found.count()})
    stream = csv_stream(COLUMNS, lines(found))
    answer = StreamingHttpResponse(stream, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="pairs.csv"'
    return answer


COLUMNS = ("cohort", "executive", "mentor", "state", "sessions_held", "last_met", "next_session")


def lines(found: PairingQuerySet) -> Iterator[tuple[Any, ...]]:
    for pair in found.iterator(chunk_size=500):
        yield (
            pair.cohort.name,
            pair.executive.person.name,
            pair.mentor.person.name,
            pair.state,
            pair.held,  # type: ignore[attr-defined]
            pair.last_held,  # type: ignore[attr-defined]
            pair.next_at,  # type: ignore[attr-defined]
        )

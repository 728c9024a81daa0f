"""The people of the company, for those who run programs."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.timezone import get_current_timezone
from django.views.decorators.http import require_POST, require_safe

from mentoring.people.access import OWNER, directory, holds, may_run, require, signed_in
from mentoring.people.actions.directory import record_export
from mentoring.people.hris.ties import JOIN, KINDS
from mentoring.people.imports.words import HEADINGS
from mentoring.people.models import Person, PersonQuerySet, Tie
from mentoring.people.queries import FILTERS, people_in, values_of
from mentoring.people.views.imports import sent
from mentoring.web import clock
from mentoring.web.show import show

A_PAGE = 50
SHOWN_REPORTS = 30
ASKED = ("q", "who", "sort", *FILTERS)


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody whose directory fields this account may read: searched, filtered, paged."""
    user = signed_in(request.user)
    require(may_run(user))
    wanted = _wanted(request)
    found = people_in(user, wanted, clock.today(get_current_timezone()))
    mine = directory(user)
    context = {
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "wanted": wanted | {"grade": wanted["grade__label"]},
        "filtered": any(wanted[name] for name in wanted if name != "sort"),
        "choices": {name: values_of(mine, name) for name in FILTERS},
        "owns": holds(user, OWNER),
        "sort": "name",
    }
    return show(request, "people/directory/people.html", context, part="list")


def _wanted(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET.get(name, "").strip()[:200] for name in ASKED}


@require_safe
def person(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One person's directory fields; the employee number for owners only."""
    user = signed_in(request.user)
    found = directory(user).select_related("grade", "manager", "pay_decider")
    one = get_object_or_404(found, pk=pk)
    mine = directory(user)
    reports = mine.filter(manager=one).present(clock.today(get_current_timezone()))
    above = [pk for pk in (one.manager_id, one.pay_decider_id) if pk is not None]
    context = {
        "subject": one,
        "number": one.employee_id if holds(user, OWNER) else "",
        "readable": set(mine.filter(pk__in=above).values_list("pk", flat=True)),
        "reports": list(reports.order_by("name", "pk")[:SHOWN_REPORTS]),
        "reports_total": reports.count(),
        "has_left": one.has_left(clock.today(one.zone)),
    }
    return show(request, "people/directory/person.html", context)


@require_POST
def export(request: HttpRequest) -> HttpResponseBase:
    """The filtered directory as a file that can be imported again. For owners."""
    user = signed_in(request.user)
    require(holds(user, OWNER))
    found = people_in(user, _wanted(request), clock.today(get_current_timezone()))
    record_export(user, found.count())
    form = "xlsx" if request.POST.get("form") == "xlsx" else "csv"
    return sent(tuple(HEADINGS.values()), exported(found), form=form, name="people")


def exported(found: PersonQuerySet) -> Iterator[list[Any]]:
    ties = Tie.objects.filter(source=Tie.Source.FILE).select_related("other")
    whole = found.select_related("grade", "manager", "pay_decider").prefetch_related(
        Prefetch("ties", queryset=ties, to_attr="told")
    )
    for one in whole.iterator(chunk_size=2000):
        yield [_said(one, name) for name in HEADINGS]


def _said(one: Person, name: str) -> Any:
    if name in ("manager_id", "pay_decider_id"):
        other = one.manager if name == "manager_id" else one.pay_decider
        return other.employee_id if other else ""
    if name in KINDS:
        others = [tie.other.employee_id for tie in one.told if tie.kind == KINDS[name]]  # type: ignore[attr-defined]
        return JOIN.join(sorted(others))
    if name == "grade":
        return one.grade.label if one.grade else ""
    if name == "languages":
        return "; ".join(one.languages)
    value = getattr(one, name)
    if name in ("work_start", "work_end") and value is not None:
        return f"{value // 60:02}:{value % 60:02}"
    return value

"""Rows of a file that were rejected: mended on a page, repaired by value, or downloaded."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from mentoring.audit.actions import record
from mentoring.people.access import require
from mentoring.people.imports import handling
from mentoring.people.imports.report import headings, places, rows
from mentoring.people.models import Import, ImportProblem, ImportRow
from mentoring.people.views.imports import found, sent
from mentoring.web import clock
from mentoring.web.show import show

A_PAGE = 20
MENDABLE = (Import.State.PREVIEWED, Import.State.APPLIED)


def mendable(request: HttpRequest, pk: UUID) -> tuple[Any, Import]:
    user, one = found(request, pk)
    require(one.state in MENDABLE and bool(one.file))
    return user, one


@require_http_methods(["GET", "HEAD", "POST"])
def fix(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Only the rejected rows, each cell to be typed anew; what was typed is never lost."""
    user, one = mendable(request, pk)
    rejected = one.rows.filter(verdict="rejected").order_by("row")
    page = Paginator(rejected, A_PAGE).get_page(request.GET.get("page"))
    if request.method == "POST":
        handling.mend_rows(one, *_typed(request, one, list(page)), by=user, now=clock.now())
        return _after(request, one)
    context = {"one": one, "page": page, "rows": _shown(one, list(page)), "headings": _labels(one)}
    return show(request, "people/imports/fix.html", context)


def _labels(one: Import) -> list[str]:
    return [one.labels[at] for at in places(one)]


def _typed(
    request: HttpRequest, one: Import, shown_rows: list[ImportRow]
) -> tuple[dict[int, dict[str, str]], set[int]]:
    """The cells of each row as they are now, where any differs; and the rows to leave out."""
    cells: dict[int, dict[str, str]] = {}
    out: set[int] = set()
    for each in shown_rows:
        if request.POST.get(f"out-{each.row}"):
            out.add(each.row)
            continue
        was = {str(at): each.values.get(str(at), "") for at in places(one)}
        now = {at: request.POST.get(f"{each.row}-{at}", was[at]) for at in was}
        if now != was:
            cells[each.row] = now
    return cells, out


def _after(request: HttpRequest, one: Import) -> HttpResponse:
    """The mended rows join the preview; those that are still wrong stay on this page."""
    left = one.counts.get("rejected", 0)
    if left and one.state == Import.State.PREVIEWED:
        said = ngettext(
            "%(n)s row is still rejected; what you typed is kept.",
            "%(n)s rows are still rejected; what you typed is kept.",
            left,
        )
        messages.warning(request, said % {"n": left})
        return redirect("people:fix", one.pk)
    messages.success(request, _("All rows can be imported now."))
    return redirect("people:import", one.pk)


def _shown(one: Import, rejected: list[ImportRow]) -> list[dict[str, Any]]:
    problems: dict[int, list[ImportProblem]] = {}
    numbers = [each.row for each in rejected]
    for problem in one.problems.filter(rejects=True, row__in=numbers).order_by("row", "pk"):
        problems.setdefault(problem.row, []).append(problem)
    return [
        {
            "number": each.row,
            "problems": problems.get(each.row, []),
            "cells": _cells(one, each, {p.column for p in problems.get(each.row, [])}),
        }
        for each in rejected
    ]


def _cells(one: Import, each: ImportRow, wrong: set[str]) -> list[dict[str, Any]]:
    return [
        {
            "name": f"{each.row}-{at}",
            "label": one.labels[at],
            "value": each.values.get(str(at), ""),
            "wrong": one.labels[at] in wrong,
        }
        for at in places(one)
    ]


@require_POST
def repair(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Read one value as a better one, in every row of the file."""
    user, one = mendable(request, pk)
    asked = {name: request.POST.get(name, "") for name in ("column", "value", "repair")}
    require(one.problems.filter(**asked).exclude(repair="").exists())
    try:
        handling.replace_value(one, **asked, by=user)
    except handling.NotNow as sentence:
        messages.warning(request, str(sentence))
    else:
        messages.success(request, _("“%(value)s” is read as “%(repair)s” now.") % asked)
    return redirect("people:import", one.pk)


@require_POST
def report(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The rejected rows as a file, with what is wrong with each in a column of its own."""
    user, one = found(request, pk)
    require(one.rows.filter(verdict="rejected").exists())
    form = "xlsx" if request.POST.get("form") == "xlsx" else "csv"
    record(user, "import.report_downloaded", one, new={"rows": one.counts.get("rejected", 0)})
    return sent(headings(one), rows(one), form=form, name=_("rows-to-mend"))

"""The steps of one file between its upload and its end, each a form of its own."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from mentoring.jobs.models import Job
from mentoring.jobs.running import JobFailed
from mentoring.people.access import require
from mentoring.people.forms.imports import ColumnsForm, GradeForm, ReadForm
from mentoring.people.hris.encodings import Candidate
from mentoring.people.hris.faults import FileFault
from mentoring.people.hris.problems import shown
from mentoring.people.hris.table import Choices, Table, open_table
from mentoring.people.imports import handling
from mentoring.people.imports.staging import choices_of, source_of
from mentoring.people.imports.words import ENCODING_NAMES
from mentoring.people.models import Import
from mentoring.people.views.imports import found
from mentoring.web import clock
from mentoring.web.show import show

OPEN = (Import.State.UPLOADED, Import.State.PREVIEWED)
WIDTH = 120  # characters of a cell that are shown


def open_one(request: HttpRequest, pk: UUID) -> tuple[Any, Import]:
    """An import whose file may still be read another way."""
    user, one = found(request, pk)
    require(one.state in OPEN and bool(one.file))
    return user, one


@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How the file's letters and cells are read, with its first rows to judge by."""
    user, one = open_one(request, pk)
    table, candidates, fault = _opened(one)
    sheets = table.sheets if table else ()
    if request.method == "POST":
        form = ReadForm(request.POST, sheets=sheets)
        if form.is_valid():
            handling.look_again(one, by=user, now=clock.now(), **form.cleaned_data)
            return redirect("people:import", one.pk)
    else:
        names = ("encoding", "delimiter", "sheet", "date_order")
        form = ReadForm(initial={name: getattr(one, name) for name in names}, sheets=sheets)
    context = {
        "one": one,
        "form": form,
        "table": table,
        "rows": _cut(table.first_rows()) if table else [],
        "candidates": _named(candidates),
        "fault": fault,
    }
    return show(request, "people/imports/read.html", context, status=422 if form.errors else 200)


def _opened(one: Import) -> tuple[Table | None, tuple[Candidate, ...], str]:
    """The table as it is read now, or the ways to read it and why that has to be asked."""
    try:
        return open_table(source_of(one), choices_of(one)), (), ""
    except FileFault as fault:
        if fault.code == "encoding_ambiguous":
            return None, fault.candidates, fault.message
        return _guessed(one), (), fault.message


def _named(candidates: tuple[Candidate, ...]) -> list[dict[str, Any]]:
    return [
        {
            "encoding": each.encoding,
            "name": ENCODING_NAMES.get(each.encoding, each.encoding),
            "lines": [shown(line) for line in each.lines],
        }
        for each in candidates
    ]


def _guessed(one: Import) -> Table | None:
    """What was chosen does not work: the file as it would be guessed."""
    try:
        return open_table(source_of(one), Choices())
    except FileFault:
        return None


def _cut(rows: Any) -> list[list[str]]:
    return [[shown(cell)[:WIDTH] for cell in row] for row in rows]


@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Which column is what: guessed, to be corrected, remembered for these headings."""
    user, one = open_one(request, pk)
    form = ColumnsForm(request.POST if request.method == "POST" else None, one)
    if form.is_valid():
        handling.choose_columns(one, form.said(), by=user, now=clock.now())
        return redirect("people:import", one.pk)
    table = _opened(one)[0]
    context = {
        "one": one,
        "form": form,
        "labels": one.labels,
        "rows": _cut(table.first_rows()) if table else [],
    }
    return show(request, "people/imports/columns.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def place(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Where a grade that nobody knows stands in the company's ladder. Asked once."""
    user, one = open_one(request, pk)
    ladder = handling.ladder(one)
    label = request.POST.get("label") or request.GET.get("label", "")
    require(label in one.counts.get("grades", {}))
    data = request.POST if request.method == "POST" else None
    form = GradeForm(data, ladder=ladder, initial={"label": label})
    if form.is_valid():
        rank = handling.rank_beside(form.cleaned_data["where"], ladder)
        if rank is not None:
            handling.place_grade(label, rank, by=user)
            handling.look_again(one, by=user, now=clock.now())
        return redirect("people:import", one.pk)
    context = {"one": one, "form": form, "label": label, "n": one.counts["grades"][label]}
    return show(request, "people/imports/place.html", context, status=422 if form.errors else 200)


@require_POST
def apply(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Import what the preview shows."""
    user, one = found(request, pk)
    confirmed = request.POST.get("leavers") == "yes"
    try:
        job = handling.start(one, by=user, now=clock.now(), leavers_confirmed=confirmed)
    except (handling.NotNow, JobFailed) as sentence:
        messages.warning(request, str(sentence))
        return redirect("people:import", one.pk)
    if job.state != Job.State.DONE:
        return redirect("jobs:job", job.pk)
    if one.cohort_id is None:
        return redirect("people:import", one.pk)
    return _to_pool(request, job, one)


def _to_pool(request: HttpRequest, job: Job, one: Import) -> HttpResponse:
    """Back to the people of the cohort, where the match is one press away."""
    n, waiting = job.result.get("new", 0), job.result.get("rejected", 0)
    messages.success(request, ngettext("%(n)s person is in.", "%(n)s people are in.", n) % {"n": n})
    if waiting:
        said = ngettext("%(n)s row waits to be mended.", "%(n)s rows wait to be mended.", waiting)
        messages.warning(request, said % {"n": waiting})
        return redirect("people:import", one.pk)
    return redirect("participants:pool", one.cohort_id)


@require_POST
def discard(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Forget the file; what was imported stays."""
    user, one = found(request, pk)
    try:
        handling.discard(one, by=user)
    except handling.NotNow as sentence:
        messages.warning(request, str(sentence))
    else:
        messages.success(request, _("The file and what was found in it are deleted."))
    return redirect("people:imports")

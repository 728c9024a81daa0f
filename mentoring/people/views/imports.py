"""Files on their way in: the list, the upload, and one file at whatever step it stands."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mentoring.jobs.models import Job
from mentoring.people.access import may_run, require, signed_in
from mentoring.people.forms.imports import UploadForm
from mentoring.people.imports.applying import is_stale
from mentoring.people.imports.handling import upload
from mentoring.people.imports.leaving import are_many
from mentoring.people.imports.words import DELIMITERS, ENCODING_NAMES, HEADINGS
from mentoring.people.models import Grade, Import, User
from mentoring.people.previews import preview
from mentoring.people.queries import cohorts_of, imports_of, repairs
from mentoring.web import clock
from mentoring.web.sheets import csv_stream, xlsx_file
from mentoring.web.show import show

State = Import.State
ROWS = 50
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {"csv": CSV, "xlsx": XLSX}
PARTICIPANT_HEADINGS = (
    "Employee number", "E-mail address", "Role", "Topics offered", "Topics wanted", "Hours a month",
    "Languages", "Aspirations", "Capacity",
)  # fmt: skip
# Faults that a choice of columns mends, and those that another way to read the file may.
COLUMN_FAULTS = ("column_missing", "column_ambiguous", "column_unknown")
READ_FAULTS = ("encoding_ambiguous", "encoding_unknown", "delimiter_unknown", "sheet_unknown",
               "file_not_a_table", "no_rows")  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    """Upload HR's file, or go on with one that is under way."""
    user = signed_in(request.user)
    require(may_run(user))
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES)
        if form.is_valid():
            return redirect("people:import", _uploaded(request, form, user).pk)
    else:
        form = UploadForm()
    found = imports_of(user).select_related("uploaded_by__person").order_by("-created_at")
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "headings": HEADINGS}
    return show(request, "people/imports/imports.html", context, status=_status(form))


@require_POST
def upload_participants(request: HttpRequest, cohort_pk: UUID) -> HttpResponse:
    """A file that says who takes part in one cohort, from the page of its people."""
    user = signed_in(request.user)
    cohort = get_object_or_404(cohorts_of(user), pk=cohort_pk)
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid():
        return redirect("people:import", _uploaded(request, form, user, cohort).pk)
    context = {"form": form, "cohort": cohort}
    return show(request, "people/imports/participants.html", context, status=422)


def _uploaded(request: HttpRequest, form: UploadForm, user: User, cohort: Any = None) -> Import:
    given = form.cleaned_data
    return upload(
        given["file"], by=user, now=clock.now(), cohort=cohort, complete=given["complete"]
    )


def _status(form: UploadForm) -> int:
    return 422 if form.errors else 200


@require_safe
def template(request: HttpRequest, kind: str, form: str) -> HttpResponse:
    """An empty file with the headings that are recognised for certain."""
    require(may_run(signed_in(request.user)))
    headings = {"people": tuple(HEADINGS.values()), "participants": PARTICIPANT_HEADINGS}.get(kind)
    if headings is None or form not in TYPES:
        raise Http404
    whole = xlsx_file(headings, []).read() if form == "xlsx" else b"".join(csv_stream(headings, []))
    response = HttpResponse(whole, content_type=TYPES[form])
    response.headers["Content-Disposition"] = f'attachment; filename="{kind}.{form}"'
    return response


def sent(header: Any, rows: Any, *, form: str, name: str) -> HttpResponseBase:
    """A table as a download, CSV or XLSX."""
    if form == "xlsx":
        whole = xlsx_file(header, rows)
        return FileResponse(whole, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX)
    stream = StreamingHttpResponse(csv_stream(header, rows), content_type=CSV)
    stream.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return stream


def found(request: HttpRequest, pk: UUID) -> tuple[User, Import]:
    user = signed_in(request.user)
    return user, get_object_or_404(imports_of(user), pk=pk)


@require_safe
def import_(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One file: what it would change, or what it changed, or what is asked before."""
    user, one = found(request, pk)
    if one.state in (State.READING, State.APPLYING):
        return _to_job(one)
    if one.state == State.UPLOADED and one.fault in COLUMN_FAULTS:
        messages.warning(request, one.reason)
        return redirect("people:columns", one.pk)
    if one.state == State.UPLOADED and one.fault == "encoding_ambiguous":
        return redirect("people:read", one.pk)
    names = {State.PREVIEWED: "preview", State.APPLIED: "result"}
    name = names.get(State(one.state), "fault")
    return show(request, f"people/imports/{name}.html", context(request, user, one), part="rows")


def _to_job(one: Import) -> HttpResponse:
    kind = "people.read" if one.state == State.READING else "people.import"
    job = Job.objects.filter(subject_id=one.pk, kind=kind).order_by("-created_at").first()
    if job is None:
        raise Http404
    return redirect("jobs:job", job.pk)


def context(request: HttpRequest, user: User, one: Import) -> dict[str, Any]:
    counts = one.counts
    writes = sum(int(counts.get(name, 0)) for name in ("new", "changed", "left"))
    return {
        "one": one,
        "counts": counts,
        "writes": writes,
        "back": _back(one),
        "preview": preview(user, one, request.GET.get("show", ""), request.GET.get("page", "")),
        "repairs": repairs(one),
        "grades": _grades(counts),
        "many_leave": are_many(counts),
        "share": round(100 * counts.get("left", 0) / max(1, counts.get("present", 1))),
        "stale": one.state == State.PREVIEWED and is_stale(one),
        "waiting": len(one.remaining or []),
        "may_read_anew": one.fault in READ_FAULTS and bool(one.file),
        "read_as": _read_as(one),
        "import_label": import_label(one, writes),
    }


def _read_as(one: Import) -> str:
    if not one.encoding:
        return one.sheet
    letters = str(ENCODING_NAMES.get(one.encoding, one.encoding))
    return f"{letters}, {DELIMITERS.get(one.delimiter, one.delimiter)}"


def _back(one: Import) -> str:
    if one.cohort_id:
        return reverse("participants:pool", args=[one.cohort_id])
    return reverse("people:imports")


def _grades(counts: dict[str, Any]) -> list[tuple[str, int]]:
    """Grades that nobody has placed yet, the most frequent first."""
    asked = counts.get("grades", {})
    placed = set(Grade.objects.filter(label__in=asked, rank__isnull=False).values_list("label"))
    open_ones = [(label, n) for label, n in asked.items() if (label,) not in placed]
    return sorted(open_ones, key=lambda each: -each[1])


def import_label(one: Import, writes: int) -> str:
    if one.is_of_people:
        return ngettext("Import %(n)s change", "Import %(n)s changes", writes) % {"n": writes}
    return _("Import %(n)s") % {"n": writes}

"""The rows of a preview, a page at a time, in words."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from mentoring.people.access import directory
from mentoring.people.imports.words import FIELDS
from mentoring.people.models import Import, ImportProblem, ImportRow, User

A_PAGE = 25
KINDS = ("rejected", "warnings", "changed", "left", "new")


@dataclass(frozen=True, slots=True)
class Preview:
    """`kind` is one of KINDS or empty; `entries` are the dicts that the page's table shows."""

    kind: str
    page: "Page[Any] | None"
    entries: list[dict[str, Any]]


def preview(user: User, one: Import, wanted: str, number: str) -> Preview:
    """The kind asked for, else the first that has anything to show."""
    sizes = {name: one.counts.get(name, 0) for name in KINDS}
    sizes["warnings"] = one.counts.get("warned", 0)
    if one.applied_at:
        sizes = {name: sizes[name] for name in ("rejected", "warnings")}
    kind = wanted if sizes.get(wanted) else next((name for name in sizes if sizes[name]), "")
    if not kind:
        return Preview("", None, [])
    page = Paginator(_rows(one, kind), A_PAGE).get_page(number)
    return Preview(kind, page, _entries(user, one, kind, page))


def _rows(one: Import, kind: str) -> QuerySet[Any]:
    if kind == "warnings":
        return ImportProblem.objects.filter(source=one, rejects=False).order_by("row", "pk")
    return one.rows.filter(verdict=kind).order_by("row", "employee_id")


def _entries(user: User, one: Import, kind: str, page: "Page[Any]") -> list[dict[str, Any]]:
    if kind == "warnings":
        return [{"problem": each} for each in page]
    if kind == "rejected":
        return _rejected(one, list(page))
    names = _names(user, list(page))
    labels = FIELDS[one.kind]
    return [
        {
            "row": each,
            "name": names.get(each.employee_id, "") or each.values.get("name", ""),
            "values": each.values,
            "changes": [
                {"label": labels.get(name, name), "old": each.before.get(name), "new": new}
                for name, new in sorted(each.values.items())
            ],
        }
        for each in page
    ]


def _rejected(one: Import, rows: list[ImportRow]) -> list[dict[str, Any]]:
    problems: dict[int, list[ImportProblem]] = {}
    found = ImportProblem.objects.filter(source=one, rejects=True, row__in=[r.row for r in rows])
    for problem in found.order_by("row", "pk"):
        problems.setdefault(problem.row, []).append(problem)
    return [{"row": each, "problems": problems.get(each.row, [])} for each in rows]


def _names(user: User, rows: list[ImportRow]) -> dict[str, str]:
    numbers = [each.employee_id for each in rows if each.verdict != "new"]
    known = directory(user).filter(employee_id__in=numbers)
    return dict(known.values_list("employee_id", "name"))

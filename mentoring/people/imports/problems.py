"""What is wrong with the rows of a file, kept for the preview, the report and the mending."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from mentoring.people.hris.ids import clean_id
from mentoring.people.hris.people import Reading
from mentoring.people.hris.problems import Problem, shown
from mentoring.people.imports.table import copy
from mentoring.people.models import Import, ImportProblem, ImportRow

_SURE = ("", "id_decimal")


@dataclass(slots=True)
class Found:
    """The problems of the rows that are looked at, by the reader and by the directory."""

    problems: list[Problem] = field(default_factory=list)
    rejected: set[int] = field(default_factory=set)
    only: frozenset[int] | None = None

    @classmethod
    def of(cls, reading: Reading, only: frozenset[int] | None) -> "Found":
        found = cls(only=only)
        rejected = reading.rejected_rows
        found.rejected = set(rejected if only is None else rejected & only)
        both = (*reading.rejected, *reading.warnings)
        found.problems = [each for each in both if only is None or each.row in only]
        return found

    def add(self, problem: Problem) -> None:
        self.problems.append(problem)
        if problem.rejects:
            self.rejected.add(problem.row)

    def told(self) -> Iterator[Problem]:
        """A rejected row's warnings are left out: they change nothing."""
        return (each for each in self.problems if each.rejects or each.row not in self.rejected)

    @property
    def warned(self) -> int:
        return len({each.row for each in self.told() if not each.rejects})


def keep(one: Import, found: Found) -> None:
    columns = ("source_id", "row", "column", "value", "code", "repair", "other", "rejects")
    cut = (
        (
            one.pk, each.row, shown(each.column), shown(each.value), each.code,
            shown(each.repair), shown(each.other), each.rejects,
        )
        for each in found.told()
    )  # fmt: skip
    copy(ImportProblem._meta.db_table, columns, cut)


def keep_rejected(one: Import, reading: Reading, found: Found) -> set[str] | None:
    """Keep the cells of rejected rows; return their numbers, None where one cannot be told."""
    if not found.rejected:
        return set()
    place = reading.columns.fields["employee_id"]
    rows = list(_rejected_rows(one, reading.table.records(), reading.columns.fields, found))
    ImportRow.objects.bulk_create(rows, batch_size=2000)
    numbers = {_number(row.values.get(str(place), "")) for row in rows}
    return None if "" in numbers else numbers


def _rejected_rows(
    one: Import, records: Iterable[Any], fields: dict[str, int], found: Found
) -> Iterator[ImportRow]:
    for row, cells, _ in records:
        if row in found.rejected:
            yield rejected_row(one, row, cells, fields)


def rejected_row(one: Import, row: int, cells: list[str], fields: dict[str, int]) -> ImportRow:
    kept = {str(at): shown(cells[at]) if at < len(cells) else "" for at in fields.values()}
    return ImportRow(source=one, row=row, verdict=ImportRow.Verdict.REJECTED, values=kept)


def _number(cell: str) -> str:
    number, code, _ = clean_id(cell)
    return number if code in _SURE else ""

"""HR's file read as people: the one door for the page, the job and the command line."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mentoring.people.hris.columns import Columns, guess_columns, require
from mentoring.people.hris.corrections import Corrections
from mentoring.people.hris.faults import FileFault
from mentoring.people.hris.limits import ROWS
from mentoring.people.hris.notes import Notes
from mentoring.people.hris.orders import DateOrders
from mentoring.people.hris.person import PersonReader
from mentoring.people.hris.problems import Problem
from mentoring.people.hris.source import Source
from mentoring.people.hris.staged import Staged
from mentoring.people.hris.table import NONE, Choices, Table, open_table
from mentoring.people.hris.ties import numbers

REQUIRED = (("employee_id",), ("name", "family_name", "given_name"), ("email",))


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A row that is accepted. Fields named in `open` say nothing: what is known already stays."""

    row: int
    employee_id: str
    name: str
    email: str
    manager_id: str
    pay_decider_id: str
    preferred_name: str
    function: str
    grade: str
    grade_rank: int | None
    site: str
    region: str
    country: str
    time_zone: str
    languages: tuple[str, ...]
    hired_on: date | None
    left_on: date | None
    work_start: int | None  # minutes after midnight, local
    work_end: int | None
    dotted_line_ids: tuple[str, ...]
    hr_partner_ids: tuple[str, ...]
    panel_ids: tuple[str, ...]
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows, blank ones and headings left out; `rejected + good == rows`, `warned` of the good."""

    rows: int
    good: int
    rejected: int
    warned: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in the file. `unknown_grades` are labels to ask about, with rows."""

    table: Table
    columns: Columns
    counts: Counts
    rejected: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    rejected_rows: frozenset[int]
    codes: Mapping[str, int]  # every problem, also those beyond the number that is kept
    left_off: int
    unknown_grades: Mapping[str, int]
    date_order_asked: bool
    staged: Staged

    def people(self) -> Iterator[PersonRow]:
        """The accepted rows in their order; may be walked through more than once."""
        return (_row(values) for values in self.staged.standing())

    def close(self) -> None:
        self.staged.close()


def read_people(
    source: Source,
    choices: Choices | None = None,
    *,
    said: Mapping[str, str | int] | None = None,
    known_ids: Iterable[str] = (),
    known_grades: Mapping[str, int] | None = None,
    date_order: str = "",
    corrections: Corrections | None = None,
) -> Reading:
    """Raises FileFault where the file as a whole cannot be read or a person has to choose first.

    `said` maps fields to headings, `#3` or an index; `known_ids` are numbers a manager may have
    without a row here; `known_grades` are labels asked before; `date_order` is dmy, mdy or empty.
    """
    table = open_table(source, choices).mended(corrections or NONE)
    columns = guess_columns(table.labels, said=said)
    require(columns, *REQUIRED)
    orders = DateOrders(table, columns.fields, date_order)
    reader = PersonReader(columns, orders, known_grades or {}, epoch_1904=table.epoch_1904)
    notes, staged = Notes(), Staged()
    asked: Counter[str] = Counter()
    rows = _read_rows(table, reader, notes, staged, asked)
    staged.cross(notes, columns, known_ids)
    rejected = len(notes.rejected)
    counts = Counts(rows, rows - rejected, rejected, len(notes.warned - notes.rejected))
    ambiguous = notes.codes["date_ambiguous"] > 0
    return Reading(
        table,
        columns,
        counts,
        notes.of(rejecting=True),
        notes.of(rejecting=False),
        frozenset(notes.rejected),
        dict(notes.codes),
        notes.left_off,
        dict(asked),
        ambiguous,
        staged,
    )


def _read_rows(
    table: Table, reader: PersonReader, notes: Notes, staged: Staged, asked: Counter[str]
) -> int:
    rows = 0
    for record in table.records():
        values = reader.read(record)
        for problem in reader.problems:
            notes.add(problem)
            if problem.code == "grade_unknown":
                asked[problem.value] += 1
        if values is None and not reader.problems:
            continue  # a blank row
        rows += 1
        if rows > ROWS:
            raise FileFault("too_many_rows", limit=ROWS)
        if values is not None:
            staged.add(record[0], values, reader.open, rejected=reader.rejects)
    if not rows:
        raise FileFault("no_rows")
    return rows


def _row(values: list[Any]) -> PersonRow:
    row, opened, number, name, email, manager, decider, preferred, function, grade, *rest = values
    site, region, country, zone, languages, hired, left, start, end, dotted, partners, panel = rest
    return PersonRow(
        row, number, name, email, manager, decider, preferred, function, grade[0], grade[1], site,
        region, country, zone, tuple(languages), _day(hired), _day(left), start, end,
        numbers(dotted), numbers(partners), numbers(panel), tuple(opened),
    )  # fmt: skip


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None

"""A file that says who takes part in a program, as what, and what they offer and wish."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mentoring.people.hris.addresses import clean_address, same_address
from mentoring.people.hris.cells import Clean, text_cell, tidied
from mentoring.people.hris.columns import Columns, guess_columns, require
from mentoring.people.hris.corrections import Corrections
from mentoring.people.hris.csvfile import Record
from mentoring.people.hris.faults import FileFault
from mentoring.people.hris.ids import clean_id
from mentoring.people.hris.languages import clean_languages
from mentoring.people.hris.limits import CELL_CHARACTERS, ROWS
from mentoring.people.hris.notes import Notes
from mentoring.people.hris.problems import Problem, shown
from mentoring.people.hris.roles import clean_role
from mentoring.people.hris.source import Source
from mentoring.people.hris.table import NONE, Choices, Table, open_table
from mentoring.people.hris.wishes import MOST_WEIGHT, Wish, clean_wishes

REQUIRED = (("employee_id", "email", "person"), ("role",))
ASPIRATIONS_LENGTH = 2000
_HOURS = re.compile(
    r"(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:h|hrs?|hours?|std|stunden|horas|heures|時間|시간)?"
)
_MOST_HOURS = 80
_MOST_PAIRS = 20


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """Either `employee_id` or `email` may be empty, never both; `role` is mentor or executive."""

    row: int
    employee_id: str
    email: str
    role: str
    offers: tuple[Wish, ...]
    wants: tuple[Wish, ...]
    hours: float | None  # a month
    languages: tuple[str, ...]
    aspirations: str
    capacity: int | None


@dataclass(frozen=True, slots=True)
class ParticipantsReading:
    table: Table
    columns: Columns
    rows: int
    participants: tuple[ParticipantRow, ...]
    rejected: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def read_participants(
    source: Source,
    choices: Choices | None = None,
    *,
    said: Mapping[str, str | int] | None = None,
    known_ids: Iterable[str] | None = None,
    known_addresses: Iterable[str] | None = None,
    known_topics: Iterable[str] | None = None,
    corrections: Corrections | None = None,
) -> ParticipantsReading:
    """Raises FileFault. What is known and None is not checked; topics compare without case."""
    table = open_table(source, choices).mended(corrections or NONE)
    columns = guess_columns(table.labels, kind="participants", said=said)
    require(columns, *REQUIRED)
    topics = None if known_topics is None else {each.casefold(): each for each in known_topics}
    reader = _Reader(columns, topics, _Known.of(known_ids, known_addresses))
    rows, found = 0, []
    for record in table.records():
        if not record[2] and not "".join(record[1]).strip():
            continue
        rows += 1
        if rows > ROWS:
            raise FileFault("too_many_rows", limit=ROWS)
        participant = reader.read(record)
        if participant:
            found.append(participant)
    if not rows:
        raise FileFault("no_rows")
    notes = reader.notes
    _note_twice(found, columns, notes)
    good = tuple(each for each in found if each.row not in notes.rejected)
    rejected, warnings = notes.of(rejecting=True), notes.of(rejecting=False)
    return ParticipantsReading(table, columns, rows, good, rejected, warnings)


@dataclass(frozen=True, slots=True)
class _Known:
    ids: frozenset[str] | None
    addresses: frozenset[str] | None

    @classmethod
    def of(cls, ids: Iterable[str] | None, addresses: Iterable[str] | None) -> "_Known":
        return cls(
            None if ids is None else frozenset(ids),
            None if addresses is None else frozenset(same_address(each) for each in addresses),
        )

    def lacks(self, number: str, address: str) -> str:
        if number and self.ids is not None and number not in self.ids:
            return number
        if address and self.addresses is not None:
            return "" if same_address(address) in self.addresses else address
        return ""


class _Reader:
    def __init__(self, columns: Columns, topics: Mapping[str, str] | None, known: _Known) -> None:
        self.notes = Notes()
        self._columns, self._topics, self._known = columns, topics, known
        self._row = 0
        self._cells: list[str] = []

    def read(self, record: Record) -> ParticipantRow | None:
        self._row, self._cells, code = record
        width = len(self._columns.labels)
        if code:
            self._note("", "", code, other=str(CELL_CHARACTERS))
            return None
        if "".join(self._cells[width:]).strip():
            self._note("", str(len(self._cells)), "row_long", other=str(width))
            return None
        number, address = self._person()
        return ParticipantRow(
            self._row,
            number,
            address,
            self._said("role", tidied(clean_role, "")),
            self._wishes("offers"),
            self._wishes("wants", most=MOST_WEIGHT),
            self._said("hours", tidied(_hours, None)),
            self._said("languages", tidied(clean_languages, ())),
            self._said("aspirations", text_cell(ASPIRATIONS_LENGTH)),
            self._said("capacity", tidied(_capacity, None)),
        )

    def _person(self) -> tuple[str, str]:
        either = self._cell("person")
        by_address = "@" in either
        number = self._cell("employee_id") or ("" if by_address else either)
        address = self._cell("email") or (either if by_address else "")
        if not number.strip() and not address.strip():
            self._note("person", "", "person_missing")
            return "", ""
        number = self._cleaned("employee_id", number, clean_id) if number.strip() else ""
        address = self._cleaned("email", address, clean_address) if address.strip() else ""
        unknown = self._known.lacks(number, address)
        if unknown:
            self._note("person", unknown, "person_unknown")
        return number, address

    def _wishes(self, name: str, *, most: int = 5) -> tuple[Wish, ...]:
        text = self._said(name, text_cell(ASPIRATIONS_LENGTH))
        wishes, problems = clean_wishes(text, self._topics, most=most)
        for code, value in problems:
            self._note(name, value, code, other=str(most))
        return wishes

    def _said(self, name: str, clean: Clean) -> Any:
        if name not in self._columns.fields:
            return clean("")[0]
        return self._cleaned(name, self._cell(name), clean)

    def _cleaned(self, name: str, raw: str, clean: Clean) -> Any:
        value, code, repair = clean(raw)
        if code:
            self._note(name, raw, code, repair)
        return value

    def _cell(self, name: str) -> str:
        at = self._columns.fields.get(name, -1)
        return self._cells[at] if 0 <= at < len(self._cells) else ""

    def _note(self, name: str, raw: str, code: str, repair: str = "", *, other: str = "") -> None:
        label = self._columns.label(name) or self._columns.label("person")
        label = label if name else ""
        limit = str(ASPIRATIONS_LENGTH) if code == "text_too_long" else other
        self.notes.add(Problem(self._row, label, shown(raw), code, repair, limit))


def _hours(text: str) -> tuple[float | None, str, str]:
    if not text:
        return None, "", ""
    found = _HOURS.fullmatch(text.casefold())
    hours = float(found[1].replace(",", ".")) if found else 0.0
    return (hours, "", "") if 0 < hours <= _MOST_HOURS else (None, "number_not_read", "")


def _capacity(text: str) -> tuple[int | None, str, str]:
    if not text:
        return None, "", ""
    number = int(text) if text.isdecimal() and len(text) < 4 else 0  # noqa: PLR2004
    return (number, "", "") if 1 <= number <= _MOST_PAIRS else (None, "number_not_read", "")


def _note_twice(found: list[ParticipantRow], columns: Columns, notes: Notes) -> None:
    """One person may take part in both roles, in each of them once."""
    rows: dict[tuple[str, str], set[int]] = defaultdict(set)
    for each in found:
        for person in (each.employee_id, same_address(each.email) if each.email else ""):
            if person:
                rows[person, each.role].add(each.row)
    told: set[int] = set()
    label = next((columns.label(name) for name in REQUIRED[0] if columns.label(name)), "")
    for (person, _), same in rows.items():
        others = ", ".join(str(row) for row in sorted(same))
        for row in sorted(same - told) if len(same) > 1 else ():
            notes.add(Problem(row, label, shown(person), "person_twice", other=others))
            told.add(row)

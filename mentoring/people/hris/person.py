"""One row of HR's file as a person: every cell cleaned, everything wrong with the row told."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from mentoring.people.hris import addresses, names, ties
from mentoring.people.hris.cells import Clean, remembering, text_cell, tidied
from mentoring.people.hris.columns import Columns
from mentoring.people.hris.countries import clean_country
from mentoring.people.hris.csvfile import Record
from mentoring.people.hris.dates import EMPTY, clean_date
from mentoring.people.hris.grades import clean_grade
from mentoring.people.hris.hours import clean_minutes
from mentoring.people.hris.ids import LENGTH as ID_LENGTH
from mentoring.people.hris.ids import clean_id, clean_reference
from mentoring.people.hris.languages import clean_languages
from mentoring.people.hris.limits import CELL_CHARACTERS
from mentoring.people.hris.problems import Problem, shown
from mentoring.people.hris.reasons import REJECTIONS
from mentoring.people.hris.zones import clean_zone

Orders = Callable[[str], str]  # "dmy", "mdy" or empty, by the name of a date field
# The order in which a cleaned row is kept.
KEPT = ("employee_id", "name", "email", "manager_id", "pay_decider_id", "preferred_name",
        "function", "grade", "site", "region", "country", "time_zone", "languages", "hired_on",
        "left_on", "work_start", "work_end", *ties.KINDS)  # fmt: skip
_PLACE = {name: place for place, name in enumerate(KEPT)}
_LIMITS = {"preferred_name": names.PREFERRED_LENGTH, "function": 120, "site": 120, "region": 80}
_EMPTY: dict[str, Any] = {"grade": ("", None), "languages": (), "hired_on": None, "left_on": None,
                          "work_start": None, "work_end": None}  # fmt: skip


class PersonReader:
    """Cleans rows by the columns given. Of the row last read, `problems` tells what is wrong
    and `open` which fields say nothing, though the file has a column for them.
    """

    def __init__(
        self,
        columns: Columns,
        orders: Orders,
        grades: Mapping[str, int],
        *,
        epoch_1904: bool | None,
    ) -> None:
        self.problems: list[Problem] = []
        self.open: list[str] = []
        self._columns = columns
        self._width = len(columns.labels)
        self._blank: list[Any] = [_EMPTY.get(name, "") for name in KEPT]
        self._cleaners = dict(_cleaners(orders, grades, epoch_1904=epoch_1904))
        fields = columns.fields
        self._steps = [
            (_PLACE[name], fields[name], self._cleaners[name])
            for name in KEPT
            if name in fields and name != "name"
        ]
        self._name = fields.get("name", -1)
        self._parts = (fields.get("given_name", -1), fields.get("family_name", -1))
        self._turns = names.family_stands_first(columns.label("name"))

    def read(self, record: Record) -> list[Any] | None:
        """The values in the order of KEPT, or None for a row that is blank or no row at all."""
        row, cells, code = record
        self.problems, self.open = [], []
        if code:
            self._note(row, "", "", code, other=str(CELL_CHARACTERS))
            return None
        if not cells or not "".join(cells).strip():
            return None
        if len(cells) != self._width and not self._fits(row, cells):
            return None
        values = self._blank.copy()
        for place, index, clean in self._steps:
            raw = cells[index]
            value, problem, repair = clean(raw)
            values[place] = value
            if problem:
                self._note(row, KEPT[place], raw, problem, repair=repair)
                if value == self._blank[place] or problem in ("grade_unknown", "language_unknown"):
                    self.open.append(KEPT[place])
        self._read_name(row, cells, values)
        self._check(row, cells, values)
        return values

    @property
    def rejects(self) -> bool:
        return any(problem.code in REJECTIONS for problem in self.problems)

    def _fits(self, row: int, cells: list[str]) -> bool:
        """A short row is filled up; a long one is refused unless the surplus is empty."""
        width, found = self._width, len(cells)
        if found < width:
            cells.extend([""] * (width - found))
            self.open += [KEPT[place] for place, index, _ in self._steps if index >= found]
            self._note(row, "", str(found), "row_short", other=str(width))
            return True
        if "".join(cells[width:]).strip():
            self._note(row, "", str(found), "row_long", other=str(width))
            return False
        return True

    def _read_name(self, row: int, cells: list[str], values: list[Any]) -> None:
        raw = cells[self._name] if self._name >= 0 else ""
        if not raw and max(self._parts) >= 0:
            raw = names.composed(*(cells[part] if part >= 0 else "" for part in self._parts))
        value, problem, repair = names.clean_name(raw)
        values[1] = names.turned(value) if self._turns else value
        if problem:
            self._note(row, "name", raw, problem, repair=repair)

    def _check(self, row: int, cells: list[str], values: list[Any]) -> None:
        """What can be seen only from several cells of the row together."""
        if not values[0] and not any(p.column == self._label("employee_id") for p in self.problems):
            self._note(row, "employee_id", "", "id_missing")
        hired, left = values[13], values[14]
        if hired and left and left < hired:
            self._note(row, "left_on", left, "left_before_hired", other=hired)
        start, end = values[15], values[16]
        if (start is not None or end is not None) and not self._is_a_day(start, end):
            values[15] = values[16] = None
            self.open += ["work_start", "work_end"]
            if not any(problem.code == "hours_not_read" for problem in self.problems):
                self._note(row, "work_start", "", "hours_incomplete")
        if self.problems and self._repeats_headings(cells):
            self.problems = []
            self._note(row, "", "", "header_repeated")

    def _is_a_day(self, start: int | None, end: int | None) -> bool:
        return start is not None and end is not None and start < end

    def _repeats_headings(self, cells: list[str]) -> bool:
        labels = self._columns.labels
        return all(cell.strip() == label for cell, label in zip(cells, labels, strict=False))

    def _label(self, name: str) -> str:
        if name in self._columns.fields:
            return self._columns.label(name)
        return self._columns.label("given_name") or self._columns.label("family_name")

    def _note(
        self, row: int, name: str, raw: str, code: str, *, repair: str = "", other: str = ""
    ) -> None:
        column = self._label(name) if name else ""
        limit = _LIMIT_OF.get(name, "") if code in _LIMITED else ""
        self.problems.append(Problem(row, column, shown(raw), code, repair, other or limit))


_LIMITED = ("too_long", "text_too_long", "tie_many")
_LIMIT_OF = {name: str(limit) for name, limit in _LIMITS.items()} | {
    "employee_id": str(ID_LENGTH), "name": str(names.LENGTH), "grade": "80",
} | dict.fromkeys(ties.KINDS, str(ties.MOST))  # fmt: skip


def _cleaners(
    orders: Orders, grades: Mapping[str, int], *, epoch_1904: bool | None
) -> Iterator[tuple[str, Clean]]:
    yield "employee_id", clean_id
    yield "email", addresses.clean_address
    for name in ("manager_id", "pay_decider_id"):
        damaged = name.replace("_id", "_damaged")
        yield name, remembering(partial(clean_reference, absent=EMPTY, damaged=damaged))
    for name in ties.KINDS:
        yield name, remembering(ties.clean_numbers)
    for name, limit in _LIMITS.items():
        yield name, remembering(text_cell(limit))
    yield "grade", remembering(tidied(partial(clean_grade, known=grades), ("", None)))
    yield "country", remembering(tidied(clean_country, ""))
    yield "time_zone", remembering(tidied(clean_zone, ""))
    yield "languages", remembering(tidied(clean_languages, ()))
    for name in ("hired_on", "left_on"):
        yield name, remembering(tidied(_dated(orders, name, epoch_1904=epoch_1904), None))
    for name in ("work_start", "work_end"):
        yield name, remembering(tidied(clean_minutes, None))


def _dated(orders: Orders, name: str, *, epoch_1904: bool | None) -> Clean:
    def clean(raw: str) -> tuple[Any, str, str]:
        found = clean_date(raw, "", epoch_1904=epoch_1904)
        if found[1] == "date_ambiguous" and (order := orders(name)):
            return clean_date(raw, order, epoch_1904=epoch_1904)
        return found

    return clean

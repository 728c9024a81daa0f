"""Checked rows between the first look and the last: kept on disk, crossed, then given out."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from mentoring.people.hris.addresses import same_address
from mentoring.people.hris.columns import Columns
from mentoring.people.hris.crossing import Index, People, shared, suspects
from mentoring.people.hris.notes import Notes
from mentoring.people.hris.person import KEPT
from mentoring.people.hris.problems import Problem
from mentoring.people.hris.spool import Spool
from mentoring.people.hris.zeros import Widths

_ID, _EMAIL = KEPT.index("employee_id"), KEPT.index("email")
_REFERENCES = {name: KEPT.index(name) for name in ("manager_id", "pay_decider_id")}
_AHEAD = 2  # a kept row starts with its number and its open fields


class Staged:
    """Values are those of KEPT, behind the row's number and the names of its open fields."""

    def __init__(self) -> None:
        self._spool = Spool()
        self._index = Index()
        self._fallen: set[int] = set()  # places, not row numbers
        self._opened: dict[int, list[str]] = {}
        self._widths = Widths()

    def add(self, row: int, values: list[Any], opened: list[str], *, rejected: bool) -> None:
        if rejected:
            self._fallen.add(len(self._index.rows))
        number, _, email, manager, decider = values[:5]
        self._index.add(row, number, email, manager, decider)
        self._widths.add(number)
        self._spool.add([row, opened, *values])

    def standing(self) -> Iterator[list[Any]]:
        for place, values in enumerate(self._spool):
            if place in self._fallen:
                continue
            for name in self._opened.get(place, ()):
                values[_AHEAD + _REFERENCES[name]] = ""
                values[1].append(name)
            yield values

    def close(self) -> None:
        self._spool.close()

    def cross(self, notes: Notes, columns: Columns, known_ids: Iterable[str]) -> None:
        """Tell what shows only between rows; duplicates fall first, then nobody points to them."""
        self._note_twice(notes, columns, "employee_id", "id_twice")
        self._note_twice(notes, columns, "email", "address_twice")
        people = People(self._index, self._fallen, known_ids)
        self._note_zeros(notes, columns)
        for name in _REFERENCES:
            self._note_strays(notes, columns, name, people)

    def _note_twice(self, notes: Notes, columns: Columns, name: str, code: str) -> None:
        hashes = self._index.ids if name == "employee_id" else self._index.addresses
        found = suspects(hashes)
        if not found:
            return
        place_of = _AHEAD + (_ID if name == "employee_id" else _EMAIL)
        same: Callable[[str], str] = str if name == "employee_id" else same_address
        texts = {place: values[place_of] for place, values in self._at(found)}
        for _, places in shared((place, same(text)) for place, text in texts.items()):
            rows = ", ".join(str(self._index.rows[place]) for place in places)
            for place in places:
                row, value = self._index.rows[place], texts[place]
                notes.add(Problem(row, columns.label(name), value, code, other=rows))
                self._fallen.add(place)

    def _note_zeros(self, notes: Notes, columns: Columns) -> None:
        width = self._widths.full
        if not width:
            return
        for place, values in enumerate(self._spool):
            number = values[_AHEAD + _ID]
            if self._widths.has_lost(number) and place not in self._fallen:
                label = columns.label("employee_id")
                repair = number.zfill(width)
                notes.add(Problem(values[0], label, number, "id_zeros_lost", repair))

    def _note_strays(self, notes: Notes, columns: Columns, name: str, people: People) -> None:
        strays = people.strays(name)
        at = _AHEAD + _REFERENCES[name]
        kind = name.removesuffix("_id")
        for place, values in self._at(set(strays)):
            number, why = values[at], strays[place]
            other = repair = ""
            if why == "cycle":
                other = ", ".join(str(row) for row in people.circle_of(place))
            elif why == "unknown":
                fallen = people.row_fallen(number)
                why, other = ("rejected", str(fallen)) if fallen else (why, "")
                full = self._widths.padded(number)
                repair = full if full and people.is_here(full) else ""
            code = f"{kind}_{why}"
            notes.add(Problem(values[0], columns.label(name), number, code, repair, other))
            self._opened.setdefault(place, []).append(name)

    def _at(self, places: set[int]) -> Iterator[tuple[int, list[Any]]]:
        if places:
            yield from ((at, values) for at, values in enumerate(self._spool) if at in places)

"""The rows of one sheet, each cell as the text that a CSV file would hold."""

import zipfile
from collections import deque
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from mentoring.people.hris.container import opened_part
from mentoring.people.hris.csvfile import Record
from mentoring.people.hris.limits import COLUMNS
from mentoring.people.hris.sharedtexts import SharedTexts, shared_texts
from mentoring.people.hris.text import NO_VALUE
from mentoring.people.hris.workbook import Book, Sheet, is_date
from mentoring.people.hris.xmlstream import feed

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def sheet_records(archive: zipfile.ZipFile, book: Book, sheet: Sheet) -> Iterator[Record]:
    """Rows with their own numbers; the dimension a sheet declares is not believed."""
    reader = _Rows(shared_texts(archive, sheet), book)
    with opened_part(archive, sheet.path) as part:
        for _ in feed(part, reader.start, reader.end, reader.text):
            while reader.ready:
                yield reader.ready.popleft()


class _Rows:
    def __init__(self, texts: SharedTexts, book: Book) -> None:
        self.ready: deque[Record] = deque()
        self._texts = texts
        self._formats = [_Format(each, epoch_1904=book.epoch_1904) for each in book.formats]
        self._row = 0
        self._cells: list[str] = []
        self._place = 0
        self._kind = self._value = ""
        self._style = 0
        self._formula = self._within = self._reading = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self._place = _column(attributes.get("r", "")) or self._place + 1
            self._kind = attributes.get("t", "n")
            self._style = int(attributes.get("s", "0") or 0)
            self._value, self._formula = "", False
        elif tag in ("v", "t"):
            self._within = not self._reading
        elif tag == "row":
            number = attributes.get("r", "")
            self._row = int(number) if number.isdecimal() else self._row + 1
            self._cells, self._place = [], 0
        elif tag == "f":
            self._formula = True
        elif tag == "rPh":
            self._reading = True

    def text(self, data: str) -> None:
        if self._within:
            self._value += data

    def end(self, tag: str) -> None:
        if tag in ("v", "t"):
            self._within = False
        elif tag == "c":
            self._end_cell()
        elif tag == "row":
            self.ready.append((self._row, self._cells, ""))
        elif tag == "rPh":
            self._reading = False

    def _end_cell(self) -> None:
        value = self._said()
        if not value or self._place > COLUMNS:
            return
        self._cells.extend([""] * (self._place - len(self._cells)))
        self._cells[self._place - 1] = value

    def _said(self) -> str:
        value, kind = self._value, self._kind
        if kind == "s":
            return self._texts.at(int(value)) if value.isdecimal() else ""
        if not value:
            return NO_VALUE if self._formula else ""
        if kind == "n":
            known = 0 <= self._style < len(self._formats)
            return self._formats[self._style].said(value) if known else _number(value)
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        return value


class _Format:
    """How a number shows in its cell, as far as it matters here: dates and leading zeros."""

    def __init__(self, code: str, *, epoch_1904: bool) -> None:
        self._is_date = is_date(code)
        self._zeros = len(code) if code and not code.strip("0") else 0
        self._epoch = CALENDAR_MAC_1904 if epoch_1904 else CALENDAR_WINDOWS_1900

    def said(self, value: str) -> str:
        if self._is_date:
            return _moment(value, self._epoch)
        return _number(value).zfill(self._zeros) if self._zeros > 1 else _number(value)


def _moment(value: str, epoch: datetime) -> str:
    try:
        moment = from_excel(float(value), epoch)
    except (ValueError, OverflowError):
        return value
    if isinstance(moment, datetime):
        return moment.date().isoformat()
    if isinstance(moment, timedelta):
        return str(moment)
    return moment.isoformat() if isinstance(moment, date | time) else value


def _number(value: str) -> str:
    """An integer without its point and exponent; anything else as the workbook holds it."""
    if value.isdecimal():
        return value
    try:
        number = float(value)
    except ValueError:
        return value
    whole = number.is_integer() and abs(number) < 1e15  # noqa: PLR2004 -- exact in a double
    return str(int(number)) if whole else value


def _column(reference: str) -> int:
    """1 for A5, 27 for AA5, 0 for nothing."""
    place = 0
    for letter in reference:
        if letter not in _LETTERS:
            break
        place = place * 26 + _LETTERS.index(letter) + 1
    return place

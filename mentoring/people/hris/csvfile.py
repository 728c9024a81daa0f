"""Records of a CSV file with the row numbers a spreadsheet shows, whatever is wrong with them."""

import csv
import io
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TextIO

from mentoring.people.hris.delimiters import said, sniff_delimiter
from mentoring.people.hris.source import Source, opened

Record = tuple[int, list[str], str]  # row, cells, code of what is wrong with the row as a whole
_SAMPLE = 60


class Lines:
    """Lines of a text that can be put back: what one record swallowed becomes rows again."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._returned: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._returned.popleft() if self._returned else next(self._stream)
        self.taken.append(line)
        return line

    def put_back(self, *, after: int = 1) -> None:
        """Give back the lines of the record just read, all after the first."""
        self._returned.extendleft(reversed(self.taken[after:]))


@contextmanager
def text_of(source: Source, encoding: str) -> Iterator[TextIO]:
    """The file as text; bytes that do not fit become marks that the check of a cell finds."""
    wide = encoding.startswith("utf-16")
    name = "utf-8-sig" if encoding == "utf-8" else encoding
    errors = "replace" if wide else "surrogateescape"
    with opened(source) as file:
        if wide and file.read(2) not in (BOM_UTF16_LE, BOM_UTF16_BE):
            file.seek(0)
        with io.TextIOWrapper(file, name, errors=errors, newline="") as text:
            yield text


def find_delimiter(source: Source, encoding: str) -> str:
    with text_of(source, encoding) as text:
        lines = [line[:10_000] for line in islice(text, _SAMPLE)]
    return (said(lines[0]) if lines else "") or sniff_delimiter(lines)


def records(source: Source, encoding: str, delimiter: str) -> Iterator[Record]:
    """Every record, blank ones too: a quoted line break does not make a row, a blank line does."""
    with text_of(source, encoding) as text:
        lines = Lines(text)
        if not said(next(lines, "")):  # a spreadsheet does not show that line as a row
            lines.put_back(after=0)
        yield from _records(lines, delimiter)


def _records(lines: Lines, delimiter: str) -> Iterator[Record]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    row, width = 0, 0
    taken = lines.taken
    while True:
        taken.clear()
        row += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield row, _first_cells(taken[0], delimiter), _code(taken)
            lines.put_back()
            reader = csv.reader(lines, delimiter=delimiter, strict=True)
            continue
        width = width or len(cells)
        if len(taken) > 1 and _swallowed(taken, cells, delimiter, width):
            yield row, _first_cells(taken[0], delimiter), "quote_unbalanced"
            lines.put_back()
            continue
        yield row, cells, ""


def _code(taken: list[str]) -> str:
    """One line longer than a cell may be, or a quotation mark that swallowed other lines."""
    long = len(taken) == 1 and len(taken[0]) > csv.field_size_limit()
    return "cell_too_long" if long else "quote_unbalanced"


def _swallowed(taken: list[str], cells: list[str], delimiter: str, width: int) -> bool:
    """Whether the lines within a quoted cell are rows that an unclosed quotation mark ate."""
    rows_within = any(line.count(delimiter) >= width - 1 > 0 for line in taken[1:-1])
    return rows_within or len(cells) > width


def _first_cells(line: str, delimiter: str) -> list[str]:
    return [cell[:200].strip('"') for cell in line[:2000].rstrip("\r\n").split(delimiter)]

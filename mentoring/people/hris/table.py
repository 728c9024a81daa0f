"""A CSV file or a workbook as one table: headings, records, and how it was opened."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from mentoring.people.hris import csvfile
from mentoring.people.hris.columns import known_label
from mentoring.people.hris.container import safe_zip
from mentoring.people.hris.corrections import Corrections
from mentoring.people.hris.csvfile import Record
from mentoring.people.hris.delimiters import delimiter_named
from mentoring.people.hris.encodings import named, sniff_encoding
from mentoring.people.hris.faults import FileFault
from mentoring.people.hris.labels import visible
from mentoring.people.hris.limits import COLUMNS
from mentoring.people.hris.sheet import sheet_records
from mentoring.people.hris.source import Source, kind_of, opened
from mentoring.people.hris.workbook import read_book

NONE = Corrections()
_TITLES = 10  # rows that may stand above the headings


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person said instead of letting the file be guessed; empty means guess."""

    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """`kind` is "csv" or "xlsx"; the first has encoding and delimiter, the other sheets."""

    source: Source
    kind: str
    encoding: str
    delimiter: str
    sheet: str
    sheets: tuple[str, ...]
    header_row: int
    labels: tuple[str, ...]
    epoch_1904: bool | None  # None where the file does not say
    corrections: Corrections = NONE

    def records(self) -> Iterator[Record]:
        """What stands below the headings, blank rows left in, with what people mended."""
        found = _records(self.source, self.kind, self.encoding, self.delimiter, self.sheet)
        below = (record for record in found if record[0] > self.header_row)
        width = len(self.labels)
        whole = below if self.kind == "csv" else _filled_up(below, width)
        return self.corrections.applied(whole, width) if self.corrections else whole

    def mended(self, corrections: Corrections) -> "Table":
        return replace(self, corrections=corrections)

    def first_rows(self, count: int = 5) -> tuple[tuple[str, ...], ...]:
        """The first rows that are not blank, as they stand, for a person to look at."""
        filled = (cells for _, cells, _ in self.records() if any(cells))
        return tuple(tuple(visible(cell) for cell in cells) for cells in islice(filled, count))


def open_table(source: Source, choices: Choices | None = None) -> Table:
    """Raises FileFault: with candidates where a person has to choose."""
    choices = choices or Choices()
    kind = kind_of(source)
    encoding = delimiter = sheet = ""
    sheets: tuple[str, ...] = ()
    epoch: bool | None = None
    if kind == "xlsx":
        sheet, sheets, epoch = _sheets(source, choices.sheet)
    else:
        encoding = _encoding(source, choices.encoding)
        delimiter = _delimiter(source, encoding, choices.delimiter)
    row, labels = _header(_records(source, kind, encoding, delimiter, sheet))
    return Table(source, kind, encoding, delimiter, sheet, sheets, row, labels, epoch)


def _sheets(source: Source, wanted: str) -> tuple[str, tuple[str, ...], bool]:
    with opened(source) as file, safe_zip(file) as archive:
        book = read_book(archive)
    names = tuple(sheet.name for sheet in book.sheets)
    if not names:
        raise FileFault("file_empty")
    if wanted and wanted not in names:
        raise FileFault("sheet_unknown", value=wanted, candidates=names)
    return wanted or names[0], names, book.epoch_1904


def _encoding(source: Source, wanted: str) -> str:
    if wanted:
        return named(wanted)
    with opened(source) as file:
        encoding, candidates = sniff_encoding(file)
    if not encoding:
        raise FileFault("encoding_ambiguous", candidates=candidates)
    return encoding


def _delimiter(source: Source, encoding: str, wanted: str) -> str:
    return delimiter_named(wanted) if wanted else csvfile.find_delimiter(source, encoding)


def _records(
    source: Source, kind: str, encoding: str, delimiter: str, sheet: str
) -> Iterator[Record]:
    if kind == "csv":
        yield from csvfile.records(source, encoding, delimiter)
        return
    with opened(source) as file, safe_zip(file) as archive:
        book = read_book(archive)
        chosen = next(each for each in book.sheets if each.name == sheet)
        yield from sheet_records(archive, book, chosen)


def _filled_up(records: Iterator[Record], width: int) -> Iterator[Record]:
    """A sheet leaves out empty cells at a row's end; only in a CSV file does that tell anything."""
    for record in records:
        cells = record[1]
        cells.extend([""] * (width - len(cells)))
        yield record


def _header(records: Iterator[Record]) -> tuple[int, tuple[str, ...]]:
    """The first of the top rows with two headings we know, else the first that is not blank."""
    filled = (record for record in records if any(cell.strip() for cell in record[1]))
    top = list(islice(filled, _TITLES))
    if not top:
        raise FileFault("file_empty")
    row, labels, _ = next((each for each in top if _known(each[1]) > 1), top[0])
    while labels and not visible(labels[-1]):
        labels = labels[:-1]
    if len(labels) > COLUMNS:
        raise FileFault("too_many_columns", limit=COLUMNS)
    return row, tuple(labels)


def _known(labels: list[str]) -> int:
    return sum(bool(known_label(label)) for label in labels)

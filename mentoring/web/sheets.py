"""Tables for a spreadsheet program: streamed, never executed there, readable again here."""

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

Cell = str | int | float | bool | date | datetime | time | None
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\x00", "＝", "＋", "－", "＠")
_BLOCK = 1 << 16


def spreadsheet_safe(value: str) -> str:
    """The text with an apostrophe before it where a spreadsheet could take it for a formula.

    A text that already looks guarded gets one more, so that `without_guard` gives back each text.
    """
    return f"'{value}" if value.lstrip(" '").startswith(_RISKY) else value


def without_guard(value: str) -> str:
    """What the text was before `spreadsheet_safe`; any other text is left as it is."""
    return value[1:] if value[:1] == "'" and value.lstrip(" '").startswith(_RISKY) else value


def csv_stream(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """RFC 4180 with CRLF, UTF-8 with a byte order mark, in blocks: memory does not grow."""
    buffer = io.StringIO()
    write = csv.writer(buffer, lineterminator="\r\n").writerow
    buffer.write("\ufeff")
    write([spreadsheet_safe(label) for label in header])
    for row in rows:
        write([_plain(cell) for cell in row])
        if buffer.tell() > _BLOCK:
            yield _emptied(buffer)
    yield _emptied(buffer)


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return spreadsheet_safe(cell.replace("\x00", ""))
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


def _emptied(buffer: io.StringIO) -> bytes:
    block = buffer.getvalue().encode()
    buffer.seek(0)
    buffer.truncate()
    return block


def xlsx_file(
    header: Sequence[str], rows: Iterable[Sequence[Cell]], *, title: str = "Sheet1"
) -> BinaryIO:
    """A workbook in a temporary file, at its start: frozen headings, numbers and dates typed."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"

    def typed(cell: Cell) -> Any:
        if not isinstance(cell, str):
            return cell
        written = WriteOnlyCell(sheet, value=spreadsheet_safe(_storable(cell)))
        written.data_type = "s"  # a text stays a text, whatever it starts with
        return written

    sheet.append([typed(label) for label in header])
    for row in rows:
        sheet.append([typed(cell) for cell in row])
    file = tempfile.TemporaryFile()  # noqa: SIM115 -- the caller sends it and closes it
    book.save(file)
    file.seek(0)
    return file


def _storable(text: str) -> str:
    """XML has no place for control characters."""
    return "".join(letter for letter in text if letter >= " " or letter in "\t\n\r")

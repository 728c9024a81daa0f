"""What the files of the corpus are put together from."""

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook

HEADER = "Worker ID,Legal Name,Email,Manager ID,Hire Date"
ASCII_ROWS = ("1,Ann Lee,ann@example.com,,2019-02-01", "2,Bo Tan,bo@example.com,1,2020-03-01")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def lines(*rows: str, header: str = HEADER, end: str = "\r\n") -> str:
    return end.join((header, *rows)) + end


def people(*names: str) -> list[str]:
    """One complete row for each name."""
    return [
        f"{place},{name},p{place}@example.com,,2019-02-01" for place, name in enumerate(names, 1)
    ]


def book(*rows: Sequence[Any], header: str = HEADER, **hidden: Sequence[Sequence[Any]]) -> bytes:
    """A workbook as openpyxl writes it; keywords are further, hidden sheets."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in (header.split(","), *rows):
        sheet.append(list(row))
    for title, more in hidden.items():
        secret = workbook.create_sheet(title, 0)
        secret.sheet_state = "hidden"
        for row in more:
            secret.append(list(row))
    return saved(workbook)


def saved(workbook: Workbook) -> bytes:
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def raw_book(sheet: str, **more: bytes | str) -> dict[str, bytes]:
    """The parts of the smallest workbook around the XML of its sheet's content."""
    rels = (
        f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Type="{_DOCUMENT}/%s" '
        'Target="%s"/></Relationships>'
    )
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": rels % ("officeDocument", "xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": rels % ("worksheet", "worksheets/sheet1.xml"),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><sheets>'
            '<sheet name="People" sheetId="1" r:id="r1"/></sheets></workbook>'
        ),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}">{sheet}</worksheet>',
    } | more
    return {name: part.encode() if isinstance(part, str) else part for name, part in parts.items()}


def sheet_data(*rows: Sequence[str]) -> str:
    """Rows of texts as a sheet's XML."""
    told = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>"
        for row in rows
    )
    return f"<sheetData>{told}</sheetData>"


def plain_sheet() -> str:
    return sheet_data(HEADER.split(","), *(row.split(",") for row in ASCII_ROWS))


def zipped(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()

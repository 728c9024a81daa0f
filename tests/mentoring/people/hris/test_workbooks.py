"""What stands in a workbook's cells, and which containers are none."""

import io
import zipfile
from datetime import date, time

import pytest
from openpyxl import Workbook

from mentoring.people.hris.faults import FileFault
from mentoring.people.hris.people import read_people
from mentoring.people.hris.table import Choices, open_table
from tests.mentoring.people.hris.parts import HEADER, book, plain_sheet, raw_book, saved, zipped

SHARED = (
    "<sst><si><t>Worker ID</t></si><si><r><t>Legal </t></r><r><t>Name</t></r></si>"
    "<si><t>髙橋</t><rPh sb='0' eb='2'><t>タカハシ</t></rPh></si></sst>"
)


def cells_of(file: bytes, choices: Choices | None = None) -> tuple[tuple[str, ...], ...]:
    return open_table(file, choices).first_rows()


def test_shared_texts_are_joined_without_their_readings() -> None:
    rows = (
        '<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'
        '<row><c><v>7</v></c><c t="s"><v>2</v></c></row>'
        '<row><c><v>8</v></c><c t="s"><v>99</v></c></row></sheetData>'
    )
    file = zipped(raw_book(rows, **{"xl/sharedStrings.xml": SHARED}))

    assert open_table(file).labels == ("Worker ID", "Legal Name")
    assert cells_of(file) == (("7", "髙橋"), ("8", ""))


def test_cells_are_told_as_they_show() -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["a", "b", "c", "d", "e", "f"])
    sheet.append([123, date(2019, 2, 1), time(9, 30), True, 1.5, 123.0])
    sheet["A2"].number_format = "00000"

    assert cells_of(saved(workbook)) == (("00123", "2019-02-01", "09:30:00", "TRUE", "1.5", "123"),)


def test_cells_without_places_stand_where_they_come() -> None:
    sparse = '<sheetData><row r="3"><c r="B3"><v>1E3</v></c><c><v>x</v></c></row></sheetData>'
    file = zipped(raw_book(sparse))

    assert open_table(file).labels == ("", "1000", "x")
    assert open_table(file).header_row == 3


def test_a_sheet_can_be_chosen() -> None:
    workbook = Workbook()
    workbook.create_sheet("Second").append(["b"])
    workbook.worksheets[0].append(["a"])

    table = open_table(saved(workbook), Choices(sheet="Second"))

    assert (table.sheets, table.labels) == (("Sheet", "Second"), ("b",))


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"xl/workbook.bin": b""}, "workbook_binary"),
        ({"mimetype": b"", "content.xml": b""}, "workbook_open_document"),
        ({"a.txt": b"a"}, "file_not_a_table"),
        ({"[Content_Types].xml": b"", "C:/x": b""}, "workbook_unsafe"),
        ({"[Content_Types].xml": b"", "/x": b""}, "workbook_unsafe"),
        ({"[Content_Types].xml": b"", "x\\..\\..\\y": b""}, "workbook_unsafe"),
    ],
)
def test_other_containers_are_told(parts: dict[str, bytes], code: str) -> None:
    with pytest.raises(FileFault) as caught:
        open_table(zipped(parts))

    assert caught.value.code == code


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_entries_of_one_name_are_refused() -> None:
    file = io.BytesIO(zipped(raw_book(plain_sheet())))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")

    with pytest.raises(FileFault) as caught:
        open_table(file.getvalue())

    assert caught.value.code == "workbook_unsafe"


@pytest.mark.parametrize("start", [b"%PDF-1.7", b"\x89PNG\r\n", b"\x1f\x8b\x08", b"MZ\x90\x00"])
def test_other_files_are_told(start: bytes) -> None:
    with pytest.raises(FileFault) as caught:
        open_table(start + b"\x00" * 100)

    assert caught.value.code == "file_not_a_table"


def test_a_file_over_the_limit_is_refused_unread() -> None:
    with pytest.raises(FileFault) as caught:
        open_table(b"a" * (50 * 1024 * 1024 + 1))

    assert caught.value.message == "The file is larger than 50 MB."


def test_too_many_columns_are_refused() -> None:
    with pytest.raises(FileFault) as caught:
        open_table(",".join(f"c{n}" for n in range(2001)).encode())

    assert caught.value.code == "too_many_columns"


@pytest.mark.parametrize(("name", "delimiter"), [("tab", "\t"), ("semicolon", ";"), ("|", "|")])
def test_a_delimiter_can_be_said(name: str, delimiter: str) -> None:
    file = f"a{delimiter}b,c\n1{delimiter}2,3\n".encode()

    assert open_table(file, Choices(delimiter=name)).labels == ("a", "b,c")


def test_another_delimiter_is_refused() -> None:
    with pytest.raises(FileFault) as caught:
        open_table(b"a.b\n", Choices(delimiter="."))

    assert caught.value.code == "delimiter_unknown"


def test_working_hours_need_both_ends_in_order() -> None:
    header = "Worker ID,Legal Name,Email,Work start,Work end"
    file = book(
        ["1", "Ann Lee", "ann@example.com", time(9), time(17, 30)],
        ["2", "Bo Tan", "bo@example.com", "17:00", "09:00"],
        ["3", "Cy Poe", "cy@example.com", "09:00", None],
        ["4", "Di Roe", "di@example.com", "soon", "17:00"],
        header=header,
    )

    reading = read_people(file)

    assert [(each.row, each.code) for each in reading.warnings] == [
        (3, "hours_incomplete"),
        (4, "hours_incomplete"),
        (5, "hours_not_read"),
    ]
    assert [(p.work_start, p.work_end) for p in reading.people()] == [
        (540, 1050),
        (None, None),
        (None, None),
        (None, None),
    ]


def test_the_pay_decider_is_looked_for_like_a_manager() -> None:
    header = "Worker ID,Legal Name,Email,Manager ID,Pay decision-maker ID"
    rows = "1,Ann Lee,a@b.de,,1\n2,Bo Tan,b@b.de,1,1\n3,Cy Poe,c@b.de,1,9\n4,,d@b.de,1,1\n"
    rows += "5,Ed Fox,e@b.de,,4\n"

    reading = read_people(f"{header}\n{rows}".encode())

    assert [(each.row, each.code) for each in reading.warnings] == [
        (2, "pay_decider_self"),
        (4, "pay_decider_unknown"),
        (6, "pay_decider_rejected"),
    ]
    assert [person.pay_decider_id for person in reading.people()] == ["", "1", "", ""]


def test_names_in_parts_and_in_reverse() -> None:
    parts = (
        b"Worker ID,First name,Last name,Email\n1,Ann,Lee,a@b.de\n2,,Suharto,s@b.de\n3,,,x@b.de\n"
    )
    reverse = 'ID;"Last name, first name";Email\n1;Müller, Jörg;a@b.de\n2;Sting;s@b.de\n'.encode()

    in_parts, reversed_names = read_people(parts), read_people(reverse)

    assert [person.name for person in in_parts.people()] == ["Ann Lee", "Suharto"]
    assert [(each.row, each.code) for each in in_parts.rejected] == [(4, "name_missing")]
    assert [person.name for person in reversed_names.people()] == ["Jörg Müller", "Sting"]


def test_people_can_be_walked_through_twice_at_once() -> None:
    rows = "".join(f"{n},Ann Lee,p{n}@example.com,,\n" for n in range(1300))

    reading = read_people(f"{HEADER}\n{rows}".encode())

    pairs = list(zip(reading.people(), reading.people(), strict=True))
    assert len(pairs) == 1300
    assert all(one == other for one, other in pairs)

"""Whatever the bytes are: a reading that adds up, or a fault in words; never a traceback."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentoring.people.hris.encodings import ENCODINGS
from mentoring.people.hris.faults import FileFault
from mentoring.people.hris.participants import read_participants
from mentoring.people.hris.people import read_people
from mentoring.people.hris.table import Choices
from tests.mentoring.people.hris.parts import (
    ASCII_ROWS,
    HEADER,
    book,
    lines,
    plain_sheet,
    raw_book,
    zipped,
)

CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ['"', '""', "\r\n", "\x00", "1", "2", "a@b.de", "2019-02-30", "01/02/2019", "=1"]
    ),
)
WORKBOOK = book(*(row.split(",") for row in ASCII_ROWS))
ROWS = st.lists(st.lists(CELLS, max_size=7).map(",".join), max_size=8)


def says(fault: FileFault) -> None:
    assert fault.message


def check(file: bytes, choices: Choices | None = None) -> None:
    try:
        reading = read_people(file, choices)
    except FileFault as fault:
        says(fault)
        return
    people = list(reading.people())
    assert len(people) == reading.counts.good
    assert reading.counts.good + reading.counts.rejected == reading.counts.rows
    assert len({person.employee_id for person in people}) == len(people)
    assert all(problem.reason for problem in reading.rejected + reading.warnings)
    reading.close()


@given(ROWS, st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_rows(rows: list[str], end: str) -> None:
    check(lines(*rows, end=end).encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=200), st.sampled_from(ENCODINGS))
def test_any_bytes_in_any_encoding(more: bytes, encoding: str) -> None:
    head = lines(*ASCII_ROWS).encode(encoding)

    check(head + more, Choices(encoding=encoding))
    check(head + more)
    check(more)


@settings(deadline=None)
@given(st.data())
def test_any_damage_to_a_workbook(data: st.DataObject) -> None:
    file = bytearray(WORKBOOK)
    for _ in range(data.draw(st.integers(1, 6))):
        file[data.draw(st.integers(0, len(file) - 1))] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(len(file) // 2, len(file)))

    check(bytes(file[:end]))


@settings(deadline=None)
@given(st.sampled_from(sorted(raw_book(""))), st.data())
def test_any_damage_to_a_part_of_a_workbook(name: str, data: st.DataObject) -> None:
    parts = raw_book(plain_sheet())
    part = bytearray(parts[name])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(part)))
        part[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=4))

    check(zipped(parts | {name: bytes(part)}))


@pytest.mark.parametrize("name", sorted(raw_book("")))
def test_a_workbook_that_lacks_a_part(name: str) -> None:
    parts = raw_book(plain_sheet())
    del parts[name]

    with pytest.raises(FileFault):
        read_people(zipped(parts))


def test_a_size_that_is_a_lie_unpacks_no_further() -> None:
    file = bytearray(zipped(raw_book(plain_sheet() + "<!--" + "x" * 5000 + "-->")))
    name = b"xl/worksheets/sheet1.xml"
    entry = file.rindex(name) - 46
    file[entry + 24 : entry + 28] = (64).to_bytes(4, "little")

    with pytest.raises(FileFault) as caught:
        read_people(bytes(file))

    assert caught.value.code == "workbook_damaged"


@given(ROWS)
def test_any_participants(rows: list[str]) -> None:
    text = lines(*rows, header="Email,Role,Topics offered,Topics wanted,Hours,Capacity")
    try:
        reading = read_participants(text.encode("utf-8", "surrogatepass"))
    except FileFault as fault:
        says(fault)
        return
    rejected = {problem.row for problem in reading.rejected}
    assert len(reading.participants) + len(rejected) == reading.rows


def test_headings_alone_in_any_order_are_no_rows() -> None:
    with pytest.raises(FileFault) as caught:
        read_people(f"\n\n{HEADER}\n\n".encode())

    assert caught.value.code == "no_rows"

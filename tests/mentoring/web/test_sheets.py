"""Exports: never executed, never changed by being read again."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from mentoring.web.sheets import csv_stream, spreadsheet_safe, without_guard, xlsx_file

RISKY = ("=", "+", "-", "@", "\t", "\r", "\x00", "＝", "＋", "－", "＠")


@pytest.mark.parametrize("start", RISKY)
def test_what_could_be_a_formula_gets_an_apostrophe(start: str) -> None:
    assert spreadsheet_safe(start + "1+1") == f"'{start}1+1"


@pytest.mark.parametrize("text", ["Ann Lee", "'quoted'", "a=b", "", "49 30 1"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert spreadsheet_safe(text) == text


@given(st.text(alphabet=st.sampled_from("=+-@'\t\r a1＝＠")))
def test_every_text_comes_back(text: str) -> None:
    safe = spreadsheet_safe(text)

    assert without_guard(safe) == text
    assert not safe.startswith(RISKY)


def test_a_csv_has_a_mark_and_line_ends_and_typed_cells() -> None:
    rows = [["Zoë", 3, None, date(2026, 1, 2), True], ['a,"b"', -1.5, "=1+1", None, False]]

    text = b"".join(csv_stream(["name", "-n"], rows)).decode()

    assert text == (
        "\ufeffname,'-n\r\n"
        "Zoë,3,,2026-01-02,True\r\n"
        '"a,""b""",-1.5,\'=1+1,,False\r\n'
    )  # fmt: skip


def test_a_long_csv_comes_in_blocks() -> None:
    blocks = list(csv_stream(["n"], ([str(n)] for n in range(100_000))))

    assert len(blocks) > 5
    assert max(map(len, blocks)) < 200_000
    read = list(csv.reader(io.StringIO(b"".join(blocks).decode("utf-8-sig"), newline="")))
    assert read[-1] == ["99999"]
    assert len(read) == 100_001


def test_a_workbook_holds_texts_as_texts_and_numbers_as_numbers() -> None:
    file = xlsx_file(
        ["name", "n", "on"], [["=1+1", -3, date(2026, 1, 2)], ["\x00x\x07", None, None]]
    )

    sheet = load_workbook(file).active

    assert sheet is not None
    cells = [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [[cell[0] for cell in row] for row in cells] == [
        ["'=1+1", -3, cells[0][2][0]],
        ["x", None, None],
    ]
    assert [cell[1] for cell in cells[0]] == ["s", "n", "d"]
    assert cells[0][2][0].date() == date(2026, 1, 2)  # type: ignore[union-attr]
    assert sheet.freeze_panes == "A2"

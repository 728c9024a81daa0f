from openpyxl import Workbook

from tests.mentoring.people.hris.parts import ASCII_ROWS, HEADER, saved


def make() -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet["A1"] = "All workers, as of 1 February"
    sheet.merge_cells("A1:E1")
    for row in (HEADER, *ASCII_ROWS):
        sheet.append(row.split(","))
    sheet.row_dimensions[4].hidden = True
    return saved(workbook)

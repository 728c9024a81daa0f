from datetime import date

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.mentoring.people.hris.parts import HEADER, saved


def make() -> bytes:
    workbook = Workbook()
    workbook.epoch = CALENDAR_MAC_1904
    sheet = workbook.active
    assert sheet is not None
    sheet.append(HEADER.split(","))
    sheet.append(["1", "Ann Lee", "ann@example.com", None, date(2019, 2, 1)])
    sheet.append(["2", "Bo Tan", "bo@example.com", None, 42_000])
    return saved(workbook)

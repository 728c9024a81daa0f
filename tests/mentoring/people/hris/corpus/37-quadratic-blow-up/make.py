from tests.mentoring.people.hris.parts import plain_sheet, raw_book, zipped

LONG = f'<!DOCTYPE workbook [<!ENTITY a "{"a" * 50_000}">]><workbook>{"&a;" * 50_000}</workbook>'


def make() -> bytes:
    return zipped(raw_book(plain_sheet(), **{"xl/workbook.xml": LONG}))

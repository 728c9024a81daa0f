from tests.mentoring.people.hris.parts import plain_sheet, raw_book, zipped

FAR = '<row r="1048576"><c r="XFD1048576"><v>7</v></c></row></sheetData>'


def make() -> bytes:
    return zipped(raw_book(plain_sheet().replace("</sheetData>", FAR)))

from tests.mentoring.people.hris.parts import plain_sheet, raw_book, zipped


def make() -> bytes:
    return zipped(raw_book('<dimension ref="A1:XFD1048576"/>' + plain_sheet()))

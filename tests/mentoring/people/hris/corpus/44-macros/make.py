from tests.mentoring.people.hris.parts import plain_sheet, raw_book, zipped


def make() -> bytes:
    return zipped(raw_book(plain_sheet(), **{"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}))

from tests.mentoring.people.hris.parts import plain_sheet, raw_book, zipped


def make() -> bytes:
    return zipped(raw_book(plain_sheet(), **{"../../etc/cron.d/x": b"x"}))

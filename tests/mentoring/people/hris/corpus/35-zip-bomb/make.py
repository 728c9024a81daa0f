from tests.mentoring.people.hris.parts import raw_book, zipped


def make() -> bytes:
    return zipped(raw_book("<!--" + " " * 50_000_000 + "-->"))

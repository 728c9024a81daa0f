from datetime import date, datetime

from tests.mentoring.people.hris.parts import book


def make() -> bytes:
    return book(
        [1, "Ann Lee", "ann@example.com", None, date(2019, 2, 1)],
        [2, "Bo Tan", "bo@example.com", 1, datetime(2023, 3, 15, 9, 30)],  # noqa: DTZ001 -- workbooks know no zones
        [3.0, "Cy Poe", "cy@example.com", 1.0, 45_000],
    )

from tests.mentoring.people.hris.parts import ASCII_ROWS, book


def make() -> bytes:
    return book(*(row.split(",") for row in ASCII_ROWS), Secret=[["Worker ID", "Salary"], [1, 2]])

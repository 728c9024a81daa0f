from tests.mentoring.people.hris.parts import ASCII_ROWS, lines


def make() -> bytes:
    return lines(*ASCII_ROWS, end="\r").encode()

from tests.mentoring.people.hris.parts import ASCII_ROWS, HEADER, lines


def make() -> bytes:
    return lines(ASCII_ROWS[0], HEADER, ASCII_ROWS[1]).encode()

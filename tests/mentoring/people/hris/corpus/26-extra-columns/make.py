from tests.mentoring.people.hris.parts import ASCII_ROWS, HEADER, lines


def make() -> bytes:
    extra = "".join(f",Extra {n}" for n in range(300))
    values = ",x" * 300
    return lines(*(row + values for row in ASCII_ROWS), header=HEADER + extra).encode()

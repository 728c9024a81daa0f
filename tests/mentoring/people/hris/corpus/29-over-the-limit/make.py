from tests.mentoring.people.hris.parts import lines


def make() -> bytes:
    return lines(*(f"{n},A,{n}@x.de,," for n in range(1_000_001))).encode()

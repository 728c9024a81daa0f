from tests.mentoring.people.hris.parts import lines


def make() -> bytes:
    rows = (f"{n},Ann Lee,p{n}@example.com,{n // 7 or ''},2019-02-01" for n in range(1, 100_001))
    return lines(*rows).encode()

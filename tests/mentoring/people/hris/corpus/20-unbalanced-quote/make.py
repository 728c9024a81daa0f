from tests.mentoring.people.hris.parts import lines


def make() -> bytes:
    rows = [f"{n},Ann Lee,p{n}@example.com,,2019-02-01" for n in range(2, 100_003)]
    rows[99_997] = '99999,"Bo Tan,p99999@example.com,,2019-02-01'
    return lines(*rows).encode()

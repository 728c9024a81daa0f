from tests.mentoring.people.hris.parts import lines


def make() -> bytes:
    names = [
        '=HYPERLINK("http://x","x")',
    ]
    quoted = ['"' + name.replace('"', '""') + '"' for name in names]
    rows = [f"{n},{name},p{n}@example.com,,2019-02-01" for n, name in enumerate(quoted, 1)]
    return lines(*rows).encode()

from tests.mentoring.people.hris.parts import lines, people


def make() -> bytes:
    return lines(*people("NAME")).encode().replace(b"NAME", b"\xb1\xe8\xbc\xba")

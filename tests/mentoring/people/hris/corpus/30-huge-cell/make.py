from tests.mentoring.people.hris.parts import lines, people


def make() -> bytes:
    return lines(*people("Ann Lee", "x" * 10_000_000, "Bo Tan")).encode()

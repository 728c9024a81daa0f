from tests.mentoring.people.hris.parts import lines, people


def make() -> bytes:
    return lines(*people("Ann\x00Lee", "Bo Tan")).encode()

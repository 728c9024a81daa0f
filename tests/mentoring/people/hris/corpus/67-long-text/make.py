from tests.mentoring.people.hris.parts import lines, people


def make() -> bytes:
    return lines(*people("r" * 200_000, "r" * 100_000, "Ann Lee")).encode()

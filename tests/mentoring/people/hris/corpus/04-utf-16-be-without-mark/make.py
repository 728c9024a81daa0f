from tests.mentoring.people.hris.parts import lines, people


def make() -> bytes:
    return lines(*people("Jörg Weiß", "김 서연")).encode("utf-16-be")

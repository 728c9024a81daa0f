from tests.mentoring.people.hris.parts import lines, people


def make() -> bytes:
    return ("\ufeff" + lines(*people("Jörg Weiß", "김 서연")).replace(",", "\t")).encode(
        "utf-16-le"
    )

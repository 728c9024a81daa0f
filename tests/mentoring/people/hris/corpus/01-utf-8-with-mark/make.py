from tests.mentoring.people.hris.parts import lines, people


def make() -> bytes:
    return lines(*people("Müller, Zoë".replace(",", ""), "髙橋 拓海")).encode("utf-8-sig")

from tests.mentoring.people.hris.parts import lines, people


def make() -> bytes:
    return lines(*people("Jörg Müller", "Zoë Weiß", "José Núñez", "François Lefèvre")).encode(
        "mac-roman"
    )

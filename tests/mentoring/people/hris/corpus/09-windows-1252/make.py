from tests.mentoring.people.hris.parts import lines, people


def make() -> bytes:
    return lines(
        *people("Jörg Müller", "Siobhán O’Brien", "“Zoë” Weiß", "François Lefèvre", "Åsa Öberg")
    ).encode("cp1252")

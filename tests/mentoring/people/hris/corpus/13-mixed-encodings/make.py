from tests.mentoring.people.hris.parts import lines, people


def make() -> bytes:
    rows = people("Jörg Müller", "Zoë Weiß", "José Núñez", "Åsa Öberg", "Käthe Groß", "Anke Köhler")
    whole = lines(*rows).encode()
    return whole.replace("Åsa Öberg".encode(), "Åsa Öberg".encode("cp1252"))

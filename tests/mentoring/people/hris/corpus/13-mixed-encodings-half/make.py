from tests.mentoring.people.hris.parts import lines, people


def make() -> bytes:
    rows = [row.encode() for row in people("Jörg Müller", "Zoë Weiß", "José Núñez", "Åsa Öberg")]
    rows[1], rows[3] = (rows[place].decode().encode("cp1252") for place in (1, 3))
    return lines().encode() + b"\r\n".join(rows)

from tests.mentoring.people.hris.parts import plain_sheet, raw_book, zipped

LOL = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
SHARED = f'<!DOCTYPE sst [<!ENTITY l0 "lol">{LOL}]><sst><si><t>&l9;</t></si></sst>'


def make() -> bytes:
    return zipped(raw_book(plain_sheet(), **{"xl/sharedStrings.xml": SHARED}))

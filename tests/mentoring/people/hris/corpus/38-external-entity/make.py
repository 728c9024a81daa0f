from tests.mentoring.people.hris.parts import plain_sheet, raw_book, zipped

FETCH = (
    '<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/hostname">]><worksheet><sheetData><row>'
    '<c t="inlineStr"><is><t>&x;</t></is></c></row></sheetData></worksheet>'
)


def make() -> bytes:
    return zipped(raw_book(plain_sheet(), **{"xl/worksheets/sheet1.xml": FETCH}))

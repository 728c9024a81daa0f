from tests.mentoring.people.hris.parts import HEADER, raw_book, sheet_data, zipped

ROWS = sheet_data(
    HEADER.split(","),
    ["1", "FIRST", "ann@example.com", "", "2019-02-01"],
    ["2", "SECOND", "bo@example.com", "1", "2020-03-01"],
)


def make() -> bytes:
    text = '<c t="inlineStr"><is><t>%s</t></is></c>'
    stored = '<c t="str"><f>A1&amp;B1</f><v>Ann Lee</v></c>'
    sheet = ROWS.replace(text % "FIRST", stored).replace(text % "SECOND", "<c><f>A1</f></c>")
    return zipped(raw_book(sheet))

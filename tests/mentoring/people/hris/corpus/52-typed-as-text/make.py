from mentoring.web.sheets import xlsx_file
from tests.mentoring.people.hris.parts import HEADER


def make() -> bytes:
    names = ["-", "+49 30 901820", "'quoted", "=1+1", "Ann Lee"]
    rows = [[n, name, f"p{n}@example.com", None, "2019-02-01"] for n, name in enumerate(names)]
    return xlsx_file(HEADER.split(","), rows).read()

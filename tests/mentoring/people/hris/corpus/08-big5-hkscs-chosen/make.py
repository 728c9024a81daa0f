from tests.mentoring.people.hris.parts import lines, people


def make() -> bytes:
    return lines(
        *people("陳怡君", "林志明", "黃淑芬"), header="員工編號,員工姓名,電子郵件,主管工號,到職日期"
    ).encode("big5hkscs")

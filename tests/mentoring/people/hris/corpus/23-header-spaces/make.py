from tests.mentoring.people.hris.parts import ASCII_ROWS, lines


def make() -> bytes:
    header = " WORKER id ,Legal\u200bName\u200b,Ｅ－ｍａｉｌ,Manager\u00a0ID,hire_date "
    return lines(*ASCII_ROWS, header=header).encode()

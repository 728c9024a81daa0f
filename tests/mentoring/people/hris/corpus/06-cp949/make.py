from tests.mentoring.people.hris.parts import lines, people


def make() -> bytes:
    return lines(
        *people("똠방 각하", "김 서연", "이 도윤"), header="사번,이름,이메일,상사 사번,입사일"
    ).encode("cp949")

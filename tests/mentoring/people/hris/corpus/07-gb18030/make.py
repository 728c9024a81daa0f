from tests.mentoring.people.hris.parts import lines, people


def make() -> bytes:
    return lines(
        *people("王伟", "李娜", "欧阳震华"), header="工号,姓名,邮箱,上级工号,入职日期"
    ).encode("gb18030")

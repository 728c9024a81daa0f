from tests.mentoring.people.hris.parts import lines, people


def make() -> bytes:
    return lines(
        *people("髙橋 ①美咲", "佐藤 ～翔太", "田中 陽菜"),
        header="社員番号,氏名,メールアドレス,上司社員番号,入社日",
    ).encode("cp932")

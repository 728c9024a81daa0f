"""Encodings are decided where that is safe and asked about where it is not; never wrong."""

import io
import random

import pytest

from mentoring.people.hris.encodings import named, sniff_encoding
from mentoring.people.hris.faults import FileFault

NAMES = {
    "cp932": "佐藤 結衣|髙橋 拓海|田中 陽菜|鈴木 健一|伊藤 美咲|渡邊 大輔|山田 翔太",
    "cp949": "김 서연|최 지민|정 민준|이 도윤|박 하은|선우 재덕|황보 관|남궁 민수",
    "gb18030": "王伟|李娜|张敏|刘洋|陈静|杨帆|赵磊|黄丽|周强|吴艳|欧阳震华|郑晓东",
    "big5hkscs": "陳怡君|林志明|黃淑芬|張雅婷|李俊傑|王美玲|吳家豪|劉佳穎|蔡宗翰",
    "cp1252": (
        "Jörg Müller|Zoë Weiß|Åsa Öberg|Begoña Núñez|Luís Magalhães|François Lefèvre|Inês Araújo"
    ),
    "cp1251": "Иванов Иван|Петрова Анна|Сидоров Олег|Кузнецова Мария",
    "cp1254": "Ayşe Yılmaz|Işıl Şahin|Gökçe Çelik|Ömer Doğan|Yağmur Kılıç",
    "cp1250": "Łukasz Żółw|Grażyna Błaszczyk|Jiří Dvořák|Božena Němcová",
    "mac-roman": "Jörg Müller|Zoë Weiß|José Núñez|François Lefèvre|Anaïs Côté",
    "cp1253": "Γιώργος Παπαδόπουλος|Ελένη Νικολάου",
    "cp1255": "דוד לוי|שרה כהן",
    "cp1256": "محمد علي|فاطمة حسن",
    "cp874": "สมชาย ใจดี|มานี มีนา",
}
DECIDED = {"cp932": 30, "cp949": 30, "cp1252": 8}  # people that are enough, with headings in ASCII


def file_of(encoding: str, count: int, seed: int) -> io.BytesIO:
    chance = random.Random(seed)
    names = [chance.choice(NAMES[encoding].split("|")) for _ in range(count)]
    rows = [f"{n},{name},p{n}@example.com" for n, name in enumerate(names)]
    return io.BytesIO("\n".join(["Worker ID,Legal Name,Email", *rows]).encode(encoding))


@pytest.mark.parametrize("encoding", NAMES)
def test_an_encoding_is_never_guessed_wrongly(encoding: str) -> None:
    for count in (1, 2, 3, 5, 10, 40):
        for seed in range(6):
            file = file_of(encoding, count, seed)

            found, candidates = sniff_encoding(file)

            text = file.getvalue().decode(encoding)
            assert (found and file.getvalue().decode(found) == text) or candidates


@pytest.mark.parametrize("encoding", DECIDED)
def test_enough_people_decide(encoding: str) -> None:
    found = [sniff_encoding(file_of(encoding, DECIDED[encoding], seed))[0] for seed in range(6)]

    assert found == [encoding] * 6


@pytest.mark.parametrize("encoding", sorted(set(NAMES) - set(DECIDED) - {"gb18030"}))
def test_the_right_reading_is_among_the_choices(encoding: str) -> None:
    file = file_of(encoding, 20, 1)

    _, candidates = sniff_encoding(file)

    right = [each for each in candidates if each.encoding == encoding]
    assert [each.lines[1] for each in right] == [file.getvalue().decode(encoding).splitlines()[1]]


@pytest.mark.parametrize(
    ("said", "name"),
    [("UTF8", "utf-8"), ("Shift_JIS", "cp932"), ("euc-kr", "cp949"), ("GBK", "gb18030"),
     ("latin-1", "cp1252"), ("windows-1252", "cp1252"), ("macintosh", "mac-roman")],
)  # fmt: skip
def test_encodings_have_many_names(said: str, name: str) -> None:
    assert named(said) == name


@pytest.mark.parametrize("said", ["klingon", "rot13", "zlib", "", "utf-7"])
def test_other_codecs_are_refused(said: str) -> None:
    with pytest.raises(FileFault) as caught:
        named(said)

    assert caught.value.code == "encoding_unknown"

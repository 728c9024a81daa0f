"""How much a decoded text looks like what people write: 0 for noise, 1 for a likely reading."""

from collections.abc import Callable
from functools import lru_cache

PAIR = 2  # bytes

_WESTERN = frozenset("äöüßÄÖÜéèêëàâçîïôûùœæñáíóúÁÉÍÓÚÑãõÃÕÀÂÊÇåÅøØÈËÎÏÔÛ")
_TURKISH = _WESTERN | frozenset("ğışĞİŞ")
_CENTRAL = frozenset("áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽąćęłńśźżĄĆĘŁŃŚŹŻőűŐŰöüäßÖÜÄôľĺŕăâîșțşţ")
_MARKS = frozenset("“”\u2018\u2019„\u2013—…€«»¿¡ºª°§\u00a0")
_KOREAN = frozenset(
    "김이박최정강조윤장임한오서신권황안송류홍전고문양손배백허유남심노하곽성차주우구민진지현수연영은"
    "경희준호석태훈재상동미혜선아윤도예나인기원규철병주소유채빈찬승현우번사름메일부직급무장팀"
    "자관리국가시간역언어입퇴일과대표근지역회계업개발마케팅부재법운영"
)
_CHINESE = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁"
    "魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹"
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文建国红玉兰梅鑫宇浩雨欣怡子轩梓涵佳晨思"
    "员工编号姓名部门职位级别经理邮箱语言时区地点入离日期国家电子件上海北京深圳广州技术销售市场财务人力资源"
)
_TAIWANESE = frozenset(
    "陳林黃張李王吳劉蔡楊許鄭謝郭洪曾邱廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾游彭詹胡施沈余盧梁趙顏柯孫魏翁戴"
    "范宋方鄧杜傅侯曹薛丁卓馬阮董溫唐藍石蔣古紀姚連馮歐程湯田康姜汪白鄒尤巫姓名員工編號部門職位經理電子郵件"
    "語言時區地點日期國家台北香港志明美玲淑芬家豪俊傑雅婷怡君"
)
_NAMES_JA = frozenset(
    "佐藤鈴木高橋田中伊渡辺邊山本村小林加吉松井上斎清口阿部石崎髙﨑社員番号氏名職位等級"
)


def likeness(encoding: str, text: str) -> float:
    """Mean plausibility of the letters beyond ASCII in `text`, read in `encoding`."""
    rate = _RATES[encoding]
    rates = [rate(text, place) for place, letter in enumerate(text) if letter > "\x7f"]
    return sum(rates) / len(rates) if rates else 1.0


def _latin(letters: frozenset[str]) -> Callable[[str, int], float]:
    def rate(text: str, place: int) -> float:
        letter, before, after = text[place], _at(text, place - 1), _at(text, place + 1)
        if letter in _MARKS:
            return (
                0.2
                if before.isalpha() and after.isalpha() and letter not in "\u2019\u2013"
                else 0.7
            )
        if letter not in letters or (before.islower() and letter.isupper()):
            return 0.1
        return 0.2 if before > "\x7f" and after > "\x7f" and before.isalpha() else 1.0

    return rate


def _block(first: str, last: str, *, most: float = 1.0) -> Callable[[str, int], float]:
    """For scripts that stand in runs of their own letters, capitals at the start of a word."""

    def rate(text: str, place: int) -> float:
        letter, before, after = text[place], _at(text, place - 1), _at(text, place + 1)
        if not first <= letter <= last:
            return 0.3 if letter in _MARKS | {"№"} else 0.1
        if letter.isupper() and before.isalpha():
            return 0.1
        glued = (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha())
        alone = before <= "\x7f" and after <= "\x7f"
        return 0.1 if glued or alone else most

    return rate


def _asian(grade: Callable[[str], float]) -> Callable[[str, int], float]:
    def rate(text: str, place: int) -> float:
        before, after = _at(text, place - 1), _at(text, place + 1)
        if before.isascii() and before.isalpha() and after.isascii() and after.isalpha():
            return 0.05
        return grade(text[place])

    return rate


def _at(text: str, place: int) -> str:
    return text[place] if 0 <= place < len(text) else " "


def _bytes(letter: str, encoding: str) -> bytes:
    try:
        return letter.encode(encoding)
    except UnicodeEncodeError:
        return b""


@lru_cache(maxsize=8192)
def _japanese(letter: str) -> float:
    if "\u3040" <= letter <= "\u30ff" or letter in _NAMES_JA:
        return 1.0
    if "\uff61" <= letter <= "\uff9f":
        return 0.25
    lead = _bytes(letter, "euc_jp")
    if len(lead) == PAIR:  # JIS X 0208, from 0xD0 on its second level
        return 0.8 if lead[0] < 0xD0 else 0.4  # noqa: PLR2004
    return 0.0 if "\ue000" <= letter <= "\uf8ff" else 0.5


@lru_cache(maxsize=8192)
def _hangul(letter: str) -> float:
    if letter in _KOREAN:
        return 1.0
    if "\uac00" <= letter <= "\ud7a3":
        return 0.8 if len(_bytes(letter, "euc_kr")) == PAIR else 0.4
    return 0.25


@lru_cache(maxsize=8192)
def _simplified(letter: str) -> float:
    if letter in _CHINESE:
        return 1.0
    lead = _bytes(letter, "gb2312")
    if not lead:
        return 0.1
    return 0.6 if 0xB0 <= lead[0] < 0xD8 else 0.4  # noqa: PLR2004 -- 0xB0-0xD7: the frequent level


@lru_cache(maxsize=8192)
def _traditional(letter: str) -> float:
    if letter in _TAIWANESE:
        return 1.0
    lead = _bytes(letter, "big5")
    if not lead:
        return 0.1
    return 0.7 if 0xA4 <= lead[0] < 0xC7 else 0.3  # noqa: PLR2004 -- 0xA4-0xC6: the frequent level


_RATES: dict[str, Callable[[str, int], float]] = {
    "cp1252": _latin(_WESTERN),
    "cp1254": _latin(_TURKISH),
    "mac-roman": _latin(_WESTERN),
    "cp1250": _latin(_CENTRAL),
    "cp1251": _block("\u0400", "\u04ff"),
    "cp1253": _block("\u0370", "\u03ff"),
    "cp1255": _block("\u0590", "\u05ff"),
    "cp1256": _block("\u0600", "\u06ff"),
    "cp874": _block("\u0e00", "\u0e7f", most=0.75),  # fills its page: fits nearly any bytes
    "cp932": _asian(_japanese),
    "cp949": _asian(_hangul),
    "gb18030": _asian(_simplified),
    "big5hkscs": _asian(_traditional),
}

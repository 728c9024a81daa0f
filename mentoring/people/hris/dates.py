"""Dates as HR systems of many countries write them."""

import re
import unicodedata
from datetime import date, timedelta

EMPTY = frozenset({"", "-", "–", "—", "n/a", "#n/a", "00.00.0000", "00000000", "0000-00-00"})
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_OPEN_END = 9999  # an HR system's way to say "no end": 31.12.9999
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "R": 2018, "H": 1988, "S": 1925}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CLOCK = re.compile(
    r"[ T]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AP]M|Z|[+-]\d\d:?\d\d)?", re.IGNORECASE
)
_YEAR_FIRST = re.compile(
    r"(\d{4})(?:[-/.]|[年년]|\. )\s*(\d{1,2})(?:[-/.]|[月월]|\. )\s*(\d{1,2})[日일.]?"
)
_PACKED = re.compile(r"(\d{4})(\d\d)(\d\d)")
_DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})")
_EITHER = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})")
_ERA = re.compile(
    r"(令和|平成|昭和|大正|[RHS])\s*(\d{1,2}|元)[年.\-/]\s*(\d{1,2})[月.\-/]\s*(\d{1,2})日?",
    re.IGNORECASE,
)
_DAY_MONTH = re.compile(r"(\d{1,2})[. -]+([a-z]{3})[a-z]*\.?,?[ -]+(\d{4})", re.IGNORECASE)
_MONTH_DAY = re.compile(r"([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})", re.IGNORECASE)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_EPOCHS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
Cleaned = tuple[str | None, str, str]  # ISO date, code of the problem, repair


def clean_date(raw: str, order: str, *, epoch_1904: bool | None) -> Cleaned:
    """`order` is "dmy", "mdy" or empty for what `03/04/2026` would need to be a date."""
    text = unicodedata.normalize("NFKC", raw).strip()
    if text.casefold() in EMPTY:
        return None, "", ""
    text = _CLOCK.sub("", text).strip()
    either = _EITHER.fullmatch(text)
    if either:
        return _either(int(either[1]), int(either[3]), int(either[4]), order)
    serial = _SERIAL.fullmatch(text)
    if serial:
        day = _EPOCHS[bool(epoch_1904)] + timedelta(days=int(serial[1]))
        said = day.isoformat()
        return said, "date_serial" if epoch_1904 is None else "", said
    found = _parts(text)
    if found and found[0] == _OPEN_END:
        return None, "", ""
    return _real(*found) if found else (None, "date_not_read", "")


def order_told(raw: str) -> str:
    """What `13/04/2026` tells about its column: "dmy" here, "mdy" or nothing for others."""
    either = _EITHER.fullmatch(_CLOCK.sub("", unicodedata.normalize("NFKC", raw).strip()).strip())
    if not either:
        return ""
    first, second = int(either[1]), int(either[3])
    if first > 12 >= second > 0:  # noqa: PLR2004 -- months
        return "dmy"
    return "mdy" if second > 12 >= first > 0 else ""  # noqa: PLR2004


def _either(first: int, second: int, year: int, order: str) -> Cleaned:
    if year == _OPEN_END:
        return None, "", ""
    if first == second or max(first, second) > 12:  # noqa: PLR2004 -- only one reading is a date
        day, month = (second, first) if second > 12 else (first, second)  # noqa: PLR2004
        return _real(year, month, day)
    if not order:
        return None, "date_ambiguous", ""
    return _real(year, second, first) if order == "dmy" else _real(year, first, second)


def _parts(text: str) -> tuple[int, int, int] | None:
    if found := _YEAR_FIRST.fullmatch(text) or _PACKED.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _DOTTED.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _ERA.fullmatch(text):
        year = 1 if found[2] == "元" else int(found[2])
        return _ERAS[found[1].upper()] + year, int(found[3]), int(found[4])
    if found := _DAY_MONTH.fullmatch(text):
        return int(found[3]), _month(found[2]), int(found[1])
    if found := _MONTH_DAY.fullmatch(text):
        return int(found[3]), _month(found[1]), int(found[2])
    return None


def _month(name: str) -> int:
    short = name.lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def _real(year: int, month: int, day: int) -> Cleaned:
    try:
        found = date(year, month, day)
    except ValueError:
        return None, "date_impossible", ""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None, "date_impossible", ""
    return found.isoformat(), "", ""

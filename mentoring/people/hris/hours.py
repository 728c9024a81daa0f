"""Times of day as minutes after midnight."""

import re
import unicodedata

_CLOCK = re.compile(
    r"(\d{1,2})(?:[:.h時시点](\d{2})?分?)?(?::\d{2})?\s*([ap])?\.?m?\.?", re.IGNORECASE
)
_PACKED = re.compile(r"(\d{2})(\d{2})")
_FRACTION = re.compile(r"0?[.,]\d+")
DAY = 1440


def clean_minutes(raw: str) -> tuple[int | None, str, str]:
    """`09:00`, `9 am`, `0900`, `9h30`, `9時`, or a spreadsheet's 0.375."""
    text = unicodedata.normalize("NFKC", raw).strip().removesuffix("Uhr").strip()
    if not text or text == "-":
        return None, "", ""
    minutes = _minutes(text)
    return (minutes, "", "") if 0 <= minutes <= DAY else (None, "hours_not_read", "")


def _minutes(text: str) -> int:
    if _FRACTION.fullmatch(text):
        return round(float(text.replace(",", ".")) * DAY)
    found = _PACKED.fullmatch(text) or _CLOCK.fullmatch(text)
    if not found:
        return -1
    hour, minute = int(found[1]), int(found[2] or 0)
    half = found[3].lower() if found.re is _CLOCK and found[3] else ""
    if minute > 59 or (half and not 1 <= hour <= 12):  # noqa: PLR2004
        return -1
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour * 60 + minute

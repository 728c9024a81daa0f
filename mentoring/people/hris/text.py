"""A cell's text as it may be stored: NFC, one line, nothing invisible, nothing hidden."""

import re
import unicodedata

from mentoring.people.hris.labels import INVISIBLE
from mentoring.web.sheets import without_guard

NO_VALUE = "\x00formula"  # stands for a workbook's formula that carries no stored result
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_EDGES = " \u200b\u200c\u200d\u200e\u200f\u061c\u2060\ufeff\u00ad\u034f"
_HIDDEN = re.compile("[\u115f\u1160\u2800\u3164\uffa0\ufffd]|[\u3130-\u318f]\u3164")


def tidy(raw: str) -> tuple[str, str]:
    """The text and the code of what is wrong with it, empty where nothing is."""
    if raw.isprintable() and raw[:1] != "'" and _is_plain(raw):
        return raw.strip(" "), ""
    if raw.startswith(NO_VALUE):
        return "", "formula_without_value"
    return _slowly(without_guard(raw))


def _is_plain(raw: str) -> bool:
    if raw.isascii():
        return "  " not in raw
    return unicodedata.is_normalized("NFC", raw) and not _HIDDEN.search(raw) and "  " not in raw


def _slowly(raw: str) -> tuple[str, str]:
    line = " ".join(raw.split())  # CR, LF, TAB, NBSP, U+2028, U+3000 become one space
    categories = {unicodedata.category(letter) for letter in line}
    if "Cs" in categories or "\ufffd" in line:
        return "", "bytes_undecodable"
    if "Cc" in categories or "\x1c" in raw or "\x85" in raw:
        return "", "control_character"
    turned = _TURNING.sub("", line)
    text = unicodedata.normalize("NFC", " ".join(turned.split())).strip(_EDGES)
    if not says_something(text):
        return "", ""
    if turned != line:
        return text, "direction_mark_removed"
    return text, "character_private" if {"Co", "Cn"} & categories else ""


def says_something(text: str) -> bool:
    """False for white space, zero-width characters, fillers and marks that stand on nothing."""
    rest = INVISIBLE.sub("", text)
    return any(unicodedata.category(letter)[0] in "LNPSC" and letter != "\u2800" for letter in rest)

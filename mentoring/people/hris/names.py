"""Names as people write them: composed where the file has them in parts."""

import re
import unicodedata

from mentoring.people.hris.text import tidy

LENGTH = 200
PREFERRED_LENGTH = 120
_TWINS = re.compile("[\u0370-\u03ff\u0400-\u052f]")  # Greek and Cyrillic, some look like Latin
_LATIN = re.compile("[a-zA-Z\u00c0-\u024f]")
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
_FAMILY_FIRST = re.compile(
    r"(?:nach|family|last|apellido|nom\b|name, ?vorname|surname)", re.IGNORECASE
)
Cleaned = tuple[str, str, str]


def clean_name(raw: str) -> Cleaned:
    text, code = tidy(raw)
    if len(text) > LENGTH:
        return "", "too_long", ""
    if not text:
        return "", code or "name_missing", ""
    if not code and not text.isascii() and _has_twins(text):
        code = "name_mixed_scripts"
    return text, code, ""


def _has_twins(text: str) -> bool:
    """Whether one word has Latin letters beside letters of a script with look-alikes."""
    return bool(_TWINS.search(text)) and any(
        _TWINS.search(word) and _LATIN.search(word) for word in text.split()
    )


def composed(given: str, family: str) -> str:
    """Family name first where the name is written in Han, Kana or Hangul."""
    first, last = (family, given) if _EAST_ASIAN.search(family) else (given, family)
    return f"{first.strip()} {last.strip()}".strip()


def turned(name: str) -> str:
    """`Müller, Jörg` under a heading like `Name, Vorname` is Jörg Müller."""
    family, comma, given = name.partition(",")
    return composed(given, family) if comma and given.strip() and "," not in given else name


def family_stands_first(label: str) -> bool:
    return "," in label and bool(_FAMILY_FIRST.match(unicodedata.normalize("NFKC", label).strip()))

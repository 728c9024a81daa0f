"""Languages as codes, from codes or from names in the nine languages of the product."""

import re
from functools import lru_cache

from babel import Locale

from mentoring.people.hris.labels import key

LOCALES = ("en", "de", "fr", "es", "pt", "sv", "ja", "ko", "zh", "zh_Hant")
_PARTS = re.compile(r"[;,/|、，·&+\n]|\s(?:and|und|et|y|e|och)\s")
_LEVEL = re.compile(r"\(.*?\)|:.*|\s[-–]\s.*|\b[ABC][12]\b")
_TAG = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)
_OWN = {  # what speakers of other languages call theirs
    "italiano": "it", "nederlands": "nl", "polski": "pl", "русский": "ru", "українська": "uk",
    "العربية": "ar", "עברית": "he", "हिन्दी": "hi", "ไทย": "th", "türkçe": "tr", "čeština": "cs",
    "dansk": "da", "norsk": "no", "suomi": "fi", "magyar": "hu", "română": "ro", "ελληνικά": "el",
    "tiếng việt": "vi", "bahasa indonesia": "id", "中文": "zh", "普通话": "zh", "国语": "zh",
    "粤语": "yue", "mandarin": "zh", "putonghua": "zh", "cantonese": "yue", "castellano": "es",
    "brazilian portuguese": "pt", "farsi": "fa", "tagalog": "tl", "flemish": "nl",
}  # fmt: skip
_SAME = {"cmn": "zh", "nb": "no", "nn": "no", "iw": "he", "in": "id", "fil": "tl"}


def clean_languages(raw: str) -> tuple[tuple[str, ...], str, str]:
    """Codes in their order; those that are not known are left out, and the first of them told."""
    said = [part.strip() for part in _PARTS.split(raw)]
    codes = {part: code_of(part) for part in said if part and part != "-"}
    unknown = [part for part, code in codes.items() if not code]
    known = tuple(dict.fromkeys(code for code in codes.values() if code))
    return known, "language_unknown" if unknown else "", ""


def code_of(name: str) -> str:
    """`de` for de, de-AT, German, Deutsch (C1), ドイツ語; empty for what is no language."""
    bare = _LEVEL.sub("", name).strip() or name
    tag = _TAG.fullmatch(bare)
    if tag and tag[1].lower() in _codes():
        return _SAME.get(tag[1].lower(), tag[1].lower())
    found = _names().get(key(bare), "")
    return _SAME.get(found, found)


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    return frozenset(str(code) for code in Locale.parse("en").languages)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for locale in LOCALES:
        for code, name in Locale.parse(locale).languages.items():
            found.setdefault(key(name), code.partition("_")[0])
    return found | {key(name): code for name, code in _OWN.items()}

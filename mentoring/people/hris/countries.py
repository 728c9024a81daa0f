"""Countries as ISO 3166 letters, from letters or from names in the product's languages."""

from functools import lru_cache

from babel import Locale

from mentoring.people.hris.labels import key
from mentoring.people.hris.languages import LOCALES

_ALSO = {
    "usa": "US",
    "uk": "GB",
    "korea": "KR",
    "holland": "NL",
    "czechrepublic": "CZ",
    "prc": "CN",
}
_LETTERS = 2


def clean_country(raw: str) -> tuple[str, str, str]:
    spelled = key(raw)
    if not spelled:
        return "", "", ""
    code = spelled.upper() if spelled.upper() in _codes() else _names().get(spelled, "")
    return (code, "", "") if code else ("", "country_unknown", "")


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    territories = [str(code) for code in Locale.parse("en").territories]
    return frozenset(c for c in territories if len(c) == _LETTERS and c.isalpha()) - {"ZZ", "EU"}


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    found = dict(_ALSO)
    for locale in LOCALES:
        for code, name in Locale.parse(locale).territories.items():
            if code in _codes():
                found.setdefault(key(name), code)
    return found

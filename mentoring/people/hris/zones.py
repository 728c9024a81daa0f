"""Time zones by their IANA names; a city or a common misspelling is offered as a repair."""

import difflib
from functools import lru_cache
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global

from mentoring.people.hris.labels import key, visible
from mentoring.people.hris.languages import LOCALES

_ABBREVIATIONS = {
    "cet": "Europe/Berlin", "cest": "Europe/Berlin", "met": "Europe/Berlin", "mez": "Europe/Berlin",
    "wet": "Europe/Lisbon", "eet": "Europe/Helsinki", "bst": "Europe/London",
    "est": "America/New_York", "edt": "America/New_York", "et": "America/New_York",
    "cst": "America/Chicago", "cdt": "America/Chicago", "mst": "America/Denver",
    "mdt": "America/Denver", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
    "pt": "America/Los_Angeles", "jst": "Asia/Tokyo", "kst": "Asia/Seoul", "ist": "Asia/Kolkata",
    "sgt": "Asia/Singapore", "hkt": "Asia/Hong_Kong", "brt": "America/Sao_Paulo",
    "aest": "Australia/Sydney",
}  # fmt: skip
_CITIES = {  # seats of many offices that give no zone its name
    "Europe/Berlin": "München Munich Muenchen Hamburg Frankfurt Köln Cologne Stuttgart Düsseldorf",
    "Europe/Zurich": "Genf Geneva Genève Basel Bern Zürich",
    "Europe/Paris": "Lyon Marseille Toulouse",
    "Europe/Madrid": "Barcelona Valencia",
    "Europe/Rome": "Milan Mailand Milano Turin",
    "Europe/London": "Manchester Edinburgh Birmingham",
    "Europe/Stockholm": "Göteborg Gothenburg Malmö",
    "Asia/Kolkata": "Mumbai Bangalore Bengaluru Delhi Chennai Hyderabad Pune",
    "Asia/Shanghai": "Beijing Peking Shenzhen Guangzhou 北京 深圳 广州",
    "Asia/Tokyo": "Osaka Kyoto Nagoya 大阪 名古屋 京都 Tokio",
    "Asia/Seoul": "Busan 부산",
    "America/New_York": "Boston Atlanta Miami Washington Philadelphia",
    "America/Chicago": "Houston Dallas Austin",
    "America/Los_Angeles": "Seattle Portland",
    "America/Sao_Paulo": "Brasília Curitiba",
}
_CLOSE = 0.86
_PARTS_OF_THE_WORLD = {
    "Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian",
    "Pacific",
}  # fmt: skip


def clean_zone(raw: str) -> tuple[str, str, str]:
    text = visible(raw)
    if text in ("", "-"):
        return "", "", ""
    zone = _zones().get(text.casefold(), "")
    if zone:
        return zone, "", ""
    return "", "zone_unknown", repair_of(text)


def repair_of(text: str) -> str:
    """The zone that was probably meant: by abbreviation, by city in any language, by likeness."""
    short = _ABBREVIATIONS.get(text.casefold())
    if short:
        return short
    city = key(text.rpartition("/")[2])
    found = _cities().get(city)
    if found or not city:
        return found or ""
    close = difflib.get_close_matches(city, _cities(), n=1, cutoff=_CLOSE)
    return _cities()[close[0]] if close else ""


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    """Names with a place, UTC, and the names Windows has for zones, which are as definite."""
    placed = {zone for zone in available_timezones() if "/" in zone} | {"UTC"}
    windows = get_global("windows_zone_mapping")
    by_name = {name.casefold(): zone for name, zone in windows.items() if zone in placed}
    return by_name | {zone.casefold(): zone for zone in placed}


def _is_a_place(zone: str) -> bool:
    return zone.partition("/")[0] in _PARTS_OF_THE_WORLD


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    found: dict[str, str] = {}
    for zone in filter(_is_a_place, sorted(set(_zones().values()))):
        found.setdefault(key(zone.rpartition("/")[2]), zone)
    for locale in LOCALES:
        for zone, names in Locale.parse(locale).time_zones.items():
            if "city" in names and zone.casefold() in _zones():
                found.setdefault(key(names["city"]), zone)
    for zone, cities in _CITIES.items():
        found.update({key(city): zone for city in cities.split()})
    return found

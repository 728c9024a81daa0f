"""Public holidays by country, from the calendar that the `holidays` package keeps. No database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import holidays
from babel.core import get_global

ENGLISH = "en_US"
SATURDAY = 5


@dataclass(frozen=True)
class FreeDay:
    """One weekday on which a country does not work."""

    day: date
    country: str
    name: str


def country_of(country: str, time_zone: str) -> str:
    """Where somebody works: the country HR names, else the one that the time zone lies in."""
    return country or str(get_global("zone_territories").get(time_zone, ""))


def free_name(country: str, day: date) -> str:
    """The holiday's name on that day, in English where the calendar has it; else nothing."""
    return _of_year(country, day.year).get(day, "")


def free_days(countries: Iterable[str], first: date, days: int) -> list[FreeDay]:
    """The holidays of these countries that fall on weekdays, in the order of the calendar."""
    weekdays = (first + timedelta(days=step) for step in range(days))
    return [
        FreeDay(day, country, name)
        for day in weekdays
        for country in sorted(set(countries))
        if day.weekday() < SATURDAY and (name := free_name(country, day))
    ]


@lru_cache(maxsize=512)
def _of_year(country: str, year: int) -> Mapping[date, str]:
    """An unknown country has no holidays: times are proposed as if every weekday were worked."""
    try:
        calendar = holidays.country_holidays(country, years=year, language=ENGLISH)
    except (NotImplementedError, KeyError):
        return {}
    return {day: name for day, name in calendar.items() if day.year == year}

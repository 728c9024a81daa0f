"""No time is proposed on a public holiday of either country, and the page says which ones."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from programs.pairings.models import Pairing
from programs.sessions.free_days import FreeDay, country_of, free_days, free_name
from programs.sessions.overlap import Clock, Span, inside_hours, overlap_hours
from programs.sessions.slots import Two, proposals, series
from tests.conftest import SignIn

STOCKHOLM = Clock(ZoneInfo("Europe/Stockholm"), country="SE")
LONDON = Clock(ZoneInfo("Europe/London"), country="GB")
SAO_PAULO = Clock(ZoneInfo("America/Sao_Paulo"), country="BR")
CHRISTMAS = date(2026, 12, 25)


@pytest.mark.parametrize(
    ("country", "zone", "where"),
    [
        ("SE", "Asia/Tokyo", "SE"),
        ("", "Asia/Tokyo", "JP"),
        ("", "America/Sao_Paulo", "BR"),
        ("", "UTC", ""),
        ("", "", ""),
    ],
)
def test_the_country_is_hrs_or_the_time_zones(country: str, zone: str, where: str) -> None:
    assert country_of(country, zone) == where


def test_an_unknown_country_has_no_holidays() -> None:
    assert (free_name("XX", CHRISTMAS), free_name("", CHRISTMAS)) == ("", "")


def test_only_holidays_on_weekdays_are_named() -> None:
    found = free_days({"SE", "BR"}, date(2026, 5, 1), 32)

    assert found == [
        FreeDay(date(2026, 5, 1), "BR", "Worker's Day"),
        FreeDay(date(2026, 5, 1), "SE", "May Day"),
        FreeDay(date(2026, 5, 14), "SE", "Ascension Day"),
    ]


def test_nobody_works_on_a_holiday() -> None:
    ten = Span(datetime(2026, 12, 25, 10, tzinfo=UTC), datetime(2026, 12, 25, 11, tzinfo=UTC))
    anywhere = Clock(ZoneInfo("Europe/Stockholm"))

    assert (inside_hours(ten, STOCKHOLM), inside_hours(ten, anywhere)) == (False, True)
    assert overlap_hours(CHRISTMAS, STOCKHOLM, anywhere) == 0
    assert overlap_hours(date(2026, 12, 23), STOCKHOLM, SAO_PAULO) == 4


def test_times_are_proposed_on_days_that_both_work() -> None:
    after = datetime(2026, 12, 22, 8, tzinfo=UTC)

    days = [
        span.start.date() for span in proposals(Two(STOCKHOLM, LONDON), after=after, minutes=60)
    ]

    assert [(day.month, day.day) for day in days] == [
        (12, 23), (12, 24), (12, 29), (12, 30), (12, 31),
    ]  # fmt: skip


def test_a_series_steps_aside_for_a_holiday() -> None:
    first = Span(datetime(2026, 12, 11, 10, tzinfo=UTC), datetime(2026, 12, 11, 11, tzinfo=UTC))

    held = series(Two(STOCKHOLM, STOCKHOLM), first, count=2, weeks=2, last=date(2027, 3, 1))

    assert [span.start.date() for span in held] == [date(2026, 12, 11), date(2026, 12, 24)]


def test_the_page_names_the_holidays_it_leaves_out(pairing: Pairing, as_: SignIn) -> None:
    browser, mentor = as_(pairing.mentor), pairing.mentor.person
    before = browser.get(f"/pairs/{pairing.pk}/plan/").content.decode()

    mentor.country = "US"
    mentor.save()
    after = browser.get(f"/pairs/{pairing.pk}/plan/").content.decode()

    assert ("Thu 26 Nov," in before, "public holiday" in before) == (True, False)
    assert "Thu 26 Nov," not in after
    assert "Thu 26 Nov: Thanksgiving Day (United States)" in after

"""Single cells: dates, zones, languages, countries, hours, addresses, names."""

import pytest

from mentoring.people.hris import names
from mentoring.people.hris.addresses import clean_address
from mentoring.people.hris.countries import clean_country
from mentoring.people.hris.dates import clean_date
from mentoring.people.hris.hours import clean_minutes
from mentoring.people.hris.languages import clean_languages
from mentoring.people.hris.zones import clean_zone


@pytest.mark.parametrize(
    ("said", "date", "code"),
    [
        ("2019-02-01", "2019-02-01", ""),
        ("2019/2/1", "2019-02-01", ""),
        ("01.02.2019", "2019-02-01", ""),
        ("1. 2. 2019", "2019-02-01", ""),
        ("2019.02.01", "2019-02-01", ""),
        ("2019년 2월 1일", "2019-02-01", ""),
        ("２０１９年２月１日", "2019-02-01", ""),
        ("令和元年5月1日", "2019-05-01", ""),
        ("昭和64年1月7日", "1989-01-07", ""),
        ("2019-02-01 08:30:00", "2019-02-01", ""),
        ("1 Feb 2019", "2019-02-01", ""),
        ("Feb 1, 2019", "2019-02-01", ""),
        ("13/02/2019", "2019-02-13", ""),
        ("02/13/2019", "2019-02-13", ""),
        ("02/02/2019", "2019-02-02", ""),
        ("01/02/2019", None, "date_ambiguous"),
        ("31/02/2019", None, "date_impossible"),
        ("2023-02-29", None, "date_impossible"),
        ("2024-02-29", "2024-02-29", ""),
        ("1 Fex 2019", None, "date_impossible"),
        ("0001-01-01", None, "date_impossible"),
        ("31.12.9999", None, ""),
        ("12/31/9999", None, ""),
        ("00.00.0000", None, ""),
        ("n/a", None, ""),
        ("soon", None, "date_not_read"),
        ("1/2/19", None, "date_not_read"),
        ("43497", "2019-02-01", "date_serial"),
    ],
)
def test_dates_of_many_countries(said: str, date: str | None, code: str) -> None:
    assert clean_date(said, "", epoch_1904=None)[:2] == (date, code)


@pytest.mark.parametrize(("order", "date"), [("dmy", "2019-02-01"), ("mdy", "2019-01-02")])
def test_a_date_that_can_be_two_follows_the_order(order: str, date: str) -> None:
    assert clean_date("01/02/2019", order, epoch_1904=None) == (date, "", "")


def test_day_numbers_follow_the_workbook() -> None:
    assert clean_date("43497", "", epoch_1904=False)[:2] == ("2019-02-01", "")
    assert clean_date("42035", "", epoch_1904=True)[:2] == ("2019-02-01", "")


@pytest.mark.parametrize(
    ("said", "zone", "repair"),
    [
        ("Asia/Tokyo", "Asia/Tokyo", ""),
        ("asia/tokyo", "Asia/Tokyo", ""),
        ("UTC", "UTC", ""),
        ("W. Europe Standard Time", "Europe/Berlin", ""),
        ("Tokio", "", "Asia/Tokyo"),
        ("東京", "", "Asia/Tokyo"),
        ("München", "", "Europe/Berlin"),
        ("Europe/Munich", "", "Europe/Berlin"),
        ("Stokholm", "", "Europe/Stockholm"),
        ("JST", "", "Asia/Tokyo"),
        ("EST", "", "America/New_York"),
        ("Atlantis", "", ""),
        ("../../etc/passwd", "", ""),
    ],
)
def test_zones_and_their_repairs(said: str, zone: str, repair: str) -> None:
    assert clean_zone(said) == (zone, "" if zone else "zone_unknown", repair)


@pytest.mark.parametrize(
    ("said", "codes", "code"),
    [
        ("sv;en", ("sv", "en"), ""),
        ("de, en", ("de", "en"), ""),
        ("en-US / pt_BR", ("en", "pt"), ""),
        ("Deutsch (Muttersprache), Englisch (C1)", ("de", "en"), ""),
        ("日本語、英語", ("ja", "en"), ""),
        ("한국어, 영어", ("ko", "en"), ""),
        ("German and French", ("de", "fr"), ""),
        ("Klingonisch; en", ("tlh", "en"), ""),
        ("Gibberish; en", ("en",), "language_unknown"),
        ("en; EN", ("en",), ""),
        ("", (), ""),
    ],
)
def test_languages_by_code_and_name(said: str, codes: tuple[str, ...], code: str) -> None:
    assert clean_languages(said) == (codes, code, "")


@pytest.mark.parametrize(
    ("said", "country"),
    [
        ("DE", "DE"),
        ("Deutschland", "DE"),
        ("日本", "JP"),
        ("USA", "US"),
        ("대한민국", "KR"),
        ("XX", ""),
    ],
)
def test_countries_by_code_and_name(said: str, country: str) -> None:
    assert clean_country(said) == (country, "" if country else "country_unknown", "")


@pytest.mark.parametrize(
    ("said", "minutes"),
    [("09:00", 540), ("9", 540), ("9:30 am", 570), ("5 PM", 1020), ("12 am", 0), ("0900", 540),
     ("9h30", 570), ("17時", 1020), ("0.375", 540), ("24:00", 1440), ("08:15:00", 495),
     ("25:00", None), ("9:75", None), ("early", None)],
)  # fmt: skip
def test_times_of_day(said: str, minutes: int | None) -> None:
    assert clean_minutes(said) == (minutes, "" if minutes is not None else "hours_not_read", "")


def test_a_long_address_without_dots_is_judged_quickly() -> None:
    assert clean_address("a" * 5000 + "!" * 5000)[1] == "address_not_valid"
    assert clean_address("a@" + "b-" * 120 + "." * 10)[1] == "address_not_valid"


@pytest.mark.parametrize(
    ("given", "family", "name"),
    [
        ("Ann", "Lee", "Ann Lee"),
        ("拓海", "髙橋", "髙橋 拓海"),
        ("서연", "김", "김 서연"),
        ("", "Suharto", "Suharto"),
    ],
)
def test_names_in_parts_are_put_together(given: str, family: str, name: str) -> None:
    assert names.composed(given, family) == name

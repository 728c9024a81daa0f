"""Working hours that meet, across zones and changes of the clock."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from programs.sessions.overlap import Clock, Span, exists, inside_hours, overlap_hours, shared_spans

CASES = [
    ("Europe/Stockholm", "America/Sao_Paulo", "2026-03-27", 4.0),
    ("Europe/Stockholm", "America/Sao_Paulo", "2026-03-30", 3.0),
    ("Asia/Tokyo", "America/Sao_Paulo", "2026-03-30", 0.0),
    ("Asia/Tokyo", "Europe/Stockholm", "2026-03-27", 0.0),
    ("Asia/Tokyo", "Europe/Stockholm", "2026-03-30", 1.0),
    ("America/New_York", "Europe/Stockholm", "2026-03-09", 3.0),
    ("America/New_York", "Europe/Stockholm", "2026-03-30", 2.0),
]


def clock(zone: str, hours: tuple[int, int] = (540, 1020)) -> Clock:
    return Clock(ZoneInfo(zone), hours)


@pytest.mark.parametrize(("one", "other", "day", "hours"), CASES)
def test_the_shared_hours_follow_both_changes_of_the_clock(one, other, day, hours):
    shared = overlap_hours(date.fromisoformat(day), clock(one), clock(other))

    assert shared == hours


@pytest.mark.parametrize(("one", "other", "day", "hours"), CASES)
def test_it_does_not_matter_who_is_named_first(one, other, day, hours):
    shared = overlap_hours(date.fromisoformat(day), clock(other), clock(one))

    assert shared == hours


def test_an_afternoon_in_los_angeles_meets_the_next_morning_in_sydney():
    tuesday = date(2026, 11, 24)

    spans = list(shared_spans(tuesday, clock("America/Los_Angeles"), clock("Australia/Sydney")))

    assert spans == [
        Span(datetime(2026, 11, 24, 22, tzinfo=UTC), datetime(2026, 11, 25, 1, tzinfo=UTC))
    ]


def test_a_friday_afternoon_does_not_meet_a_saturday():
    friday = date(2026, 11, 27)

    spans = list(shared_spans(friday, clock("America/Los_Angeles"), clock("Australia/Sydney")))

    assert spans == []


def test_nobody_works_on_a_sunday():
    sunday = date(2026, 11, 29)

    assert list(shared_spans(sunday, clock("Europe/Stockholm"), clock("Europe/Paris"))) == []


@pytest.mark.parametrize(("hour", "inside"), [(8, True), (15, True), (16, False), (7, False)])
def test_the_whole_hour_has_to_lie_in_the_working_day(hour, inside):
    start = datetime(2026, 11, 24, hour, tzinfo=UTC)  # Stockholm is one hour ahead
    span = Span(start, start.replace(hour=hour + 1))

    assert inside_hours(span, clock("Europe/Stockholm")) is inside


@pytest.mark.parametrize(("minute", "there"), [(59, True), (0, False)])
def test_a_wall_time_that_clocks_skip_does_not_exist(minute, there):
    naive = datetime(2026, 3, 29, 2 if minute == 0 else 1, minute)  # noqa: DTZ001 - a wall

    assert exists(naive, ZoneInfo("Europe/Stockholm")) is there

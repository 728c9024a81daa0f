"""Times to propose, and series that keep their wall time."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from programs.sessions.overlap import Clock, Span
from programs.sessions.slots import Two, proposals, rhythm_weeks, series
from tests.conftest import NOON

STOCKHOLM = Clock(ZoneInfo("Europe/Stockholm"))
SAO_PAULO = Clock(ZoneInfo("America/Sao_Paulo"))
TOKYO = Clock(ZoneInfo("Asia/Tokyo"))


def walls(spans: list[Span], clock: Clock) -> list[str]:
    return [f"{span.start.astimezone(clock.zone):%Y-%m-%d %H:%M}" for span in spans]


def test_five_times_on_five_days_lie_in_both_working_days():
    two = Two(STOCKHOLM, SAO_PAULO)

    found = proposals(two, after=NOON, minutes=60)

    assert len({span.start.date() for span in found}) == 5
    assert all(two.fits(span) for span in found)
    assert all(span.start >= NOON + timedelta(hours=24) for span in found)


def test_who_never_work_at_the_same_time_get_no_proposal():
    assert proposals(Two(STOCKHOLM, TOKYO), after=NOON, minutes=60) == []


def test_a_time_that_either_has_given_away_is_not_proposed():
    free = proposals(Two(STOCKHOLM, SAO_PAULO), after=NOON, minutes=60)
    busy = Two(STOCKHOLM, SAO_PAULO, busy=[free[0]])

    again = proposals(busy, after=NOON, minutes=60)

    assert not any(span.meets(free[0]) for span in again)


def test_a_meeting_longer_than_the_shared_hours_is_never_proposed():
    assert proposals(Two(STOCKHOLM, SAO_PAULO), after=NOON, minutes=300) == []


def test_six_holds_lie_in_both_working_days_on_both_sides_of_the_change_of_the_clock():
    two = Two(STOCKHOLM, SAO_PAULO)
    start = datetime(2026, 11, 24, 12, tzinfo=UTC)

    held = series(
        two, Span(start, start + timedelta(hours=1)), count=6, weeks=4, last=date(2027, 5, 24)
    )

    # From 28 March on, 13:00 in Stockholm is 08:00 in São Paulo, so the last one moves an hour.
    assert walls(held, STOCKHOLM) == [
        "2026-11-24 13:00",
        "2026-12-22 13:00",
        "2027-01-19 13:00",
        "2027-02-16 13:00",
        "2027-03-16 13:00",
        "2027-04-13 14:00",
    ]
    assert all(two.fits(span) for span in held)


def test_a_series_keeps_the_wall_time_of_whoever_planned_it():
    paris = Clock(ZoneInfo("Europe/Paris"))
    start = datetime(2027, 3, 16, 9, tzinfo=UTC)

    held = series(
        Two(STOCKHOLM, paris), Span(start, start + timedelta(hours=1)),
        count=2, weeks=4, last=date(2027, 9, 1),
    )  # fmt: skip

    assert walls(held, STOCKHOLM) == ["2027-03-16 10:00", "2027-04-13 10:00"]


def test_no_hold_lies_beyond_the_last_day():
    start = datetime(2026, 11, 24, 12, tzinfo=UTC)

    held = series(
        Two(STOCKHOLM, SAO_PAULO), Span(start, start + timedelta(hours=1)),
        count=6, weeks=4, last=date(2027, 1, 31),
    )  # fmt: skip

    assert walls(held, STOCKHOLM) == ["2026-11-24 13:00", "2026-12-22 13:00", "2027-01-19 13:00"]


def test_a_hold_makes_room_for_what_stands_in_the_calendar():
    start = datetime(2026, 11, 24, 12, tzinfo=UTC)
    taken = Span(start + timedelta(weeks=4), start + timedelta(weeks=4, hours=1))

    held = series(
        Two(STOCKHOLM, SAO_PAULO, busy=[taken]), Span(start, start + timedelta(hours=1)),
        count=2, weeks=4, last=date(2027, 5, 24),
    )  # fmt: skip

    assert walls(held, STOCKHOLM) == ["2026-11-24 13:00", "2026-12-22 14:00"]


@pytest.mark.parametrize(
    ("sessions", "months", "weeks"), [(6, 6, 4), (12, 6, 2), (3, 2, 3), (1, 6, 1)]
)
def test_the_weeks_between_let_all_of_them_fit(sessions, months, weeks):
    assert rhythm_weeks(sessions, months) == weeks

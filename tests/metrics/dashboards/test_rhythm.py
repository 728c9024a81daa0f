from datetime import date, timedelta

import pytest

from metrics.dashboards.rhythm import Life, is_on_time, planned_by_week, weeks

START = date(2026, 9, 1)


def life(*held: int, closed: int | None = None) -> Life:
    """A pair of six sessions in six months that met so many days after it accepted."""
    days = [START + timedelta(days=day) for day in held]
    closed_on = None if closed is None else START + timedelta(days=closed)
    return Life(START, closed_on, days, months=6, sessions_planned=6)


CASES = [
    (life(), 14, None),
    (life(), 15, False),
    (life(14), 20, True),
    (life(15), 20, False),
    (life(10, 54), 60, True),
    (life(10, 55), 60, False),
    (life(10), 55, False),
    (life(10, closed=40), 300, True),
    (life(closed=10), 300, None),
]


@pytest.mark.parametrize(("pair", "day", "verdict"), CASES)
def test_a_pair_is_on_time_within_its_rhythm_and_two_weeks(
    pair: Life, day: int, verdict: bool | None
) -> None:
    assert is_on_time(pair, START + timedelta(days=day)) is verdict


def test_weeks_start_on_mondays_and_reach_today() -> None:
    assert weeks(date(2026, 9, 2), date(2026, 9, 14)) == [
        date(2026, 8, 31),
        date(2026, 9, 7),
        date(2026, 9, 14),
    ]


def test_the_plan_counts_pairs_while_they_live() -> None:
    lives = [life(), life(closed=7)]

    plan = planned_by_week(lives, [date(2026, 8, 31), date(2026, 9, 14)])

    assert plan == pytest.approx([14 / 30, 7 / 30])

"""When a cohort starts and ends."""

from calendar import monthrange
from datetime import date, timedelta

LEAD, MONDAY = timedelta(days=14), 0
# No program is longer than a year, so that what began earlier is over; nobody plans further ahead.
BACK, AHEAD = timedelta(days=366), timedelta(days=3 * 366)
LONGEST = timedelta(days=2 * 366)


def is_near(day: date, today: date) -> bool:
    """Whether a cohort that begins on this day can still run, or be planned now."""
    return today - BACK <= day <= today + AHEAD


def end_of(starts_on: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last day."""
    years, month = divmod(starts_on.month - 1 + months, 12)
    year, month = starts_on.year + years, month + 1
    return date(year, month, min(starts_on.day, monthrange(year, month)[1]))


def usual_start(today: date) -> date:
    """The first Monday that leaves two weeks to invite and match."""
    earliest = today + LEAD
    return earliest + timedelta(days=(MONDAY - earliest.weekday()) % 7)

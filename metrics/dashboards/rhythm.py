"""Whether pairs keep the rhythm they agreed on: process facts from dates alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

GRACE = timedelta(days=14)
MONTH = 365.25 / 12


@dataclass(frozen=True)
class Life:
    """One pair: when it was accepted, when it closed, when it met, and how often it planned to."""

    accepted_on: date
    closed_on: date | None
    held_on: Sequence[date]
    months: int
    sessions_planned: int

    @property
    def rhythm(self) -> timedelta:
        return timedelta(days=round(self.months * MONTH / max(1, self.sessions_planned)))


def is_on_time(life: Life, today: date, *, first_within: int = 14) -> bool | None:
    """True when every session so far was on time; None while the first is not yet due.

    On time: the first session within `first_within` days of acceptance, each later one within the
    plan's rhythm plus 14 days of the one before. A pair that has closed owes no further session.
    """
    until = min(today, life.closed_on or today)
    first_due = life.accepted_on + timedelta(days=first_within)
    held = sorted(life.held_on)
    if not held:
        return None if until <= first_due else False
    steps = zip(held, [*held[1:], until], strict=True)
    return held[0] <= first_due and all(later - one <= life.rhythm + GRACE for one, later in steps)


def weeks(starts_on: date, today: date) -> list[date]:
    """The Mondays from the cohort's first week to this one."""
    monday = starts_on - timedelta(days=starts_on.weekday())
    return [monday + timedelta(weeks=n) for n in range((today - monday).days // 7 + 1)]


def planned_by_week(lives: Sequence[Life], mondays: Sequence[date]) -> list[float]:
    """Sessions a week that the pairs' own plans add up to, in each of these weeks."""
    return [
        sum(
            7 / life.rhythm.days
            for life in lives
            if life.accepted_on <= monday + timedelta(days=6)
            and (life.closed_on is None or life.closed_on > monday)
        )
        for monday in mondays
    ]

"""When a coordinator talks with the two of a pair: in the program's weeks, and before the end."""

from dataclasses import dataclass
from datetime import date, timedelta

from programs.pairings.models import Pairing

WEEK = timedelta(weeks=1)
LAST = WEEK  # before the end: there is still something to be said in it
MISSED = timedelta(weeks=4)  # what nobody could hold for so long is not made up for


@dataclass(frozen=True)
class Moment:
    week: int
    on: date
    at_end: bool = False


def due(pair: Pairing, today: date) -> Moment | None:
    """The latest moment that has come; a pair comes with its cohort's program."""
    come = [each for each in moments(pair) if each.on <= today < each.on + MISSED]
    return max(come, key=lambda each: each.on, default=None)


def moments(pair: Pairing) -> list[Moment]:
    """All of a pair's; a week just before the end's falls together with it."""
    begun = pair.active_on
    if begun is None:
        return []
    weeks = [Moment(n, begun + n * WEEK) for n in pair.cohort.program.check_in_weeks]
    if pair.ends_on is None:
        return weeks
    last = max(begun, pair.ends_on - LAST)
    end = Moment((last - begun) // WEEK, last, at_end=True)
    return [*(each for each in weeks if each.on + WEEK <= last), end]

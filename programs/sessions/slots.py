"""Times to propose: inside both people's working days, spread over days and hours. No database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

from programs.sessions.overlap import Clock, Span, exists, inside_hours, shared_spans

NOTICE = timedelta(hours=24)
HORIZON = 28
STEP = timedelta(minutes=30)


@dataclass(frozen=True)
class Two:
    """The reader's clock, the partner's, and what either has already in the calendar."""

    mine: Clock
    theirs: Clock
    busy: Sequence[Span] = ()

    def is_free(self, span: Span) -> bool:
        return not any(span.meets(taken) for taken in self.busy)

    def fits(self, span: Span) -> bool:
        return inside_hours(span, self.mine) and inside_hours(span, self.theirs)


def proposals(two: Two, *, after: datetime, minutes: int, count: int = 5) -> list[Span]:
    """So many free times, one a day, from a day ahead to four weeks; fewer where there are none."""
    start = (after + NOTICE).astimezone(two.mine.zone).date()
    days = (start + timedelta(days=step) for step in range(HORIZON))
    found = (span for day in days if (span := _of_day(day, two, after, minutes)) is not None)
    return list(islice(found, count))


def _of_day(day: date, two: Two, after: datetime, minutes: int) -> Span | None:
    """One time of this day; the place in the shared hours moves on from day to day."""
    free = [
        span
        for span in candidates(day, two, minutes)
        if span.start >= after + NOTICE and two.is_free(span)
    ]
    if not free:
        return None
    return free[(len(free) - 1) * (day.toordinal() % 3) // 2]


def candidates(day: date, two: Two, minutes: int) -> Iterator[Span]:
    """All starts on the half hour at which a meeting of this length lies in both working days."""
    length = timedelta(minutes=minutes)
    for shared in shared_spans(day, two.mine, two.theirs):
        start = _half_hour(shared.start)
        while start + length <= shared.end:
            yield Span(start, start + length)
            start += STEP


def _half_hour(moment: datetime) -> datetime:
    """The moment itself, or the next full or half hour."""
    past = timedelta(minutes=moment.minute % 30, seconds=moment.second)
    return moment + (STEP - past) if past else moment


def rhythm_weeks(sessions: int, months: int) -> int:
    """Weeks from one meeting to the next, so that all of them lie within the months."""
    return max(1, (months * 30 // 7 - 1) // max(1, sessions - 1)) if sessions > 1 else 1


def series(two: Two, first: Span, *, count: int, weeks: int, last: date) -> list[Span]:
    """Holds at the first one's wall time, every so many weeks; shifted where that would not fit.

    The wall time is that of `two.mine`. Where a change of the clock or another appointment is in
    the way, the nearest time of that day or of the days round it is taken.
    """
    wall = first.start.astimezone(two.mine.zone)
    held = [first]
    for number in range(1, count):
        day = wall.date() + timedelta(weeks=weeks * number)
        free = Two(two.mine, two.theirs, [*two.busy, *held])
        span = _nearest(day, wall.time(), free, first.minutes)
        if span is not None and span.start.date() <= last:
            held.append(span)
    return held


def _nearest(day: date, at: time, two: Two, minutes: int) -> Span | None:
    wish = datetime.combine(day, at)
    if exists(wish, two.mine.zone):
        start = wish.replace(tzinfo=two.mine.zone)
        span = Span(start, start + timedelta(minutes=minutes))
        if two.fits(span) and two.is_free(span):
            return span
    wanted = wish.replace(tzinfo=two.mine.zone)
    for step in (0, 1, -1, 2, -2, 3, -3):
        near = [s for s in candidates(day + timedelta(days=step), two, minutes) if two.is_free(s)]
        if near:
            return min(near, key=lambda span: abs(span.start - wanted))
    return None

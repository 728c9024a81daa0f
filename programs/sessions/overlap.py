"""When two people work at the same time, across zones and changes of the clock. No database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from programs.sessions.free_days import free_name

NINE_TO_FIVE = (540, 1020)
FRIDAY = 4


@dataclass(frozen=True)
class Clock:
    """Somebody's zone and working hours, in local minutes after midnight, and the country."""

    zone: ZoneInfo
    hours: tuple[int, int] = NINE_TO_FIVE
    # Two letters; its public holidays are no working days. Empty: none are known.
    country: str = ""

    def works_on(self, day: date) -> bool:
        """Monday to Friday, but for public holidays."""
        return day.weekday() <= FRIDAY and not is_free(day, self)


@dataclass(frozen=True, order=True)
class Span:
    """From one moment to another, UTC, the end not included."""

    start: datetime
    end: datetime

    @property
    def minutes(self) -> int:
        return int((self.end - self.start).total_seconds() // 60)

    def holds(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def shared(self, other: "Span") -> "Span | None":
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, end) if start < end else None


def wall(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """The moment at which a clock on this wall shows so many minutes after midnight, in UTC."""
    naive = datetime.combine(day, time()) + timedelta(minutes=minutes)
    return naive.replace(tzinfo=zone).astimezone(UTC)


def exists(naive: datetime, zone: ZoneInfo) -> bool:
    """False for a wall time that is skipped when clocks go forward."""
    there_and_back = naive.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    return there_and_back.replace(tzinfo=None) == naive


def working_day(day: date, clock: Clock) -> Span:
    start, end = clock.hours
    return Span(wall(day, start, clock.zone), wall(day, end, clock.zone))


def is_free(day: date, clock: Clock) -> bool:
    """Whether it is a public holiday there."""
    return bool(clock.country and free_name(clock.country, day))


def same_day(day: date, one: Clock, other: Clock) -> Span | None:
    """What the two working days of this one date have in common; nothing on a holiday of either."""
    if is_free(day, one) or is_free(day, other):
        return None
    return working_day(day, one).shared(working_day(day, other))


def overlap_hours(day: date, one: Clock, other: Clock) -> float:
    """How long both work at the same time on a date, in hours."""
    shared = same_day(day, one, other)
    return shared.minutes / 60 if shared else 0.0


def shared_spans(day: date, one: Clock, other: Clock) -> Iterator[Span]:
    """What one's working day shares with the other's: same date, the day before or after.

    Working days on both calendars, so an evening in Los Angeles can meet a morning in Sydney.
    """
    if not one.works_on(day):
        return
    mine = working_day(day, one)
    for step in (-1, 0, 1):
        there = day + timedelta(days=step)
        shared = mine.shared(working_day(there, other)) if other.works_on(there) else None
        if shared is not None:
            yield shared


def inside_hours(span: Span, clock: Clock) -> bool:
    """Whether all of it lies in somebody's working day."""
    day = span.start.astimezone(clock.zone).date()
    return clock.works_on(day) and working_day(day, clock).holds(span)

"""Clock regimes: the stretches of a program in which no zone changes its offset."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo


def regimes(zones: set[str], starts_on: date, ends_on: date) -> list[datetime]:
    """One moment in each stretch of time in which every zone keeps its offset.

    Offsets are looked at each week: no zone changes twice within one.
    """
    moment = datetime(starts_on.year, starts_on.month, starts_on.day, 12, tzinfo=UTC)
    last = datetime(ends_on.year, ends_on.month, ends_on.day, 12, tzinfo=UTC)
    found: dict[tuple[int, ...], datetime] = {}
    while moment <= last:
        found.setdefault(tuple(offset(zone, moment) for zone in sorted(zones)), moment)
        moment += timedelta(days=7)
    return list(found.values())


@lru_cache(maxsize=4096)
def offset(zone: str, moment: datetime) -> int:
    """Minutes from UTC, east positive."""
    ahead = moment.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
    return int(ahead.total_seconds() // 60)

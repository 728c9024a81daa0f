"""By when somebody who asked is answered: working days, Monday to Friday, on their own clock."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

SATURDAY = 5


def due(asked_at: datetime, days: int, zone: ZoneInfo) -> datetime:
    """The same time of day so many working days later, UTC. Asked at a weekend counts as Monday."""
    local = asked_at.astimezone(zone)
    while local.weekday() >= SATURDAY:
        local = (local + timedelta(days=1)).replace(hour=9, minute=0, second=0, microsecond=0)
    for _ in range(days):
        local += timedelta(days=1)
        while local.weekday() >= SATURDAY:
            local += timedelta(days=1)
    return local.astimezone(UTC)

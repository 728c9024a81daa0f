"""The one clock: the database's now, plus the offset of the demo company."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta, tzinfo

from django.conf import settings
from django.db import connection

_standing: ContextVar[datetime | None] = ContextVar("standing", default=None)
_PLAIN = "SELECT clock_timestamp(), NULL"
_OFFSET = "SELECT clock_timestamp(), (SELECT ahead FROM mentoring_democlock LIMIT 1)"


def now() -> datetime:
    """Aware, UTC. Due decisions use this and never the clock of the machine they run on."""
    return _standing.get() or _read(_OFFSET if settings.DEMO else _PLAIN)


def unmoved() -> datetime:
    """The database's now without the demo's offset: leases say how long a process was silent."""
    return _standing.get() or _read(_PLAIN)


def today(zone: tzinfo) -> date:
    return now().astimezone(zone).date()


def _read(statement: str) -> datetime:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        row = cursor.fetchone()
    moment: datetime = row[0]
    ahead: timedelta = row[1] or timedelta()
    return moment + ahead


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Stop the clock for one thread: demo data and tests live through months with it."""
    token = _standing.set(moment)
    try:
        yield
    finally:
        _standing.reset(token)

"""Lives through the past: acts in the order of their moments, with every clock at that moment."""

import heapq
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import count

from django.apps import apps
from django.db import connection
from django.db.models.functions import Now

from mentoring.web import clock

Act = Callable[[datetime], object]
MOMENT = "counterpart.demo_moment"


class Timeline:
    """What is put here happens in order of time; what lies beyond `until` has not happened yet."""

    def __init__(self, until: datetime) -> None:
        self.until = until
        self.after: Act = lambda _: None
        self._waiting: list[tuple[datetime, int, Act]] = []
        self._order = count()

    def at(self, moment: datetime, act: Act) -> None:
        if moment <= self.until:
            heapq.heappush(self._waiting, (moment, next(self._order), act))

    def run(self) -> None:
        """Do everything; acts may put further acts. `after` is called after each."""
        while self._waiting:
            moment, _, act = heapq.heappop(self._waiting)
            with standing_at(moment):
                act(moment)
                self.after(moment)


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Stop the product's clock and, within `database_clock`, the database's defaults, too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [MOMENT, moment.isoformat()])
    with clock.standing_at(moment):
        yield


@contextmanager
def database_clock() -> Iterator[None]:
    """For one transaction, let the times that the database sets itself be those of the timeline.

    An audit line says when something happened by the database's own clock, and nobody can change
    it later: the only way to tell an old story is to have the clock stand there when it is told.
    """
    _set_defaults(f"current_setting('{MOMENT}')::timestamptz")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    _set_defaults("STATEMENT_TIMESTAMP()")


def _set_defaults(expression: str) -> None:
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for table, column in _columns():
            cursor.execute(
                f"ALTER TABLE {quote(table)} ALTER COLUMN {quote(column)} SET DEFAULT {expression}"
            )


def _columns() -> list[tuple[str, str]]:
    """Every column of ours that the database fills with its own now."""
    return [
        (model._meta.db_table, field.column)
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
        if field.column and isinstance(getattr(field, "db_default", None), Now)
    ]

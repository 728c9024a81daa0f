"""Tells PostgreSQL on whose behalf a statement about private rows is made.

The rows of GUARDED tables are visible to the person named here and to nobody else (row policies in
programs' migrations). The name is told with each such statement, never once per connection: so a
connection that goes from hand to hand cannot carry anybody's name to somebody else.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from uuid import UUID

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.dispatch import receiver

GUARDED = (
    "programs_note",
    "programs_privatecheck",
    "programs_commitment",
    "programs_logbefore",
    "programs_matchanswer",
    "programs_rank",
    "programs_keepanswer",
    "programs_moduleanswers",
    "programs_roleplayed",
    "programs_boundarycard",
    "programs_exercise",
    "programs_agenda",
    "programs_dialchange",
    "programs_circlepost",
    "programs_circlemeeting",
)
# What the product does by itself, each able to read what it needs of one table and no more.
ERRANDS = frozenset(
    {
        "settling",
        "reminding",
        "categories",
        "matching",
        "counting",
        "mutual",
        "tidying",
        "boundaries",
    }
)
TELL = """
SELECT set_config('counterpart.person', %s, false), set_config('counterpart.errand', %s, false)
"""

_names_one = re.compile("|".join(GUARDED)).search
_person: ContextVar[UUID | None] = ContextVar("person", default=None)
_errand: ContextVar[str] = ContextVar("errand", default="")


@contextmanager
def asking(person_id: UUID | None) -> Iterator[None]:
    """Inside, private rows are those of this person; None: of nobody."""
    token = _person.set(person_id)
    try:
        yield
    finally:
        _person.reset(token)


@contextmanager
def errand(name: str) -> Iterator[None]:
    """Inside, the product may also do this one of ERRANDS; keep it around a single query."""
    if name not in ERRANDS:
        raise ValueError(f"{name} is no errand.")
    token = _errand.set(name)
    try:
        yield
    finally:
        _errand.reset(token)


@receiver(connection_created)
def _tell_before(connection: BaseDatabaseWrapper, **_: Any) -> None:
    if tell_first not in connection.execute_wrappers:
        connection.execute_wrappers.append(tell_first)


def tell_first(
    execute: Callable[..., Any],
    statement: Any,
    params: Any,
    many: bool,  # noqa: FBT001 - Django's signature
    context: dict[str, Any],
) -> Any:
    """Before a statement that names a guarded table: who asks, and on which errand."""
    if _names_one(str(statement)):
        person = _person.get()
        told = [str(person) if person else "", _errand.get()]
        context["connection"].connection.execute(TELL, told)
    return execute(statement, params, many, context)

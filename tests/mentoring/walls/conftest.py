"""The three roles, made for one test; whatever runs inside `as_role` runs as that role."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from django.core.management import call_command
from django.db import connection, transaction

AsRole = Callable[[str], AbstractContextManager[None]]


@pytest.fixture
def granted(db: None) -> None:
    call_command("database_roles", verbosity=0)


@pytest.fixture
def as_role(granted: None) -> AsRole:
    return acting


@contextmanager
def acting(role: str) -> Iterator[None]:
    """In a savepoint, so that what is refused spoils nothing outside."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f'SET LOCAL ROLE "{role}"')
        yield
        cursor.execute("RESET ROLE")

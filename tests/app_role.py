"""In tests every page is asked as in production: by the role that owns no table.

Fixtures and assertions stand outside a request, so they run as the owner.
"""

from contextlib import suppress
from typing import Any

from django.core.signals import request_finished, request_started
from django.db import connection

from mentoring.walls.roles import app


def begin(**_: Any) -> None:
    set_role(f'SET ROLE "{app()}"')


def finish(**_: Any) -> None:
    set_role("RESET ROLE")


def set_role(statement: str) -> None:
    """Beside Django's cursor, so that tests which count queries do not count this one."""
    with suppress(RuntimeError):  # a test that wants no database asks pages that need none
        connection.ensure_connection()
        if not connection.needs_rollback:
            connection.connection.execute(statement)


def connect() -> None:
    request_started.connect(begin, dispatch_uid="as the app")
    request_finished.connect(finish, dispatch_uid="as the app")


def disconnect() -> None:
    request_started.disconnect(dispatch_uid="as the app")
    request_finished.disconnect(dispatch_uid="as the app")

"""Wakes the relay. The bell may fail: rows are the truth, and the relay looks again by itself."""

from typing import Any

from django.db import connection

CHANNEL = "counterpart"
NEEDED = ("dbname", "user", "password", "host", "port", "options", "sslmode", "sslrootcert")


def ring(what: str) -> None:
    """Heard when this transaction commits; without a listener nothing is lost."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, what])


def own_connection() -> dict[str, Any]:
    """What psycopg.connect wants to reach Django's database beside Django."""
    known = connection.get_connection_params()
    return {name: known[name] for name in NEEDED if known.get(name)}

"""The embedded PostgreSQL: one server for the demo and development, a relaxed one for tests."""

import os

from mentoring.embedded.cluster import DATABASE, Cluster
from mentoring.embedded.place import place

# A crash may cost a test run its data; it makes the run faster.
RELAXED = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_wal_size": "4GB",
}


def database_url() -> str:
    """The address of the embedded database in django-environ's form for a socket.

    Starts the server, or joins it in a few milliseconds, and leaves it running for the next
    process; `python -m mentoring.embedded stop` stops it. Raises EmbeddedError.
    """
    server = own_cluster().join()
    return f"postgres://postgres@/{server.socket_folder}/{DATABASE}"


def role_urls() -> dict[str, str]:
    """The same database for the roles that `manage.py database_roles` makes."""
    folder = own_cluster().join().socket_folder
    address = f"postgres://{DATABASE}_{{}}@/{folder}/{DATABASE}"
    return {
        "DATABASE_URL": address.format("app"),
        "BOARD_DATABASE_URL": address.format("board"),
    }


def own_cluster() -> Cluster:
    """A test run never meets the demo's data: it has a server of its own."""
    return tests_cluster() if _is_test_run() else demo_cluster()


def demo_cluster() -> Cluster:
    return Cluster(place(), "postgres")


def tests_cluster() -> Cluster:
    return Cluster(place(), "postgres-tests", RELAXED)


def _is_test_run() -> bool:
    """COUNTERPART_PG_FAST=1 asks for it; pytest says so to every process it starts."""
    return os.environ.get("COUNTERPART_PG_FAST") == "1" or "PYTEST_VERSION" in os.environ

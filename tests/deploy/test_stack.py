"""The compose file's commands, run for real: production settings, secrets in files."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from mentoring.embedded.cluster import Cluster
from mentoring.embedded.place import place
from mentoring.embedded.postgres import RELAXED
from tests.deploy.production import Production, free_port, until

pytestmark = [pytest.mark.processes, pytest.mark.redis]


@pytest.fixture(scope="module")
def database_port() -> Iterator[int]:
    """A PostgreSQL of its own that listens on loopback, as `db` does for its neighbours."""
    port = free_port()
    network = {"listen_addresses": "127.0.0.1", "port": str(port)}
    cluster = Cluster(place(), f"postgres-stack-{os.getpid()}", RELAXED | network)
    server = cluster.join()
    address = f"host={server.socket_folder} port={port} user=postgres dbname=counterpart"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE ROLE counterpart LOGIN SUPERUSER")
    yield port
    cluster.drop()


@pytest.fixture(scope="module")
def production(
    tmp_path_factory: pytest.TempPathFactory, database_port: int
) -> Iterator[Production]:
    """Migrated, and everything up; the services stop in the order in which a person would."""
    if shutil.which("redis-server") is None:
        missing = "redis-server is not on PATH"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    production = Production(tmp_path_factory.mktemp("stack"), database_port)
    production.start("redis")
    until(lambda: production.is_well("redis"), seconds=10)
    static = production.call("web", ["python", "manage.py", "collectstatic", "--no-input", "-v0"])
    assert static.returncode == 0, static.stderr
    migrated = production.once("migrate")
    assert migrated.returncode == 0, migrated.stderr
    for service in ("web", "worker", "beat"):
        production.start(service)
    yield production
    for service in list(production.running):
        production.stop(service)


def test_the_web_says_that_it_lives(production: Production) -> None:
    assert until(lambda: production.get("/healthz")[0] == 200)
    assert production.is_well("web")


def test_every_part_reports_for_duty(production: Production) -> None:
    ready = until(lambda: (now := production.readiness()) and _is_whole(now) and now)

    assert ready["status"] == 200
    assert ready["outbox_oldest_due_seconds"] == 0


def test_worker_and_beat_are_well_by_their_health_checks(production: Production) -> None:
    until(lambda: _is_whole(production.readiness()))

    assert production.is_well("worker")
    assert production.is_well("beat")


def test_a_page_is_served_to_the_public_host_alone(production: Production) -> None:
    until(lambda: production.get("/healthz")[0] == 200)

    assert production.get("/accounts/login/")[0] == 200


def test_what_runs_is_not_the_owner_and_dashboards_are_yet_another(production: Production) -> None:
    asked = (
        "from django.db import connections as c\n"
        "for each in c.all(): print(each.cursor().execute('SELECT current_user').fetchone()[0])"
    )

    told = production.call("web", ["python", "manage.py", "shell", "-v0", "-c", asked])

    assert told.stdout.split() == ["counterpart_app", "counterpart_board"]


def test_secrets_stay_out_of_environments_and_logs(production: Production) -> None:
    until(lambda: _is_whole(production.readiness()))
    secrets = [file.read_text() for file in (production.folder / "secrets").iterdir()]

    told = [production.log(name) for name in production.running]
    told += [str(production.environment(name)) for name in production.running]

    assert [name for name in secrets if any(name in words for words in told)] == []


def test_a_worker_ends_when_it_is_asked_to_and_its_health_check_notices(
    production: Production,
) -> None:
    until(lambda: production.is_well("worker"))

    code = production.stop("worker")
    is_well = production.is_well("worker")
    production.start("worker")

    assert (code, is_well) == (0, False)


def test_migrating_again_changes_nothing(production: Production) -> None:
    again = production.once("migrate")

    assert again.returncode == 0
    assert "No migrations to apply." in again.stdout


def test_without_its_secrets_it_does_not_start(production: Production, tmp_path: Path) -> None:
    words = ["sh", "-c", "SECRET_KEY_FILE=/nonexistent exec python manage.py check"]

    done = production.call("web", words)

    assert done.returncode == 1
    assert "SECRET_KEY_FILE: No such file or directory." in done.stderr


def _is_whole(ready: dict[str, object]) -> bool:
    """Beat's word went through the broker to a worker and came back to the database."""
    ages = (ready.get("beat_age_seconds"), ready.get("relay_age_seconds"))
    return bool(ready.get("database") and ready.get("broker")) and None not in ages

"""An import that dies leaves nothing behind; two at once come one after the other."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections, transaction

from mentoring.audit.models import AuditEntry
from mentoring.people.imports.tidying import see_off, tidy
from mentoring.people.imports.whole import Options, import_whole
from mentoring.people.models import Import, ImportRow, Person, User
from programs.pairings.models import Pairing
from tests import factories
from tests.conftest import NOON
from tests.mentoring.jobs.processes import ROOT, database_url, until
from tests.mentoring.people.imports.conftest import DATA

FILE = DATA / "hr-export-5000-utf8.csv"
WAITING = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND wait_event_type = 'Lock'
"""


def start() -> "subprocess.Popen[bytes]":
    environment = os.environ | {"DATABASE_URL": database_url(connection.settings_dict)}
    return subprocess.Popen(
        [sys.executable, "manage.py", "import_people", str(FILE)],
        cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip


def waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")  # kept until the transaction ends
        cursor.execute(WAITING)
        return bool(cursor.fetchone()[0])


@pytest.mark.processes
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ["importrow", "person", "headingmap"])
def test_an_import_that_is_killed_leaves_nothing_and_can_be_done_again(name: str) -> None:
    """It is held up at its beginning, in its middle and at its end, and killed there."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE mentoring_{name} IN EXCLUSIVE MODE")
        process = start()
        assert until(waits, 30)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    assert until(lambda: Person.objects.count() == 0, 10)
    assert (Import.objects.count(), ImportRow.objects.count()) == (0, 0)
    assert start().wait() == 0
    assert (Person.objects.count(), Import.objects.get().state) == (5000, "applied")
    assert AuditEntry.objects.filter(verb="people.imported").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_imports_at_once_the_second_waits_and_finds_it_done() -> None:
    found: list[dict[str, Any]] = []

    def work() -> None:
        found.append(import_whole(FILE, Options(), now=NOON))
        connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted((each["new"], each["unchanged"]) for each in found) == [(0, 5000), (5000, 0)]
    assert Person.objects.count() == 5000


def test_old_files_are_forgotten(olga: User, tmp_path: Path) -> None:
    old = Import.objects.create(file_name="old.csv", created_at="2026-10-01T00:00Z")
    new = Import.objects.create(file_name="new.csv", created_at="2026-11-20T00:00Z")
    for one in (old, new):
        one.rows.create(row=2, verdict="rejected")

    assert tidy(NOON) == 1

    assert set(ImportRow.objects.values_list("source", flat=True)) == {new.pk}
    assert tidy(NOON) == 0


def test_a_last_day_that_a_file_named_long_before_comes(pairing: Pairing) -> None:
    ben = pairing.mentor.person
    Person.objects.filter(pk=ben.pk).update(left_on="2026-11-23")
    factories.person(left_on="2027-01-01")

    assert see_off(NOON) == 1

    pairing.refresh_from_db()
    assert (pairing.state, pairing.paused_why) == ("paused", "left")
    assert see_off(NOON) == 0

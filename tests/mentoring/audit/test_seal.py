"""Sealing: every entry once, in the order of transactions, while others go on writing."""

import contextvars
from threading import Event, Thread
from uuid import uuid4

import psycopg
import pytest
from django.db import IntegrityError, InternalError, connection, connections, transaction

from mentoring.audit.actions import record
from mentoring.audit.models import AuditEntry, AuditSeal
from mentoring.audit.sealing import GENESIS, seal
from mentoring.audit.verifying import first_fault
from mentoring.jobs.models import Job
from tests.conftest import NOON

pytestmark = pytest.mark.django_db(transaction=True)


def write(entries: int = 1) -> None:
    """So many acts, each in a transaction of its own."""
    for _ in range(entries):
        with transaction.atomic():
            job = Job.objects.create(kind="count", subject_id=uuid4())
            record(None, "job.queued", job, new={"kind": "count", "share": 0.1})


def test_every_entry_is_sealed_once_however_often_it_is_tried() -> None:
    write(3)

    sealed = [seal(NOON), seal(NOON), seal(NOON)]

    assert sealed == [3, 0, 0]
    assert [item.entries for item in AuditSeal.objects.all()] == [3]


def test_each_seal_stands_on_the_one_before() -> None:
    for _ in range(3):
        write(2)
        seal(NOON)

    seals = list(AuditSeal.objects.order_by("id"))
    assert [item.previous for item in seals] == [GENESIS, seals[0].digest, seals[1].digest]
    assert first_fault() == ""


def test_much_is_sealed_in_batches_that_never_part_a_transaction(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("mentoring.audit.sealing.BATCH", 4)
    write(3)
    with transaction.atomic():
        write(5)
    write(1)

    assert seal(NOON) == 9

    assert [item.entries for item in AuditSeal.objects.order_by("id")] == [8, 1]
    assert first_fault() == ""


def test_an_entry_of_a_transaction_that_ends_late_is_sealed_later_and_whole() -> None:
    """The late one has the lower number: sealing past it would shut it out."""
    written, go_on = Event(), Event()

    def slowly() -> None:
        with transaction.atomic():
            write(1)
            written.set()
            go_on.wait(10)
        connections.close_all()

    late = Thread(target=contextvars.copy_context().run, args=(slowly,))
    late.start()
    written.wait(10)
    write(2)
    during = seal(NOON)
    go_on.set()
    late.join()

    assert (during, seal(NOON)) == (0, 3)
    assert first_fault() == ""


def test_a_long_transaction_of_another_database_does_not_hold_the_sealer_up() -> None:
    known = connection.get_connection_params()
    names = ("user", "password", "host", "port")
    where = {name: known[name] for name in names if known.get(name)}
    with psycopg.connect(dbname="postgres", **where) as elsewhere:
        elsewhere.execute("SELECT pg_current_xact_id()")
        write(2)

        assert seal(NOON) == 2


def test_many_write_while_several_seal() -> None:
    def writing() -> None:
        write(25)
        connections.close_all()

    def sealing() -> None:
        for _ in range(25):
            seal(NOON)
        connections.close_all()

    threads = [
        Thread(target=contextvars.copy_context().run, args=(work,))
        for work in (writing, writing, writing, sealing, sealing)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seal(NOON)

    assert sum(item.entries for item in AuditSeal.objects.all()) == 75
    assert first_fault() == ""


@pytest.mark.parametrize("table", ["mentoring_auditentry", "mentoring_auditseal"])
@pytest.mark.parametrize("change", ["UPDATE {} SET at = now()", "DELETE FROM {}"])
def test_the_database_refuses_to_change_what_was_written(table: str, change: str) -> None:
    write(1)
    seal(NOON)

    with pytest.raises((InternalError, IntegrityError), match="append-only"):
        connection.cursor().execute(change.format(table))

    assert (AuditEntry.objects.count(), AuditSeal.objects.count()) == (1, 1)

"""Whoever gets past the database's refusal is found out."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from mentoring.audit.models import AuditEntry, AuditSeal
from mentoring.audit.sealing import seal
from tests.conftest import NOON
from tests.mentoring.audit.test_seal import write

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def chain(db: None) -> list[AuditSeal]:
    """Three seals over two entries each."""
    for _ in range(3):
        write(2)
        seal(NOON)
    return list(AuditSeal.objects.order_by("id"))


@contextmanager
def as_superuser(table: str) -> Iterator[None]:
    """What no role of the application may: switch the triggers off."""
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        try:
            yield
        finally:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def verify(**options: str) -> str:
    out = StringIO()
    call_command("audit_verify", stdout=out, **options)
    return out.getvalue()


def second_of(chain: list[AuditSeal]) -> AuditEntry:
    """An entry under the second seal."""
    return AuditEntry.objects.get(pk=chain[1].rows[0][0])


def test_a_whole_chain_holds_and_names_its_end(chain: list[AuditSeal]) -> None:
    assert verify().split(". ")[0] == "3 seals hold"
    assert chain[2].digest in verify(anchor=chain[1].digest)


def test_entries_that_are_not_sealed_yet_are_no_fault(chain: list[AuditSeal]) -> None:
    write(1)

    assert "3 seals hold" in verify()


def test_an_empty_log_holds(db: None) -> None:
    assert "0 seals hold" in verify()


@pytest.mark.parametrize(
    "change",
    [
        {"verb": "job.done"},
        {"actor_id": "00000000-0000-4000-8000-000000000001"},
        {"new": {"kind": "other"}},
        {"regions": ["EMEA"]},
        {"people": ["00000000-0000-4000-8000-000000000001"]},
        {"program_id": "00000000-0000-4000-8000-000000000001"},
        {"at": NOON},
    ],
)
def test_a_changed_entry_is_named(chain: list[AuditSeal], change: dict[str, object]) -> None:
    entry = second_of(chain)
    with as_superuser("mentoring_auditentry"):
        AuditEntry.objects.filter(pk=entry.pk).update(**change)

    with pytest.raises(CommandError, match=f"^Seal {chain[1].pk}: entry {entry.pk} was changed.$"):
        verify()


def test_a_missing_entry_is_named(chain: list[AuditSeal]) -> None:
    entry = second_of(chain)
    with as_superuser("mentoring_auditentry"):
        entry.delete()

    with pytest.raises(CommandError, match=f"^Seal {chain[1].pk}: entry .* is missing.$"):
        verify()


def test_an_entry_added_to_the_past_is_named(chain: list[AuditSeal]) -> None:
    past = second_of(chain).transaction
    false = AuditEntry.objects.create(transaction=past, verb="job.done", object_type="x")

    with pytest.raises(
        CommandError, match=f"^Seal {chain[1].pk}: entry {false.pk} was added afterwards.$"
    ):
        verify()


def test_an_entry_moved_to_another_time_is_found(chain: list[AuditSeal]) -> None:
    entry = second_of(chain)
    with as_superuser("mentoring_auditentry"):
        AuditEntry.objects.filter(pk=entry.pk).update(transaction=chain[0].last_transaction)

    with pytest.raises(CommandError, match=f"entry {entry.pk} was added afterwards"):
        verify()


def test_a_seal_taken_out_of_the_middle_is_found(chain: list[AuditSeal]) -> None:
    with as_superuser("mentoring_auditseal"):
        chain[1].delete()

    with pytest.raises(CommandError, match=f"^Seal {chain[2].pk} does not follow"):
        verify()


def test_a_seal_made_anew_over_a_changed_entry_breaks_the_next(chain: list[AuditSeal]) -> None:
    with as_superuser("mentoring_auditseal"):
        AuditSeal.objects.filter(pk=chain[1].pk).update(digest="f" * 64)

    with pytest.raises(CommandError, match=f"^Seal {chain[1].pk} itself was changed.$"):
        verify()


def test_an_end_that_was_cut_off_is_found_with_a_digest_kept_elsewhere(
    chain: list[AuditSeal],
) -> None:
    with as_superuser("mentoring_auditseal"), as_superuser("mentoring_auditentry"):
        AuditEntry.objects.filter(transaction__gt=chain[1].last_transaction).delete()
        AuditSeal.objects.filter(pk=chain[2].pk).delete()

    with pytest.raises(CommandError, match="its end was cut off"):
        verify(anchor=chain[2].digest)

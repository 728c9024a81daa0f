"""A dump restored into a new cluster brings high transaction numbers; the new cluster's are low."""

import pytest

from mentoring.audit.models import AuditEntry, AuditSeal
from mentoring.audit.sealing import here, seal
from mentoring.audit.verifying import first_fault
from tests.conftest import NOON
from tests.mentoring.audit.test_seal import write

pytestmark = pytest.mark.django_db(transaction=True)

ELSEWHERE, HIGH = 7, 10**15


def brought(number: int) -> AuditEntry:
    """An entry as a dump brings it: numbered by the cluster it was written on."""
    return AuditEntry.objects.create(
        cluster=ELSEWHERE, transaction=HIGH + number, verb="job.done", object_type="mentoring.job"
    )


def test_what_is_written_after_a_restore_is_sealed_although_its_numbers_are_lower() -> None:
    brought(1)
    seal(NOON)
    write(2)

    assert seal(NOON) == 2

    assert list(AuditSeal.objects.order_by("id").values_list("cluster", "entries")) == [
        (ELSEWHERE, 1),
        (here(), 2),
    ]
    assert first_fault() == ""


def test_what_the_dump_brought_unsealed_is_sealed_before_what_is_new() -> None:
    brought(1)
    seal(NOON)
    brought(2)
    write(1)

    assert seal(NOON) == 2

    assert [item.cluster for item in AuditSeal.objects.order_by("id")] == [
        ELSEWHERE,
        ELSEWHERE,
        here(),
    ]
    assert first_fault() == ""


@pytest.mark.parametrize("number", [0, 2])
def test_an_entry_that_pretends_to_be_from_the_old_cluster_is_found(number: int) -> None:
    brought(1)
    seal(NOON)
    write(1)
    seal(NOON)

    false = brought(number)

    assert seal(NOON) == 0
    assert f"ntry {false.pk} was added afterwards" in first_fault()


def test_an_entry_written_by_default_names_this_cluster() -> None:
    write(1)

    assert AuditEntry.objects.get().cluster == here()

"""The thread that keeps a job's lease, with real connections."""

import time
from uuid import uuid4

import pytest
from django.db import transaction

from mentoring.jobs import progress as progress_module
from mentoring.jobs.actions import LEASE, cancel_job, claim, enqueue
from mentoring.jobs.models import Job
from mentoring.jobs.progress import Cancelled, Progress
from mentoring.people.models import User
from tests.conftest import NOON

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress_module, "EVERY", 0.02)


def until(job: Job, **fields: object) -> bool:
    """Wait for what another thread writes."""
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        if Job.objects.filter(pk=job.pk, **fields).exists():
            return True
        time.sleep(0.02)
    return False


def test_a_long_step_keeps_its_lease_and_its_numbers_are_seen_from_outside() -> None:
    job = claim(enqueue("count", uuid4(), by=None).pk, NOON - LEASE / 2)
    assert job is not None

    with Progress(job) as progress, transaction.atomic():
        progress(5, 6, "One long step")

        assert until(job, done=5, phase="One long step", lease_until=NOON + LEASE)


def test_the_wish_to_cancel_is_heard_inside_a_long_transaction(olga: User) -> None:
    job = claim(enqueue("count", uuid4(), by=olga).pk, NOON)
    assert job is not None
    cancel_job(job, by=olga)

    with Progress(job) as progress, transaction.atomic(), pytest.raises(Cancelled):
        work_for(5, progress)


def work_for(seconds: float, progress: Progress) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        progress(1, 2)
        time.sleep(0.02)


def test_the_thread_ends_with_the_job_and_leaves_no_connection() -> None:
    job = claim(enqueue("count", uuid4(), by=None).pk, NOON)
    assert job is not None

    with Progress(job) as progress:
        progress(1, 2)
        assert until(job, done=1)

    assert not progress._thread.is_alive()

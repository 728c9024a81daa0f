"""The thread that keeps a job's lease, with real connections."""

import ctypes
import time
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction

from mentoring.jobs import progress as progress_module
from mentoring.jobs.actions import LEASE, cancel_job, claim, enqueue
from mentoring.jobs.models import Job
from mentoring.jobs.progress import Cancelled, Progress
from mentoring.people.models import User
from mentoring.web import clock
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


def test_thread_and_process_end_with_the_job() -> None:
    job = claim(enqueue("count", uuid4(), by=None).pk, NOON)
    assert job is not None

    with Progress(job) as progress:
        progress(1, 2)
        assert until(job, done=1)

    assert (progress._thread.is_alive(), progress._keeper.poll()) == (False, 0)


@pytest.mark.processes
def test_a_solver_that_lets_no_thread_run_keeps_its_lease(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress_module, "KEEP_EVERY", 0.1)
    monkeypatch.setattr(progress_module, "EVERY", 100)
    job = claim(enqueue("count", uuid4(), by=None).pk, clock.unmoved())
    assert job is not None
    claimed_until = job.lease_until

    with Progress(job):
        ctypes.PyDLL(None).usleep(1_500_000)
        with connection.cursor() as cursor:
            cursor.execute("SELECT max(lease_until) FROM mentoring_job WHERE id = %s", [job.pk])
            kept_until = cursor.fetchone()[0]

    assert kept_until > claimed_until + timedelta(seconds=0.5)


@pytest.mark.processes
def test_the_process_ends_when_its_worker_is_killed() -> None:
    job = claim(enqueue("count", uuid4(), by=None).pk, clock.unmoved())
    assert job is not None
    orphan = progress_module.start_keeper(job)
    assert orphan.stdin is not None

    orphan.stdin.close()

    assert orphan.wait(10) == 0


@pytest.mark.processes
def test_the_process_ends_when_the_job_was_taken_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress_module, "KEEP_EVERY", 0.1)
    job = claim(enqueue("count", uuid4(), by=None).pk, clock.unmoved() - 2 * LEASE)
    assert job is not None
    claim(job.pk, clock.unmoved())

    keeper = progress_module.start_keeper(job)

    assert keeper.wait(10) == 0
    assert keeper.stdin is not None
    keeper.stdin.close()

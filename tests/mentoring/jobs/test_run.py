"""A job from its claim to its end."""

from uuid import uuid4

import pytest

from mentoring.jobs.actions import LEASE, cancel_job, claim, enqueue
from mentoring.jobs.models import Job
from mentoring.jobs.progress import Cancelled, Lost, Progress
from mentoring.jobs.running import run
from mentoring.jobs.tasks import run_job
from mentoring.people.models import User
from tests.conftest import NOON
from tests.mentoring.jobs import kinds

pytestmark = pytest.mark.django_db


def test_a_job_ends_with_its_result() -> None:
    job = enqueue("count", uuid4(), by=None)

    ended = run(job.pk)

    assert ended is not None
    assert (ended.state, ended.result, ended.ended_at) == ("done", {"counted": 4}, NOON)
    assert kinds.ended == []


def test_a_job_rung_for_three_times_runs_once() -> None:
    job = enqueue("count", uuid4(), by=None)

    for _ in range(3):
        run_job(str(job.pk))

    job.refresh_from_db()
    assert (job.attempts, job.state) == (1, "done")


def test_a_ring_for_a_job_that_never_was_does_nothing() -> None:
    run_job(str(uuid4()))

    assert Job.objects.count() == 0


def test_a_job_that_cannot_be_done_says_why() -> None:
    ended = run(enqueue("refuse", uuid4(), by=None).pk)

    assert ended is not None
    assert (ended.state, ended.reason) == ("failed", "There is nobody to match.")
    assert kinds.ended == [("failed", "There is nobody to match.")]


def test_a_job_that_breaks_shows_nothing_of_what_it_held() -> None:
    ended = run(enqueue("break_down", uuid4(), by=None).pk)

    assert ended is not None
    assert ended.state == "failed"
    assert "secret" not in ended.reason


def test_progress_is_written_and_keeps_the_lease() -> None:
    job = claim(enqueue("count", uuid4(), by=None).pk, NOON - LEASE / 2)
    assert job is not None

    Progress(job)(7, 9, "Pricing")

    job.refresh_from_db()
    assert (job.done, job.total, job.phase, job.percent) == (7, 9, "Pricing", 77)
    assert job.lease_until == NOON + LEASE


def test_a_running_job_hears_that_it_should_stop(olga: User) -> None:
    job = claim(enqueue("count", uuid4(), by=olga).pk, NOON)
    assert job is not None
    cancel_job(job, by=olga)

    with pytest.raises(Cancelled):
        Progress(job)(1, 2)


def test_a_job_that_was_taken_over_hears_it_and_writes_nothing() -> None:
    job = enqueue("count", uuid4(), by=None)
    silent = claim(job.pk, NOON - 2 * LEASE)
    assert silent is not None
    claim(job.pk, NOON)
    progress = Progress(silent)

    with pytest.raises(Lost):
        progress(1, 2)
    with pytest.raises(Lost), progress.hold():
        pytest.fail("nobody holds it")

    assert Job.objects.get().done == 0

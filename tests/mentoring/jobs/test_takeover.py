"""A worker is killed in the middle of its work, and another one finishes it."""

import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from mentoring.jobs.actions import enqueue
from mentoring.jobs.models import Job
from tests.mentoring.jobs.kinds import STEPS
from tests.mentoring.jobs.processes import Crew, until

pytestmark = [pytest.mark.processes, pytest.mark.django_db(transaction=True)]
SUBJECT = UUID("00000000-0000-4000-8000-00000000beef")


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Crew]:
    crew = Crew(tmp_path)
    yield crew
    crew.end()


def test_a_job_whose_worker_is_killed_is_finished_by_another_within_a_minute(crew: Crew) -> None:
    crew.beat()
    doomed = crew.worker()
    job = enqueue("slowly", SUBJECT, by=None)
    assert until(lambda: Job.objects.get().done > STEPS / 4, 30), crew.told()

    crew.kill(doomed)
    killed_at = time.monotonic()
    crew.worker()

    assert until(lambda: Job.objects.get().state == "done", 70), crew.told()
    assert time.monotonic() - killed_at < 60
    job.refresh_from_db()
    assert (job.attempts, job.result) == (2, {"found": expected()})


def expected() -> str:
    """What the work finds when nothing disturbs it."""
    found = SUBJECT.int
    for step in range(STEPS):
        found = found * 6364136223846793005 % 2**64 + step
    return str(found)

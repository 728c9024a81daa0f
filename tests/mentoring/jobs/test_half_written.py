"""Without Redis a bell is a file, and somebody may look at it before it is written."""

import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from mentoring.jobs.actions import enqueue
from mentoring.jobs.models import Job
from tests.mentoring.jobs.processes import Crew, until

pytestmark = [pytest.mark.processes, pytest.mark.django_db(transaction=True)]
SUBJECT = UUID("00000000-0000-4000-8000-00000000bee1")


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Crew]:
    crew = Crew(tmp_path)
    yield crew
    crew.end()


def test_a_worker_that_finds_an_empty_bell_goes_on_working(crew: Crew) -> None:
    bells = crew.home / "broker"
    worker = crew.worker()
    assert until(lambda: "ready" in crew.told(), 40), crew.told()
    for n in range(3):
        (bells / f"{n}_half-written.default.msg").touch()
        time.sleep(0.5)

    enqueue("slowly", SUBJECT, by=None)
    crew.beat()

    assert until(lambda: Job.objects.get().done > 0, 60), crew.told()
    assert worker.poll() is None
    assert not list(bells.glob("*half-written*"))

"""Kinds of work that only tests know."""

import time
from typing import Any
from uuid import UUID

from mentoring.jobs.models import Job
from mentoring.jobs.progress import Progress
from mentoring.jobs.running import JobFailed
from mentoring.people.access import holds
from mentoring.people.models import User

STEPS = 40
ended: list[tuple[str, str]] = []


def count(job: Job, progress: Progress) -> dict[str, Any]:
    progress(3, 4, "Counting")
    return {"counted": 4}


def refuse(job: Job, progress: Progress) -> dict[str, Any]:
    raise JobFailed("There is nobody to match.")


def break_down(job: Job, progress: Progress) -> dict[str, Any]:
    raise ValueError("a secret that no page may show")


def slowly(job: Job, progress: Progress) -> dict[str, Any]:
    """A few seconds of steps whose outcome depends on the job alone."""
    found = job.subject_id.int
    for step in range(STEPS):
        progress(step, STEPS, "Stepping")
        found = found * 6364136223846793005 % 2**64 + step
        time.sleep(0.1)
    return {"found": str(found)}


def is_for(user: User, pk: UUID) -> bool:
    """These jobs are the owners'."""
    return holds(user, "owner")


def note_ending(job: Job) -> None:
    ended.append((job.state, job.reason))


KINDS = {name: f"{__name__}.{name}" for name in ("count", "refuse", "break_down", "slowly")}
ENDINGS = dict.fromkeys(KINDS, f"{__name__}.note_ending")

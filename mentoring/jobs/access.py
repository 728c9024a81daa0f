"""Who may look at a job, and stop it."""

from typing import Any

from mentoring.jobs.models import Job
from mentoring.web.roles import roles


def may_see(user: Any, job: Job) -> bool:
    """Whoever started it, and those who run programs."""
    return job.started_by_id == user.pk or roles().may_run(user)


def may_cancel(user: Any, job: Job) -> bool:
    return job.is_open and not job.cancel_asked and may_see(user, job)

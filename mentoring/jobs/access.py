"""Who may look at a job, and stop it."""

from typing import Any

from mentoring.jobs.models import Job
from mentoring.web.roles import roles


def may_see(user: Any, job: Job) -> bool:
    """Whoever started it, those who run programs, and who keeps the machinery running."""
    return may_follow(user, job) or roles().holds(user, "administrator")


def may_follow(user: Any, job: Job) -> bool:
    """Whether what came of it is for this reader; an operator sees no more than that it ended."""
    return job.started_by_id == user.pk or roles().may_run(user)


def may_see_failed(user: Any) -> bool:
    return roles().holds(user, "administrator", "auditor")


def may_open_failed(user: Any) -> bool:
    return roles().holds(user, "administrator")


def may_cancel(user: Any, job: Job) -> bool:
    return job.is_open and not job.cancel_asked and may_see(user, job)

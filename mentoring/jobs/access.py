"""Who may look at a job, and stop it."""

from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from mentoring.jobs.models import Job
from mentoring.web.roles import roles


def may_see(user: Any, job: Job) -> bool:
    """Whoever started it, those it is for, and who keeps the machinery running."""
    return may_follow(user, job) or roles().holds(user, "administrator")


def may_follow(user: Any, job: Job) -> bool:
    """Whether what came of it is for this reader; an operator sees no more than that it ended."""
    return job.started_by_id == user.pk or is_for(user, job)


def is_for(user: Any, job: Job) -> bool:
    """What the kind's own slice says of its subject; a kind without a line is for nobody else."""
    known = settings.JOB_READERS.get(job.kind)
    return bool(known and import_string(known)(user, job.subject_id))


def may_see_failed(user: Any) -> bool:
    return roles().holds(user, "administrator", "auditor")


def may_open_failed(user: Any) -> bool:
    return roles().holds(user, "administrator")


def may_cancel(user: Any, job: Job) -> bool:
    return job.is_open and not job.cancel_asked and may_see(user, job)

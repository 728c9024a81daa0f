"""Runs one job from its claim to its end, whatever happens in between."""

import logging
from uuid import UUID

from django.conf import settings
from django.db import OperationalError
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from mentoring.jobs.actions import claim, end
from mentoring.jobs.models import Job
from mentoring.jobs.progress import Cancelled, Lost, Progress
from mentoring.web import clock

log = logging.getLogger(__name__)


class JobFailed(Exception):  # noqa: N818 - what happened, in words
    """The job cannot be done; its message names nobody, because operators read it, too."""


def run(job_id: UUID) -> Job | None:
    """Do the job if it is due and nobody does it. Returns the job as it ended, or None."""
    job = claim(job_id, clock.unmoved())
    if job is None:
        return None
    try:
        work(job)
    except Lost:
        log.warning("job %s goes on elsewhere", job.pk)
    except OperationalError:
        # The database is away. Nothing can be written; when the lease ends, somebody tries again.
        log.exception("job %s lost its database", job.pk)
    return Job.objects.get(pk=job.pk)


def work(job: Job) -> None:
    """Call the kind's function and end the job by what comes of it."""
    try:
        with Progress(job) as progress:
            result = import_string(settings.JOB_KINDS[job.kind])(job, progress)
        end(job, Job.State.DONE, clock.unmoved(), result=result)
    except Cancelled:
        end(job, Job.State.CANCELLED, clock.unmoved())
    except JobFailed as failure:
        end(job, Job.State.FAILED, clock.unmoved(), reason=str(failure))
    except (Lost, OperationalError):
        raise
    except Exception:
        log.exception("job %s (%s) failed", job.pk, job.kind)
        words = _("Something unforeseen went wrong. The administrator finds it in the log.")
        end(job, Job.State.FAILED, clock.unmoved(), reason=words)

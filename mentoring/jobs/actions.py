"""Starts, claims, feeds and ends jobs. Every move is one guarded update."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import F

from mentoring.audit.actions import record
from mentoring.jobs.models import Job
from mentoring.web.bell import ring

LEASE = timedelta(seconds=30)
MOST_ATTEMPTS = 3


@transaction.atomic
def enqueue(kind: str, subject_id: uuid.UUID, *, by: models.Model | None) -> Job:
    """Write the job's row; the relay rings a worker after commit.

    Raises IntegrityError when the same work is already open (one open job per subject).
    """
    job = Job.objects.create(
        kind=kind, subject_id=subject_id, started_by_id=by.pk if by is not None else None
    )
    record(by, "job.queued", job, new={"kind": kind})
    ring("jobs")
    return job


@transaction.atomic
def ask_to_cancel(job: Job, *, by: models.Model) -> None:
    """A waiting job ends at once; a running one stops at its next step."""
    job = Job.objects.select_for_update().get(pk=job.pk)
    if job.state == Job.State.QUEUED:
        job.state = Job.State.CANCELLED
    job.cancel_asked = True
    job.save(update_fields=["state", "cancel_asked"])
    record(by, "job.cancel_asked", job)


def claim(job_id: uuid.UUID, now: datetime) -> Job | None:
    """Take a due job, or None: somebody else has it, it is over, or it has failed too often."""
    with transaction.atomic():
        due = Job.objects.due(now).select_for_update(skip_locked=True)
        job = due.filter(pk=job_id).first()
        if job is None:
            return None
        if job.attempts >= MOST_ATTEMPTS:
            end(job, Job.State.FAILED, now, reason="stopped three times without an end")
            return None
        job.state, job.holder, job.lease_until = Job.State.RUNNING, uuid.uuid4(), now + LEASE
        job.attempts += 1
        job.started_at = job.started_at or now
        job.save()
        return job


def held(job: Job) -> "models.QuerySet[Job]":
    """The row, as long as this very worker holds it."""
    return Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, holder=job.holder)


def beat(job: Job, now: datetime) -> bool:
    """Say that the work goes on. False when the job was taken over: stop, write nothing more."""
    return held(job).update(lease_until=now + LEASE) == 1


def advance(job: Job, *, done: int, total: int, phase: str = "") -> None:
    held(job).update(done=done, total=total, phase=phase or F("phase"))


def end(
    job: Job, state: str, now: datetime, *, reason: str = "", result: dict[str, Any] | None = None
) -> None:
    Job.objects.filter(pk=job.pk).update(
        state=state, ended_at=now, reason=reason[:300], result=result or {}, lease_until=None
    )
    record(None, f"job.{state}", job, new={"kind": job.kind})

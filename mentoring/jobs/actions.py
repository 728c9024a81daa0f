"""Starts, claims, feeds and ends jobs. Every move is one guarded update."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils.module_loading import import_string

from mentoring.audit.actions import record
from mentoring.jobs.models import Beat, DueSlot, Job
from mentoring.web import clock
from mentoring.web.bell import ring

LEASE = timedelta(seconds=30)
MOST_ATTEMPTS = 3
KEEP_SLOTS = timedelta(hours=1)
STOPPED = "It stopped three times without an end. Please tell the administrator."


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
def cancel_job(job: Job, *, by: models.Model) -> bool:
    """A waiting job ends at once, a running one at its next step. False when it is over."""
    row = Job.objects.open().select_for_update().filter(pk=job.pk).first()
    if row is None:
        return False
    record(by, "job.cancel_asked", row, new={"kind": row.kind})
    if row.state == Job.State.QUEUED:
        return end(row, Job.State.CANCELLED, clock.unmoved())
    row.cancel_asked = True
    row.save(update_fields=["cancel_asked"])
    return True


@transaction.atomic
def claim(job_id: uuid.UUID, now: datetime) -> Job | None:
    """Take a due job, or None: somebody else has it, it is over, or it has failed too often."""
    job = Job.objects.due(now).select_for_update(skip_locked=True).filter(pk=job_id).first()
    if job is None:
        return None
    if job.cancel_asked or job.attempts >= MOST_ATTEMPTS:
        state = Job.State.CANCELLED if job.cancel_asked else Job.State.FAILED
        end(job, state, now, reason="" if job.cancel_asked else STOPPED)
        return None
    job.state, job.holder, job.lease_until = Job.State.RUNNING, uuid.uuid4(), now + LEASE
    job.attempts += 1
    job.started_at = job.started_at or now
    job.save()
    return job


def held(job: Job) -> "models.QuerySet[Job]":
    """The row, as long as this very worker holds it."""
    return Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, holder=job.holder)


def beat(job: Job, now: datetime, **numbers: Any) -> bool:
    """Say that the work goes on. False when the job was taken over: stop, write nothing more."""
    return held(job).update(lease_until=now + LEASE, **numbers) == 1


@transaction.atomic
def end(
    job: Job, state: str, now: datetime, *, reason: str = "", result: dict[str, Any] | None = None
) -> bool:
    """End an open job with its subject. False when it is not this worker's to end (any more)."""
    mine = Job.objects.open().filter(pk=job.pk, holder=job.holder)
    row = mine.select_for_update().first()
    if row is None:
        return False
    row.state, row.ended_at, row.lease_until = state, now, None
    row.reason, row.result = reason[:300], result or {}
    row.save()
    record(None, f"job.{state}", row, new={"kind": row.kind})
    ending = settings.JOB_ENDINGS.get(row.kind)
    if ending and state != Job.State.DONE:
        import_string(ending)(row)
    return True


def take_slot(job: str, seconds: float, now: datetime) -> DueSlot | None:
    """The slot of this moment, if nobody took it yet: a periodic job runs once in each."""
    mine = DueSlot.objects.filter(job=job)
    mine.filter(at__lt=now - timedelta(seconds=2 * seconds) - KEEP_SLOTS).delete()
    number = str(int(now.timestamp() // seconds))
    slot, made = mine.get_or_create(slot=number, defaults={"job": job, "at": now})
    return slot if made else None


def say_alive(name: str, now: datetime) -> None:
    Beat.objects.update_or_create(name=name, defaults={"at": now})

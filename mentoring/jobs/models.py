"""Work that outlives a request: one row says what, how far, and who holds it until when."""

import uuid
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class JobQuerySet(models.QuerySet["Job"]):
    def due(self, now: datetime) -> "JobQuerySet":
        """Waiting, or held by a worker that has stopped saying it lives."""
        abandoned = Q(state=Job.State.RUNNING, lease_until__lt=now)
        return self.filter(Q(state=Job.State.QUEUED) | abandoned)

    def open(self) -> "JobQuerySet":
        return self.filter(state__in=[Job.State.QUEUED, Job.State.RUNNING])


class Job(models.Model):
    """An import, a matching run, an export: claimed under lock, taken over when its lease ends."""

    class State(models.TextChoices):
        QUEUED = "queued", "Queued"
        RUNNING = "running", "Running"
        DONE = "done", "Done"
        FAILED = "failed", "Failed"
        CANCELLED = "cancelled", "Cancelled"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.QUEUED)
    phase = models.CharField(max_length=80, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    # What a kind of job tells of itself while it works, for a page of its own; no names.
    note = models.JSONField(default=dict)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    holder = models.UUIDField(null=True)
    cancel_asked = models.BooleanField(default=False)
    reason = models.CharField(max_length=300, blank=True)
    result = models.JSONField(default=dict)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    created_at = models.DateTimeField(db_default=Now())
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_id"],
                condition=Q(state__in=["queued", "running"]),
                name="one_open_job_per_subject",
            ),
            models.CheckConstraint(
                condition=~Q(state="running") | Q(lease_until__isnull=False, holder__isnull=False),
                name="a_running_job_has_a_holder",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["queued", "running", "done", "failed", "cancelled"]),
                name="job_state_is_known",
            ),
        ]
        indexes = [models.Index(fields=["state", "lease_until"])]

    @property
    def is_open(self) -> bool:
        return self.state in (self.State.QUEUED, self.State.RUNNING)

    @property
    def percent(self) -> int:
        return min(100, 100 * self.done // self.total) if self.total else 0

    def audit_values(self) -> dict[str, Any]:
        return {"kind": self.kind, "state": self.state}


class Beat(models.Model):
    """One row per part that must keep moving (beat, relay): when it last did."""

    name = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField(db_default=Now())


class DueSlot(models.Model):
    """A periodic job runs once per slot, however many beats there are."""

    job = models.CharField(max_length=60)
    slot = models.CharField(max_length=40)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["job", "slot"], name="one_run_per_slot"),
        ]

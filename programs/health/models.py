"""Asking for help: one person to the coordinator, nobody else."""

import uuid
from datetime import datetime

from django.db import models
from django.db.models.functions import Now

from programs.cohorts.models import Cohort
from programs.health.check_ins import CheckIn
from programs.health.conflicts import Conflict
from programs.pairings.models import Pairing
from programs.participants.models import Participation

__all__ = ["CheckIn", "Conflict", "HelpRequest"]


class HelpRequestQuerySet(models.QuerySet["HelpRequest"]):
    def open(self) -> "HelpRequestQuerySet":
        return self.filter(state=HelpRequest.State.OPEN)

    def overdue(self, now: datetime) -> "HelpRequestQuerySet":
        return self.open().filter(due_at__lt=now)


class HelpRequest(models.Model):
    """Says that somebody wants to be called. The partner never learns that it exists."""

    class Kind(models.TextChoices):
        QUESTION = "question", "A question"
        REMATCH = "rematch", "Another match"
        UNCOMFORTABLE = "uncomfortable", "Wants a call"

    class Outcome(models.TextChoices):
        ANSWERED = "answered", "Answered"
        CALLED = "called", "Talked on the phone"
        REMATCHED = "rematched", "Another match found"
        REFERRED = "referred", "Passed to somebody better placed"
        WITHDRAWN = "withdrawn", "No longer needed"

    class State(models.TextChoices):
        OPEN = "open", "Open"
        CLOSED = "closed", "Closed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    part = models.ForeignKey(Participation, models.CASCADE, related_name="help_requests")
    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="+")
    pairing = models.ForeignKey(Pairing, models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    # What the person chose to tell the coordinator; empty is fine.
    text = models.TextField(max_length=1000, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    asked_at = models.DateTimeField(db_default=Now())
    due_at = models.DateTimeField()
    escalated_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True)

    objects = HelpRequestQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "due_at"])]

    def is_overdue(self, now: datetime) -> bool:
        return self.state == self.State.OPEN and self.due_at < now

"""Effects that leave the house: one row each, written with what caused them."""

import uuid
from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

NUDGE_EVERY = timedelta(days=7)


class MessageQuerySet(models.QuerySet["Message"]):
    def waiting(self, now: datetime) -> "MessageQuerySet":
        """Those whose time has come by the product's clock."""
        return self.filter(state__in=["queued", "retry"], not_before__lte=now)

    def abandoned(self, alive: datetime) -> "MessageQuerySet":
        """Those whose sender went silent."""
        return self.filter(state="inflight", lease_until__lt=alive)

    def nudges_waiting(self) -> "MessageQuerySet":
        waiting = ["queued", "retry", "inflight"]
        return self.filter(urgency=Message.Urgency.NUDGE, state__in=waiting)

    def nudges_left(self, since: datetime) -> "MessageQuerySet":
        """Nudges that left, or are leaving or may have left, after this moment."""
        left = ["sent", "uncertain", "inflight"]
        return self.filter(urgency=Message.Urgency.NUDGE, state__in=left, sent_at__gt=since)


class Message(models.Model):
    """One mail to one person about one thing, once. It holds ids; the text is made when it goes."""

    class State(models.TextChoices):
        QUEUED = "queued", "Queued"
        INFLIGHT = "inflight", "Being sent"
        RETRY = "retry", "Will be tried again"
        SENT = "sent", "Sent"
        UNCERTAIN = "uncertain", "May have been sent"
        PARKED = "parked", "Parked"
        DROPPED = "dropped", "No longer wanted"

    class Urgency(models.IntegerChoices):
        CRITICAL = 0
        NORMAL = 1
        NUDGE = 2

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recipient = models.ForeignKey("mentoring.Person", models.CASCADE)
    kind = models.CharField(max_length=60)
    object_id = models.CharField(max_length=64)
    occurrence = models.CharField(max_length=40, blank=True)
    urgency = models.SmallIntegerField(choices=Urgency.choices, default=Urgency.NORMAL)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    not_before = models.DateTimeField(db_default=Now())
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    reason = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(db_default=Now())
    sent_at = models.DateTimeField(null=True)
    region = models.CharField(max_length=80, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "kind", "object_id", "occurrence"],
                name="one_mail_per_occurrence",
            ),
            models.CheckConstraint(
                condition=~Q(state="inflight") | Q(lease_until__isnull=False),
                name="a_mail_in_flight_has_a_lease",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "created_at"]),
            # The order in which mail leaves.
            models.Index(
                fields=["urgency", "not_before"],
                condition=Q(state__in=["queued", "retry"]),
                name="mail_that_waits",
            ),
            models.Index(
                fields=["lease_until"], condition=Q(state="inflight"), name="mail_in_flight"
            ),
            models.Index(fields=["recipient"], condition=Q(urgency=2), name="nudges_of_a_person"),
        ]

    @property
    def is_nudge(self) -> bool:
        return self.urgency == self.Urgency.NUDGE


class Preference(models.Model):
    """What a person wants to be written about: nudges can be switched off with one click."""

    person = models.OneToOneField("mentoring.Person", models.CASCADE, primary_key=True)
    nudges = models.BooleanField(default=True)
    bouncing = models.BooleanField(default=False)
    # Bumping it makes every off-switch link sent before void.
    link_version = models.PositiveIntegerField(default=1)


class KeptMail(models.Model):
    """The demo's mail: kept in a table and read on a page, instead of leaving the machine."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(db_default=Now())
    to = models.EmailField()
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict)
    calendar = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["to", "-at"])]

"""A pair that the company has put into a relation of power, until somebody has settled it."""

import uuid

from django.db import models
from django.db.models import Q

from programs.pairings.models import Pairing


class ConflictQuerySet(models.QuerySet["Conflict"]):
    def open(self) -> "ConflictQuerySet":
        return self.filter(closed_at__isnull=True)

    def with_pair(self) -> "ConflictQuerySet":
        pair = ("mentor__person", "executive__person", "cohort__program")
        return self.select_related(*(f"pairing__{each}" for each in pair))


class Conflict(models.Model):
    class Cause(models.TextChoices):
        IMPORT = "import", "An import"
        TIE = "tie", "A tie somebody entered"
        LOOK = "look", "A regular look"

    class Outcome(models.TextChoices):
        RESUMED = "resumed", "Goes on"
        RECUSED = "recused", "Goes on, both recused"
        ENDED = "ended", "Ended"
        WITHDRAWN = "withdrawn", "Proposal taken back"
        COMPLETED = "completed", "Closed as planned"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pairing = models.ForeignKey(Pairing, models.CASCADE, related_name="conflicts")
    # What stands between the two: [{"kind": "line", "levels": 2, "low": "mentor"}, …]; `low` is
    # the side that the other has power over, empty where neither has.
    relations = models.JSONField(default=list)
    cause = models.CharField(max_length=8, choices=Cause.choices)
    found_at = models.DateTimeField()
    # The program allows it at this distance once both have signed the recusal.
    asks_recusal = models.BooleanField(default=False)
    # Since when nothing stands between them any more; going on is for a person to say.
    gone_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)

    objects = ConflictQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pairing"],
                condition=Q(closed_at__isnull=True),
                name="one_open_conflict_per_pair",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, outcome="")
                | Q(closed_at__isnull=False) & ~Q(outcome=""),
                name="a_closed_conflict_has_an_outcome",
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

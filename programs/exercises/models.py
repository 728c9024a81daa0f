"""What the two do together for their training: lines they write, and that they did it."""

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from programs.pairings.models import Pairing
from programs.participants.models import Participation


class Exercise(models.Model):
    """One line that one of the two added, or the one's word that they have done it together."""

    class Kind(models.TextChoices):
        SHARED_GROUND = "shared-ground", "Shared ground"
        AGREEMENTS = "agreements", "How we work together"
        LISTENING = "listening", "Three, two, one"
        SAFETY = "safety", "First meeting for safety"

    WRITTEN = (Kind.SHARED_GROUND, Kind.AGREEMENTS)
    DONE = (Kind.LISTENING, Kind.SAFETY)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pairing = models.ForeignKey(Pairing, models.CASCADE, related_name="exercises")
    part = models.ForeignKey(Participation, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=14, choices=Kind.choices)
    text = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind__in=["shared-ground", "agreements"]) & ~Q(text=""))
                | Q(kind__in=["listening", "safety"], text=""),
                name="an_exercise_is_written_or_done",
            ),
            models.UniqueConstraint(
                fields=["pairing", "part", "kind"],
                condition=Q(text=""),
                name="done_once_by_each_side",
            ),
            models.UniqueConstraint(
                fields=["pairing", "kind", "text"],
                condition=~Q(text=""),
                name="written_once_for_the_two",
            ),
        ]

"""A coordinator's short talk with one of a pair: due, then closed with a code and nothing else."""

import uuid
from datetime import date, datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from mentoring.people.models import Person, User
from programs.pairings.models import MEETING, Pairing
from programs.participants.models import Participation

LATE = timedelta(days=7)  # after the day it was due


class CheckInQuerySet(models.QuerySet["CheckIn"]):
    def open(self) -> "CheckInQuerySet":
        return self.filter(closed_at__isnull=True)

    def waiting(self) -> "CheckInQuerySet":
        """To be held: of a pair that meets, or that has just come to its planned end."""
        return self.open().filter(HOLDS)

    def late(self, today: date) -> "CheckInQuerySet":
        return self.waiting().filter(due_on__lt=today - LATE)

    def closed(self) -> "CheckInQuerySet":
        return self.filter(closed_at__isnull=False)

    def with_pair(self) -> "CheckInQuerySet":
        pair = ("mentor__person", "executive__person", "cohort__program")
        return self.select_related("part__person", *(f"pairing__{each}" for each in pair))


class CheckIn(models.Model):
    """Each of the two has their own; neither learns whether the other's has been held."""

    class Outcome(models.TextChoices):
        GOES_ON = "goes_on", _("Goes on")
        DATE_FOUND = "date_found", _("Date found")
        CHANGED = "changed", _("Change of form")
        PAUSE = "pause", _("Pause")
        REFERRED = "referred", _("Referred")
        NO_ANSWER = "no_answer", _("No answer")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pairing = models.ForeignKey(Pairing, models.CASCADE, related_name="check_ins")
    part = models.ForeignKey(Participation, models.CASCADE, related_name="+")
    # How many weeks the pair had met for when it fell due; the talk at the end has a week, too.
    week = models.PositiveSmallIntegerField()
    at_end = models.BooleanField(default=False)
    due_on = models.DateField()
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)

    objects = CheckInQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pairing", "part", "week"], name="one_check_in_a_moment_and_side"
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by__isnull=True, outcome="")
                | Q(
                    closed_at__isnull=False,
                    outcome__in=[
                        "goes_on",
                        "date_found",
                        "changed",
                        "pause",
                        "referred",
                        "no_answer",
                    ],
                ),
                name="a_closed_check_in_has_an_outcome",
            ),
        ]
        indexes = [
            models.Index(fields=["due_on"], condition=Q(closed_at=None), name="check_ins_due")
        ]

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def partner(self) -> Person:
        return self.pairing.partner_of(self.part.person)

    def is_late(self, today: date) -> bool:
        return self.is_open and self.due_on < today - LATE

    def may_reopen(self, now: datetime) -> bool:
        """On the day it was closed, as long as the pair goes on."""
        if self.closed_at is None or localdate(self.closed_at) != localdate(now):
            return False
        pair = self.pairing
        return pair.is_meeting or (self.at_end and pair.state == Pairing.State.COMPLETED)


HOLDS = Q(pairing__state__in=MEETING) | Q(at_end=True, pairing__state=Pairing.State.COMPLETED)

"""One round of a program: who takes part between two dates."""

import secrets
import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from programs.setup.models import Program

if TYPE_CHECKING:
    from mentoring.people.models import User


def new_key() -> str:
    return secrets.token_urlsafe(12)


class CohortQuerySet(models.QuerySet["Cohort"]):
    def running(self) -> "CohortQuerySet":
        return self.filter(state=Cohort.State.RUNNING)

    def coordinated_by(self, user: "User") -> "CohortQuerySet":
        """Cohorts in which this account owns or coordinates something."""
        grants = user.grants.in_force().filter(role__in=["owner", "coordinator"])
        if grants.filter(program__isnull=True).exists():
            return self
        return self.filter(program__in=grants.values("program"))


class Cohort(models.Model):
    class State(models.TextChoices):
        SETUP = "setup", "Being set up"
        RUNNING = "running", "Running"
        FINISHED = "finished", "Finished"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    program = models.ForeignKey(Program, models.PROTECT, related_name="cohorts")
    name = models.CharField(max_length=120)
    starts_on = models.DateField()
    ends_on = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.SETUP)
    join_key = models.CharField(max_length=40, unique=True, default=new_key)
    join_open = models.BooleanField(default=False)
    # Weights and rules of this cohort's matching; empty means the program's.
    weights = models.JSONField(default=dict)
    rules = models.JSONField(default=dict)
    rules_confirmed = models.BooleanField(default=False)
    # Whether people name the partners they would like, until the end of which day, and since when.
    ranking = models.BooleanField(default=False)
    ranking_until = models.DateField(null=True)
    ranking_opened_at = models.DateTimeField(null=True)
    messages_confirmed = models.BooleanField(default=False)
    welcome = models.TextField(max_length=2000, blank=True)
    created_at = models.DateTimeField(db_default=Now())
    version = models.PositiveIntegerField(default=1)

    objects = CohortQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["program", "name"], name="one_cohort_per_name"),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="a_cohort_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(ranking=False) | Q(ranking_until__isnull=False),
                name="a_ranking_has_a_last_day",
            ),
        ]

    def policy(self) -> dict[str, object]:
        """The engine's policy: the program's, with what this cohort sets otherwise."""
        own = {"weights": self.weights} if self.weights else {}
        policy: dict[str, object] = self.program.policy() | self.rules | own
        return policy

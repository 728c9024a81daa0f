"""One calculation of pairs: its frozen inputs, its result, and what became of it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from mentoring.people.access import COORDINATOR, OWNER, grants
from mentoring.people.models import User
from programs.cohorts.models import Cohort
from programs.participants.models import Participation

OPEN = ["draft", "queued", "running", "ready"]
GOING = ["queued", "running"]
SOLVED = ["ready", "published", "discarded"]


class RunQuerySet(models.QuerySet["MatchingRun"]):
    def visible_to(self, user: User) -> "RunQuerySet":
        """Runs of the cohorts this account runs; of a region's own runs, those of its regions."""
        condition = Q(pk__isnull=True)
        for grant in grants(user, OWNER, COORDINATOR):
            # An empty Q would vanish in the union below: "everything" must be said.
            mine = Q(pk__isnull=False)
            if grant.program_id:
                mine &= Q(cohort__program=grant.program_id)
            if grant.role == COORDINATOR and grant.region:
                mine &= Q(regions=[]) | Q(regions__has_any_keys=[grant.region])
            condition |= mine
        return self.filter(condition)

    def open(self) -> "RunQuerySet":
        return self.filter(state__in=OPEN)


class MatchingRun(models.Model):
    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        QUEUED = "queued", "Queued"
        RUNNING = "running", "Running"
        READY = "ready", "Ready to review"
        PUBLISHED = "published", "Published"
        FAILED = "failed", "Failed"
        CANCELLED = "cancelled", "Cancelled"
        DISCARDED = "discarded", "Replaced"

    class Method(models.TextChoices):
        OPTIMAL = "optimal", "Best for the whole cohort"
        STABLE_EXECUTIVES = "stable_executives", "Stable, executives propose"
        STABLE_MENTORS = "stable_mentors", "Stable, mentors propose"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="runs")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    method = models.CharField(max_length=17, choices=Method.choices, default=Method.OPTIMAL)
    # The engine's instance and result, exactly as they went in and out.
    instance = models.JSONField(default=dict)
    result = models.JSONField(default=dict)
    engine = models.CharField(max_length=40, blank=True)
    # SHA-256 of the instance in canonical form: what a replay must find again.
    digest = models.CharField(max_length=64, blank=True)
    # What was worked out beside the result: prices of rules and locks, stability, spread of scores.
    findings = models.JSONField(default=dict)
    # A regional coordinator's run holds the own regions' people only; empty stands for everybody.
    regions = models.JSONField(default=list)
    job = models.ForeignKey("mentoring.Job", models.SET_NULL, null=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(db_default=Now())
    ended_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    # Why it was published although the top list is not fully covered (S035).
    coverage_reason = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = RunQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cohort", "number"], name="one_run_per_number"),
            models.UniqueConstraint(
                fields=["cohort"],
                condition=Q(state__in=OPEN),
                name="one_open_run_per_cohort",
            ),
        ]

    @property
    def is_going(self) -> bool:
        return self.state in GOING

    @property
    def is_solved(self) -> bool:
        """Whether there are pairs to look at; a run still under review may have been replaced."""
        return self.state in SOLVED


class StandingMatch(models.Model):
    """A run's match with its proofs, as the engine wrote them. No page shows any of it."""

    run = models.OneToOneField(
        MatchingRun, models.CASCADE, primary_key=True, related_name="standing"
    )
    state = models.BinaryField()
    # Without people's rankings, so it need not be the run's own result.
    result = models.JSONField()
    # The engine to the last line of its code: another one may not read the state.
    made_by = models.JSONField()
    made_at = models.DateTimeField(db_default=Now())


class Proposal(models.Model):
    """One pair of a run under review. Participants learn of it when the run is published."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    run = models.ForeignKey(MatchingRun, models.CASCADE, related_name="proposals")
    mentor = models.ForeignKey(Participation, models.CASCADE, related_name="+")
    executive = models.ForeignKey(Participation, models.CASCADE, related_name="+")
    score = models.PositiveIntegerField()
    terms = models.JSONField(default=dict)
    # Why these two: {"mentor": [...], "executive": [...], "coordinator": [...]}.
    reasons = models.JSONField(default=dict)
    # Codes of what is weak about it; a pair with one stands among the exceptions.
    weak = models.JSONField(default=list)
    locked = models.BooleanField(default=False)
    needs_recusal = models.BooleanField(default=False)
    accepted = models.BooleanField(default=False)
    exception_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["run", "mentor", "executive"], name="one_proposal_of_two"
            ),
        ]

"""What a program is: its rhythm, its rules of pairing, and its words in each region."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class Topic(models.Model):
    """Something people can offer or want to learn."""

    class Tag(models.TextChoices):
        TECHNOLOGY = "technology", "Technology"
        CULTURE = "culture", "Culture"
        MARKET = "market", "Customers and market"
        WORK = "work", "Ways of working"
        INCLUSION = "inclusion", "Inclusion"
        COMMUNICATION = "communication", "Communication"
        CAREERS = "careers", "Careers"
        TOOL = "tool", "Tool skill"

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    tag = models.CharField(max_length=16, choices=Tag.choices)
    retired = models.BooleanField(default=False)
    # Some are only talked about: nobody offers them or asks to learn them.
    offered = models.BooleanField(default=True)


# What an owner may set, and what the database refuses beyond.
RANGES = {
    "months": (2, 12),
    "sessions_planned": (3, 12),
    "session_minutes": (30, 120),
    "first_session_days": (7, 30),
    "gap_alert_days": (30, 90),
    "moves_alert": (1, 3),
    "reply_days": (1, 7),
    "mentors_per_executive": (1, 3),
    "executives_per_mentor": (1, 2),
    "load_cap_hours": (1, 6),
    "min_overlap_minutes": (60, 480),
    "floor": (5, 20),
}


def between(field: str, low: int, high: int) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{field}__gte": low, f"{field}__lte": high}),
        name=f"program_{field}_in_range",
    )


class Program(models.Model):
    """One program of the company. A preset fills every value; the owner may change most."""

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        ACTIVE = "active", "Active"
        ARCHIVED = "archived", "Archived"

    class Direction(models.TextChoices):
        REVERSE = "reverse", "Reverse"
        RECIPROCAL = "reciprocal", "Reciprocal"
        TRADITIONAL = "traditional", "Traditional"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120, unique=True)
    preset = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ACTIVE)
    direction = models.CharField(
        max_length=12, choices=Direction.choices, default=Direction.REVERSE
    )
    question = models.CharField(max_length=300, blank=True)
    goal = models.CharField(max_length=40, blank=True)
    outcome = models.CharField(max_length=80, blank=True)
    # Rhythm
    months = models.PositiveSmallIntegerField(default=6)
    sessions_planned = models.PositiveSmallIntegerField(default=6)
    session_minutes = models.PositiveSmallIntegerField(default=60)
    first_session_days = models.PositiveSmallIntegerField(default=14)
    gap_alert_days = models.PositiveSmallIntegerField(default=45)
    moves_alert = models.PositiveSmallIntegerField(default=2)
    reply_days = models.PositiveSmallIntegerField(default=2)
    # Pairing
    mentors_per_executive = models.PositiveSmallIntegerField(default=1)
    executives_per_mentor = models.PositiveSmallIntegerField(default=1)
    load_cap_hours = models.PositiveSmallIntegerField(default=3)
    min_overlap_minutes = models.PositiveSmallIntegerField(default=120)
    line_distance = models.PositiveSmallIntegerField(null=True)
    region_policy = models.CharField(max_length=5, default="any")
    objective = models.CharField(max_length=5, default="fair")
    slot_rules = models.JSONField(default=list)
    adjacent_functions = models.JSONField(default=list)
    weights = models.JSONField(default=dict)
    coverage_target = models.PositiveSmallIntegerField(default=0)
    # What stands around it
    dial = models.CharField(max_length=12, default="guided")
    # Keys of the topics every pair of the program starts from.
    topics = models.JSONField(default=list)
    check_in_weeks = models.JSONField(default=list)
    formats = models.JSONField(default=list)
    gates = models.JSONField(default=dict)
    roles_on = models.JSONField(default=list)
    rules_on = models.JSONField(default=list)
    floor = models.PositiveSmallIntegerField(default=5)
    second_approver = models.BooleanField(default=False)
    created_at = models.DateTimeField(db_default=Now())
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [between(field, low, high) for field, (low, high) in RANGES.items()]

    def has_rule(self, rule: str) -> bool:
        return rule in self.rules_on

    @property
    def counts_perspectives(self) -> bool:
        """Whether mentors can opt in to be counted for an inclusion goal."""
        return any(rule.get("kind") == "opted_in" for rule in self.slot_rules)

    def policy(self) -> dict[str, Any]:
        """The engine's policy, as far as the program decides it."""
        return {
            "weights": self.weights,
            "min_overlap_minutes": self.min_overlap_minutes,
            "direction": self.direction != self.Direction.RECIPROCAL,
            "adjacent_functions": self.adjacent_functions,
            "line_distance": self.line_distance,
            "region_policy": self.region_policy,
            "slot_rules": self.slot_rules,
            "objective": self.objective,
        }


class Edition(models.Model):
    """A region's overlay: its words, its switches, its people to turn to."""

    program = models.ForeignKey(Program, models.CASCADE, related_name="editions")
    # Blank stands for every region without an edition of its own; a country wins over a region.
    region = models.CharField(max_length=80, blank=True)
    country = models.CharField(max_length=2, blank=True)
    vocabulary = models.CharField(max_length=20, default="neutral")
    language = models.CharField(max_length=8, default="en")
    switches = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["program", "region", "country"], name="one_edition_per_place"
            ),
        ]

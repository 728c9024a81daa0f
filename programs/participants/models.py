"""Who takes part, and what they told about themselves."""

import uuid
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from mentoring.people.models import Person
from programs.cohorts.models import Cohort
from programs.setup.models import Topic


class ParticipationQuerySet(models.QuerySet["Participation"]):
    def mentors(self) -> "ParticipationQuerySet":
        return self.filter(role=Participation.Role.MENTOR)

    def executives(self) -> "ParticipationQuerySet":
        return self.filter(role=Participation.Role.EXECUTIVE)

    def taking_part(self) -> "ParticipationQuerySet":
        """In the pool: said yes, with or without a whole profile."""
        return self.filter(state__in=["enrolled", "ready", "matched"])

    def with_person(self) -> "ParticipationQuerySet":
        return self.select_related("person", "person__grade", "cohort", "cohort__program")


class Participation(models.Model):
    """One person's part in one cohort."""

    class Role(models.TextChoices):
        MENTOR = "mentor", "Mentor"
        EXECUTIVE = "executive", "Executive"

    class State(models.TextChoices):
        INVITED = "invited", "Invited"
        ENROLLED = "enrolled", "Enrolled"
        READY = "ready", "Ready"
        MATCHED = "matched", "Matched"
        DECLINED = "declined", "Declined"
        WITHDRAWN = "withdrawn", "Withdrawn"

    class Source(models.TextChoices):
        DIRECTORY = "directory", "Chosen from the directory"
        LIST = "list", "List of addresses"
        FILE = "file", "Participants file"
        LINK = "link", "Invitation link"
        SELF = "self", "Own wish"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="participations")
    person = models.ForeignKey(Person, models.CASCADE, related_name="participations")
    role = models.CharField(max_length=10, choices=Role.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.INVITED)
    source = models.CharField(max_length=10, choices=Source.choices, default=Source.DIRECTORY)
    # Executives: mentors wanted. Mentors: executives she can take.
    capacity = models.PositiveSmallIntegerField(default=1)
    priority = models.PositiveSmallIntegerField(default=1)
    # Part of the top list that a preset's coverage target and slot rules speak of.
    top = models.BooleanField(default=False)
    # The mentor chose to be counted for an inclusion goal. No group is ever stored.
    opted_in = models.BooleanField(default=False)
    invited_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    link_version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(db_default=Now())

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cohort", "person"], name="one_part_per_cohort"),
            models.CheckConstraint(
                condition=Q(role="executive", capacity__lte=3) | Q(role="mentor", capacity__lte=2),
                name="capacity_in_range",
            ),
            models.CheckConstraint(
                condition=Q(priority__gte=1, priority__lte=3), name="priority_in_range"
            ),
        ]
        indexes = [models.Index(fields=["cohort", "role", "state"])]

    @property
    def is_mentor(self) -> bool:
        return self.role == self.Role.MENTOR


class Place(models.Model):
    """One unit of capacity. A live pairing holds one place a side, so capacity is a constraint."""

    participation = models.ForeignKey(Participation, models.CASCADE, related_name="places")
    number = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "number"], name="one_place_per_number"
            ),
        ]


class Profile(models.Model):
    """What a person said about working together. It belongs to the person, not to a cohort."""

    # "Not sure at all" and "a little unsure" about speaking up: a reason to practise, no condition.
    UNSURE = 2
    CARD = ("channel", "directness", "pace", "preparation", "formality", "agenda", "contact")

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="profile")
    # {preference: 1-7}, the seven of CARD at most.
    communication = models.JSONField(default=dict)
    aspirations = ArrayField(models.CharField(max_length=120), default=list)
    about = models.TextField(max_length=600, blank=True)
    pronounced = models.CharField(max_length=120, blank=True)
    # The office that protects an executive's calendar, where there is one.
    hours_confirmed = models.BooleanField(default=False)
    confidence = models.PositiveSmallIntegerField(null=True)
    completed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    def card(self) -> dict[str, Any]:
        return {name: self.communication.get(name) for name in self.CARD}


class Offer(models.Model):
    """A topic a person can teach, how well, and what shows it."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="offers")
    topic = models.ForeignKey(Topic, models.PROTECT)
    level = models.PositiveSmallIntegerField(default=3)
    evidence = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "topic"], name="one_offer_per_topic"),
            models.CheckConstraint(condition=Q(level__gte=1, level__lte=5), name="level_in_range"),
        ]


class Wish(models.Model):
    """A topic a person wants to learn, and how much."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="wishes")
    topic = models.ForeignKey(Topic, models.PROTECT)
    weight = models.PositiveSmallIntegerField(default=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "topic"], name="one_wish_per_topic"),
            models.CheckConstraint(
                condition=Q(weight__gte=1, weight__lte=3), name="weight_in_range"
            ),
        ]


class Avoidance(models.Model):
    """Somebody a person is never to be matched with. No reason is asked or kept."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="avoids")
    other = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "other"], name="one_avoidance_per_person"),
            models.CheckConstraint(condition=~Q(person=F("other")), name="nobody_avoids_herself"),
        ]


class Candidate(models.Model):
    """One line of a person's shortlist: somebody the rules allow, drawn up once and then frozen.

    That the two have different roles in one cohort is checked by the database (a trigger).
    """

    part = models.ForeignKey(Participation, models.CASCADE, related_name="shortlist")
    other = models.ForeignKey(Participation, models.CASCADE, related_name="+")
    # What speaks for the two, from this side: message keys, see participants/possible.py.
    reasons = models.JSONField(default=list)
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["part", "other"], name="on_a_shortlist_once"),
        ]


class Rank(models.Model):
    """Whom somebody would like best, first to third. Nobody but its author ever reads one.

    Only people of the own shortlist can be named (a foreign key of both columns), and the row
    policies of `rank` show a row to its author alone; the product reads them to match.
    """

    MOST = 3

    part = models.ForeignKey(Participation, models.CASCADE, related_name="ranks")
    other = models.ForeignKey(Participation, models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["part", "rank"], name="one_partner_per_rank"),
            models.UniqueConstraint(fields=["part", "other"], name="one_rank_per_partner"),
            models.CheckConstraint(condition=Q(rank__gte=1, rank__lte=3), name="rank_in_range"),
        ]

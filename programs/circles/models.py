"""Peer circles: five to eight mentors of a cohort with a space that is theirs alone."""

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from programs.cohorts.models import Cohort
from programs.participants.models import Participation


class Circle(models.Model):
    """A circle, known by its number in the cohort."""

    SMALLEST, LARGEST = 5, 8

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="circles")
    number = models.PositiveSmallIntegerField()
    host = models.ForeignKey(Participation, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cohort", "number"], name="one_circle_per_number"),
        ]


class CircleMember(models.Model):
    """One mentor's place in a circle; somebody is in one circle of a cohort at most."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    circle = models.ForeignKey(Circle, models.CASCADE, related_name="members")
    part = models.OneToOneField(Participation, models.CASCADE, related_name="circle_member")


class CirclePost(models.Model):
    """What a member wrote to the others. It goes with the place of its author.

    The database removes it by itself: whoever dissolves a circle cannot see what is in it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    author = models.ForeignKey(
        CircleMember, models.DO_NOTHING, db_constraint=False, related_name="posts"
    )
    text = models.CharField(max_length=2000)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="a_post_says_something"),
        ]


class CircleMeeting(models.Model):
    """When a circle meets, and which of the monthly agendas it follows."""

    MONTHS = 6

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    circle = models.ForeignKey(
        Circle, models.DO_NOTHING, db_constraint=False, related_name="meetings"
    )
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=300, blank=True)
    month = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(month__gte=1, month__lte=6), name="there_are_six_agendas"
            ),
        ]

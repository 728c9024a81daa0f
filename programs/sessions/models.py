"""A pair's meetings: planned, moved, held, logged."""

import secrets
import uuid
from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField, DateTimeRangeField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from mentoring.people.models import Person
from programs.pairings.models import Pairing
from programs.participants.models import Participation

if TYPE_CHECKING:
    from mentoring.people.models import User


class SessionQuerySet(models.QuerySet["Session"]):
    def of_member(self, user: "User") -> "SessionQuerySet":
        """Sessions of the pairs this account is half of."""
        if user.person is None:
            return self.none()
        return self.filter(
            Q(pairing__mentor__person=user.person) | Q(pairing__executive__person=user.person)
        )

    def held(self) -> "SessionQuerySet":
        return self.filter(state=Session.State.HELD)

    def coming(self, now: datetime) -> "SessionQuerySet":
        return self.filter(state=Session.State.PLANNED, ends_at__gt=now)

    def awaiting_log(self, now: datetime) -> "SessionQuerySet":
        return self.filter(state=Session.State.PLANNED, ends_at__lte=now)

    def with_pair(self) -> "SessionQuerySet":
        return self.select_related(
            "pairing__cohort__program", "pairing__mentor__person", "pairing__executive__person"
        )


class Session(models.Model):
    """The shared facts of one meeting. What each thinks of it is in PrivateCheck, theirs alone."""

    class State(models.TextChoices):
        PLANNED = "planned", "Planned"
        HELD = "held", "Held"
        MISSED = "missed", "Did not happen"
        CANCELLED = "cancelled", "Cancelled"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pairing = models.ForeignKey(Pairing, models.CASCADE, related_name="sessions")
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    # Local wall time is kept in the zone of whoever planned it (daylight saving moves the other).
    anchor_zone = models.CharField(max_length=60)
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=500, blank=True)
    topics = ArrayField(models.CharField(max_length=60), default=list)
    agenda = models.TextField(max_length=2000, blank=True)
    # Calendar: RFC 5546 asks for a rising number with each change that matters.
    sequence = models.PositiveIntegerField(default=0)
    moves = models.PositiveSmallIntegerField(default=0)
    held_on = models.DateField(null=True)
    minutes = models.PositiveSmallIntegerField(null=True)
    logged_at = models.DateTimeField(null=True)
    log_version = models.PositiveIntegerField(default=0)
    # Bumping it makes every log link mailed before void.
    link_version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(db_default=Now())
    # When place, link, agenda or time last changed; the calendar's DTSTAMP.
    changed_at = models.DateTimeField(db_default=Now())
    # Rises with each edit of place, link and agenda, so that two edits at once keep both texts.
    version = models.PositiveIntegerField(default=1)

    objects = SessionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")),
                name="a_session_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~Q(state="held") | Q(held_on__isnull=False, minutes__isnull=False),
                name="a_held_session_says_when_and_how_long",
            ),
            models.CheckConstraint(
                condition=Q(minutes__isnull=True) | Q(minutes__gte=5, minutes__lte=480),
                name="minutes_in_range",
            ),
        ]
        indexes = [
            models.Index(fields=["pairing", "starts_at"]),
            models.Index(fields=["state", "ends_at"]),
        ]

    @property
    def uid(self) -> str:
        return f"s-{self.pk}@counterpart"


class Seat(models.Model):
    """A person's time in a planned session: nobody sits in two at once (excluded in SQL)."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    during = DateTimeRangeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "person"], name="one_seat_per_person"),
        ]


class Commitment(models.Model):
    """What one side will do until next time: a shared fact of the log."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="commitments")
    part = models.ForeignKey(Participation, models.CASCADE, related_name="+")
    text = models.TextField(max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "part"], name="one_commitment_per_side"),
        ]


class LearningGoal(models.Model):
    """What one side wants to learn in a session, where learning goes both ways (S002)."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="goals")
    part = models.ForeignKey(Participation, models.CASCADE, related_name="+")
    text = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "part"], name="one_goal_per_side"),
        ]


class Agenda(models.Model):
    """What the two prepare for a session beside free text; read by them alone."""

    session = models.OneToOneField(
        Session, models.CASCADE, primary_key=True, related_name="prepared"
    )
    # The key of a framework (frameworks.py), chosen by one or, without `framework_by`, by their
    # program; blank for a free agenda.
    framework = models.CharField(max_length=24, blank=True)
    framework_by = models.ForeignKey(Participation, models.CASCADE, null=True, related_name="+")
    topics = ArrayField(models.CharField(max_length=60), default=list)
    topics_by = models.ForeignKey(Participation, models.CASCADE, null=True, related_name="+")
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(topics__len__lte=3), name="three_topics_at_most"),
            models.CheckConstraint(
                condition=Q(framework_by__isnull=False) | Q(topics_by__isnull=False),
                name="an_agenda_is_somebodys_choice",
            ),
        ]


class PrivateCheck(models.Model):
    """Three taps after a session, seen by their author alone."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="checks")
    part = models.ForeignKey(Participation, models.CASCADE, related_name="+")
    # 1 hardly, 2 partly, 3 fully; None where not tapped.
    worth = models.PositiveSmallIntegerField(null=True)
    openness = models.PositiveSmallIntegerField(null=True)
    learned = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "part"], name="one_check_per_side"),
        ]


class LogBefore(models.Model):
    """The shared facts as they were before a log was saved, so that saving can be undone."""

    session = models.OneToOneField(Session, models.CASCADE, related_name="before")
    part = models.ForeignKey(Participation, models.CASCADE, related_name="+")
    facts = models.JSONField()
    until = models.DateTimeField()


class Note(models.Model):
    """A member's note: private to its writer, or shared with the partner; nobody else reads it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pairing = models.ForeignKey(Pairing, models.CASCADE, related_name="notes")
    author = models.ForeignKey(Participation, models.CASCADE, related_name="+")
    shared = models.BooleanField(default=False)
    text = models.TextField(max_length=20_000)
    created_at = models.DateTimeField(db_default=Now())
    changed_at = models.DateTimeField(db_default=Now())
    version = models.PositiveIntegerField(default=1)


def new_secret() -> str:
    return secrets.token_urlsafe(24)


class CalendarKey(models.Model):
    """The unguessable address of a person's calendar feed; a new one makes the old one void."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="+")
    secret = models.CharField(max_length=40, unique=True, default=new_secret)
    made_at = models.DateTimeField(db_default=Now())

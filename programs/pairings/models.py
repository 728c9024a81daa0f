"""Two people who learn from each other, from proposal to ending."""

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from programs.cohorts.models import Cohort
from programs.participants.models import Participation, Place

if TYPE_CHECKING:
    from mentoring.people.models import Person, User

LIVE = ["proposed", "accepted", "active", "paused", "extended"]
MEETING = ["active", "extended"]


class PairingQuerySet(models.QuerySet["Pairing"]):
    def live(self) -> "PairingQuerySet":
        """Holding a place on both sides."""
        return self.filter(state__in=LIVE)

    def meeting(self) -> "PairingQuerySet":
        return self.filter(state__in=MEETING)

    def of_person(self, person: "Person") -> "PairingQuerySet":
        return self.filter(Q(mentor__person=person) | Q(executive__person=person))

    def of_member(self, user: "User") -> "PairingQuerySet":
        """Pairs this account is half of."""
        return self.of_person(user.person) if user.person is not None else self.none()

    def with_people(self) -> "PairingQuerySet":
        return self.select_related(
            "cohort__program", "mentor__person__grade", "executive__person__grade"
        )


class Pairing(models.Model):
    class State(models.TextChoices):
        PROPOSED = "proposed", "Proposed"
        ACCEPTED = "accepted", "Accepted"
        ACTIVE = "active", "Active"
        PAUSED = "paused", "Paused"
        ENDED = "ended", "Ended"
        COMPLETED = "completed", "Completed"
        EXTENDED = "extended", "Extended"
        DECLINED = "declined", "Declined"
        EXPIRED = "expired", "Expired"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="pairings")
    mentor = models.ForeignKey(Participation, models.CASCADE, related_name="as_mentor")
    executive = models.ForeignKey(Participation, models.CASCADE, related_name="as_executive")
    mentor_place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    executive_place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    run_id = models.UUIDField(null=True)
    score = models.PositiveIntegerField(null=True)
    terms = models.JSONField(default=dict)
    # Positive reasons by side, as message keys with parameters: {"mentor": […], "executive": […]}
    reasons = models.JSONField(default=dict)
    needs_recusal = models.BooleanField(default=False)
    # Where the mentor outranks the executive (S001), the reason somebody entered.
    exception_reason = models.CharField(max_length=300, blank=True)
    proposed_at = models.DateTimeField(db_default=Now())
    answer_by = models.DateTimeField(null=True)
    accepted_on = models.DateField(null=True)
    active_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    paused_why = models.CharField(max_length=20, blank=True)
    # The pair's own plan, which may differ from the program's.
    sessions_planned = models.PositiveSmallIntegerField(default=6)
    session_minutes = models.PositiveSmallIntegerField(default=60)
    dial = models.CharField(max_length=12, default="guided")
    plan_changes = models.PositiveSmallIntegerField(default=0)
    # Both wish to keep the notes they shared beyond the ninety days after the end.
    notes_kept = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    objects = PairingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["mentor_place"],
                condition=Q(state__in=LIVE),
                name="one_pair_per_mentor_place",
            ),
            models.UniqueConstraint(
                fields=["executive_place"],
                condition=Q(state__in=LIVE),
                name="one_pair_per_executive_place",
            ),
            models.UniqueConstraint(
                fields=["mentor", "executive"],
                condition=Q(state__in=LIVE),
                name="one_live_pair_of_two",
            ),
            models.CheckConstraint(
                condition=~Q(mentor=F("executive")), name="two_different_people"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["proposed", "declined", "expired", "ended"])
                | Q(accepted_on__isnull=False),
                name="a_pair_that_meets_has_accepted",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[
                        "proposed",
                        "accepted",
                        "active",
                        "paused",
                        "ended",
                        "completed",
                        "extended",
                        "declined",
                        "expired",
                    ]
                ),
                name="pairing_state_is_known",
            ),
        ]
        indexes = [models.Index(fields=["cohort", "state"])]

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    @property
    def is_meeting(self) -> bool:
        return self.state in MEETING

    @property
    def waits_for_team(self) -> bool:
        """Rests because of a change in the company, which the two cannot settle themselves."""
        return self.state == self.State.PAUSED and self.paused_why == "line"

    def partner_of(self, person: "Person") -> "Person":
        """The other half. Raises ValueError for somebody who is not in the pair."""
        if person.pk == self.mentor.person_id:
            return self.executive.person
        if person.pk == self.executive.person_id:
            return self.mentor.person
        raise ValueError("not a member of this pair")

    def part_of(self, person: "Person") -> Participation:
        """The person's own side. Raises ValueError for somebody who is not in the pair."""
        for part in (self.mentor, self.executive):
            if part.person_id == person.pk:
                return part
        raise ValueError("not a member of this pair")


class MatchAnswer(models.Model):
    """One side's answer to a proposed match; nobody else reads it before both have answered."""

    class Category(models.TextChoices):
        TIME = "time", "No time at the moment"
        KNOW = "know", "We already work together"
        TOPICS = "topics", "The topics do not fit"
        OTHER = "other", "Another reason"

    pairing = models.ForeignKey(Pairing, models.CASCADE, related_name="answers")
    part = models.ForeignKey(Participation, models.CASCADE, related_name="+")
    accepts = models.BooleanField()
    category = models.CharField(max_length=8, choices=Category.choices, blank=True)
    text = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pairing", "part"], name="one_answer_per_side"),
        ]


class Agreement(models.Model):
    """One version of what the two agreed on; it holds when both have consented."""

    pairing = models.ForeignKey(Pairing, models.CASCADE, related_name="agreements")
    number = models.PositiveSmallIntegerField()
    text_version = models.CharField(max_length=20)
    sessions = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField()
    months = models.PositiveSmallIntegerField()
    convenor = models.CharField(max_length=10, default="mentor")
    notes = models.TextField(max_length=1000, blank=True)
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pairing", "number"], name="one_agreement_per_number"),
        ]


class AgreementConsent(models.Model):
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="consents")
    part = models.ForeignKey(Participation, models.CASCADE, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "part"], name="one_consent_per_side"),
        ]


class DialChange(models.Model):
    """Who set how much structure, when; the two read it, everybody else only a count."""

    pairing = models.ForeignKey(Pairing, models.CASCADE, related_name="dial_changes")
    part = models.ForeignKey(Participation, models.CASCADE, related_name="+")
    was = models.CharField(max_length=12)
    becomes = models.CharField(max_length=12)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(becomes__in=["light", "guided", "structured"]) & ~Q(becomes=F("was")),
                name="a_dial_turns_to_another_mark",
            ),
        ]


class Recusal(models.Model):
    """Signed by a side of a pair in one reporting line: no say in the other's pay or rating."""

    pairing = models.ForeignKey(Pairing, models.CASCADE, related_name="recusals")
    part = models.ForeignKey(Participation, models.CASCADE, related_name="+")
    until = models.DateField()
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pairing", "part"], name="one_recusal_per_side"),
        ]


class ExtensionAnswer(models.Model):
    """One side's wish to go on. Only two yes become known, and then only that there were two."""

    pairing = models.ForeignKey(Pairing, models.CASCADE, related_name="extension_answers")
    part = models.ForeignKey(Participation, models.CASCADE, related_name="+")
    accepts = models.BooleanField()
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pairing", "part"], name="one_extension_answer_per_side"
            ),
        ]


class KeepAnswer(models.Model):
    """One side's wish to keep the shared notes after the end. Only two yes become known."""

    pairing = models.ForeignKey(Pairing, models.CASCADE, related_name="keep_answers")
    part = models.ForeignKey(Participation, models.CASCADE, related_name="+")
    keeps = models.BooleanField()
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pairing", "part"], name="one_keep_answer_per_side"),
        ]

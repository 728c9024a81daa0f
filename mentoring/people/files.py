"""Files of people on their way into the directory: read, mapped, previewed, applied."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from mentoring.people.hris.problems import Problem


class HeadingMap(models.Model):
    """Which column meant what, remembered by the set of headings."""

    fingerprint = models.CharField(max_length=64, unique=True)
    mapping = models.JSONField()


class Import(models.Model):
    """One uploaded file on its way: read, mapped, previewed, applied."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", "Uploaded"
        READING = "reading", "Being read"
        PREVIEWED = "previewed", "Ready to apply"
        APPLYING = "applying", "Being applied"
        APPLIED = "applied", "Applied"
        DISCARDED = "discarded", "Discarded"

    class Kind(models.TextChoices):
        PEOPLE = "people", "People"
        PARTICIPANTS = "participants", "Participants"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # "people" is HR's file; "participants" says who takes part in one cohort.
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.PEOPLE)
    cohort_id = models.UUIDField(null=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.UPLOADED)
    file = models.FileField(upload_to="imports/", blank=True)
    file_name = models.CharField(max_length=200)
    # What a person chose instead of letting the file be guessed; then what was found.
    encoding = models.CharField(max_length=20, blank=True)
    delimiter = models.CharField(max_length=4, blank=True)
    sheet = models.CharField(max_length=200, blank=True)
    date_order = models.CharField(max_length=3, blank=True)
    said = models.JSONField(default=dict)
    labels = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)
    fingerprint = models.CharField(max_length=64, blank=True)
    # Cells mended by hand, rows left out, values replaced: see hris.corrections.
    corrections = models.JSONField(default=dict)
    # After an application: the rejected rows that still wait. None: every row of the file.
    remaining = models.JSONField(null=True)
    # Whoever is missing from a complete file has left.
    complete = models.BooleanField(default=False)
    leavers_confirmed = models.BooleanField(default=False)
    # The regions whose rows are taken; None: all.
    regions = models.JSONField(null=True)
    counts = models.JSONField(default=dict)
    # Why the file as a whole could not be read, a code of hris.faults, and in words.
    fault = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    created_at = models.DateTimeField(db_default=Now())
    previewed_at = models.DateTimeField(null=True)
    applied_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="people", cohort_id__isnull=True)
                | Q(kind="participants", cohort_id__isnull=False),
                name="participants_are_of_a_cohort",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[
                        "uploaded", "reading", "previewed", "applying", "applied", "discarded"
                    ]
                ),
                name="import_state_is_known",
            ),
        ]  # fmt: skip

    @property
    def is_of_people(self) -> bool:
        return self.kind == self.Kind.PEOPLE


class ImportRow(models.Model):
    """What one row of the file would do. The staging area: nothing here has happened yet.

    `values` are the fields that are set, of a rejected row its cells by column; `before` is what
    stood there. Whoever left by absence has row 0.
    """

    class Verdict(models.TextChoices):
        NEW = "new", "New"
        CHANGED = "changed", "Changed"
        LEFT = "left", "Left"
        REJECTED = "rejected", "Rejected"

    # A hundred thousand rows come at once: without a check and an index of its own for each.
    source = models.ForeignKey(
        Import, models.CASCADE, related_name="rows", db_index=False, db_constraint=False
    )
    row = models.PositiveIntegerField()
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    employee_id = models.CharField(max_length=200, blank=True)
    values = models.JSONField(default=dict)
    before = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["source", "verdict", "row"])]


class ImportProblem(models.Model):
    """One thing wrong with one row, as the reader of the file found it."""

    source = models.ForeignKey(
        Import, models.CASCADE, related_name="problems", db_index=False, db_constraint=False
    )
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=300, blank=True)
    value = models.CharField(max_length=300, blank=True)
    code = models.CharField(max_length=40)
    repair = models.CharField(max_length=300, blank=True)
    other = models.CharField(max_length=300, blank=True)
    rejects = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["source", "rejects", "row"])]

    @property
    def reason(self) -> str:
        """What is wrong, in a sentence."""
        problem = Problem(self.row, self.column, self.value, self.code, self.repair, self.other)
        return problem.reason

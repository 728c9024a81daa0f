"""How far each person has come in the training. What they answered is theirs alone."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from mentoring.people.models import Person


class ModuleStateQuerySet(models.QuerySet["ModuleState"]):
    def done(self) -> "ModuleStateQuerySet":
        return self.filter(completed_at__isnull=False)


class ModuleState(models.Model):
    """One person in one module. That it is complete, coordinators may know; no more."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="module_states")
    module = models.CharField(max_length=4)
    # The part to go on with; the number of parts stands for the check.
    at = models.PositiveSmallIntegerField(default=0)
    # What the module asks for outside its own pages and that has been done.
    deeds = ArrayField(models.CharField(max_length=20), default=list)
    passed_at = models.DateTimeField(null=True)
    committed_at = models.DateTimeField(null=True)
    completed_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(db_default=Now())

    objects = ModuleStateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "module"], name="one_state_per_module"),
            models.CheckConstraint(
                condition=Q(completed_at__isnull=True) | Q(passed_at__isnull=False),
                name="a_module_is_passed_before_it_is_complete",
            ),
        ]


class ModuleAnswers(models.Model):
    """What somebody wrote, chose and ticked in a module: row by row their own alone."""

    state = models.OneToOneField(
        ModuleState, models.CASCADE, primary_key=True, related_name="own_answers"
    )
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    # {place of the question: what was written, chosen or ticked}
    answers = models.JSONField(default=dict)
    commitment = models.CharField(max_length=300, blank=True)


class RolePlayed(models.Model):
    """A role-play gone through to an ending; kept so that the next go can be another one."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="role_plays")
    play = models.CharField(max_length=40)
    telling = models.CharField(max_length=10)
    path = ArrayField(models.PositiveSmallIntegerField())
    ending = models.CharField(max_length=40)
    played_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "play", "telling", "path"], name="one_row_per_way_through"
            ),
        ]


class BoundaryCard(models.Model):
    """What somebody will not talk about. Shown topics are marked for the pair, never whose."""

    person = models.OneToOneField(
        Person, models.CASCADE, primary_key=True, related_name="boundary_card"
    )
    topics = ArrayField(models.CharField(max_length=60), default=list)
    words = models.TextField(max_length=1000, blank=True)
    shown = models.BooleanField(default=False)
    saved_at = models.DateTimeField()

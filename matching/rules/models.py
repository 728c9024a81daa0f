"""What coordinators decide about single pairs before the engine does."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from programs.cohorts.models import Cohort
from programs.participants.models import Participation


class Ban(models.Model):
    """These two are not to be paired in this cohort."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="bans")
    mentor = models.ForeignKey(Participation, models.CASCADE, related_name="+")
    executive = models.ForeignKey(Participation, models.CASCADE, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mentor", "executive"], name="one_ban_per_pair"),
        ]


class Lock(models.Model):
    """These two are to stay together in every further run of this cohort."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="locks")
    mentor = models.ForeignKey(Participation, models.CASCADE, related_name="+")
    executive = models.ForeignKey(Participation, models.CASCADE, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mentor", "executive"], name="one_lock_per_pair"),
        ]

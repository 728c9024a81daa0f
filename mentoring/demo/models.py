from datetime import timedelta

from django.db import models


class DemoClock(models.Model):
    """How far the demo company's clock runs ahead of the database's. One row, demo only."""

    only = models.BooleanField(primary_key=True, default=True)
    ahead = models.DurationField(default=timedelta)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(only=True), name="one_demo_clock"),
        ]

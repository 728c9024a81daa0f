"""Moves the demo's clock: time passes for everything but the leases of workers."""

from datetime import datetime, timedelta

from django.db import transaction

from mentoring.demo.models import DemoClock
from mentoring.outbox.reminders import remind
from mentoring.web import clock
from programs.health.tasks import look


@transaction.atomic
def move_clock(by: timedelta) -> datetime:
    """Let time pass at once, and do what the product does when it has: look and remind.

    Only forward: what happened cannot be taken back. Returns the demo's new now.
    """
    if by <= timedelta():
        raise ValueError("time goes forward only")
    row, _ = DemoClock.objects.select_for_update().get_or_create(only=True)
    row.ahead += by
    row.save(update_fields=["ahead"])
    now = clock.now()
    look(now)
    remind(now)
    return now

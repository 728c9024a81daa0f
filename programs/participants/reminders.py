"""What participants are reminded of before there is a pair."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from mentoring.outbox.reminders import Reminder
from programs.cohorts.models import Cohort
from programs.participants.ranks import still_silent

# Time zones reach half a day either way; whose last day is over is left out one by one.
AHEAD, BEHIND = timedelta(days=3), timedelta(days=1)


def ranking_closes_soon(now: datetime) -> Iterator[Reminder]:
    """The last day to name wishes is near, and this person has named nobody. Asked once."""
    near = Cohort.objects.filter(
        ranking=True,
        ranking_opened_at__lte=now - BEHIND,
        ranking_until__lte=(now + AHEAD).date(),
        ranking_until__gte=(now - BEHIND).date(),
    )
    for part in still_silent(now, near):
        yield Reminder(part.person, "ranking.closes_soon", part.pk, nudge=True)

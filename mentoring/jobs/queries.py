"""What the operator's page and /readyz ask about the machinery."""

from contextlib import suppress
from datetime import datetime
from uuid import UUID

from celery import current_app
from django.conf import settings

from mentoring.jobs.models import Beat, Job, JobQuerySet

PATIENCE = 2  # seconds
# What operators see of a job: not who started it, and not what it was about.
SHOWN = ("id", "kind", "state", "attempts", "reason", "created_at")


def due_jobs(now: datetime) -> list[tuple[UUID, str, int]]:
    """Id, kind and number of attempts of every job that a worker could take now, oldest first."""
    due = Job.objects.due(now).order_by("created_at")
    return list(due.values_list("pk", "kind", "attempts")[:200])


def in_trouble() -> JobQuerySet:
    """Jobs that failed, and those at work again after a worker died; the last one first."""
    again = Job.objects.open().filter(attempts__gt=1)
    failed = Job.objects.filter(state=Job.State.FAILED)
    return (failed | again).order_by("-created_at").only(*SHOWN)


def broker_answers(now: datetime) -> bool:
    """Whether a message could be left at the broker now, asked for two seconds at most."""
    with suppress(Exception), current_app.connection_for_write() as connection:
        connection.ensure_connection(max_retries=1, interval_start=0, timeout=PATIENCE)
        if settings.REDIS_URL:
            connection.default_channel.client.ping()  # type: ignore[attr-defined]
        return True
    return False


def beat_age(now: datetime) -> int | None:
    """Seconds since a word of beat went through the broker to a worker; None: never."""
    return _age("beat", now)


def relay_age(now: datetime) -> int | None:
    return _age("relay", now)


def _age(name: str, now: datetime) -> int | None:
    at = Beat.objects.filter(name=name).values_list("at", flat=True).first()
    return None if at is None else max(0, int((now - at).total_seconds()))

"""A job is taken by one worker at a time, and not for ever."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from mentoring.audit.models import AuditEntry
from mentoring.jobs.actions import LEASE, STOPPED, beat, cancel_job, claim, end, enqueue
from mentoring.jobs.models import Job
from mentoring.people.models import User
from tests.conftest import NOON
from tests.mentoring.jobs import kinds

pytestmark = pytest.mark.django_db
LATER = NOON + LEASE + timedelta(seconds=1)


def test_a_claimed_job_is_not_claimed_again_while_its_worker_lives() -> None:
    job = enqueue("count", uuid4(), by=None)

    first, second = claim(job.pk, NOON), claim(job.pk, NOON + LEASE / 2)

    assert (first is not None, second) == (True, None)


def test_a_silent_worker_loses_its_job_and_can_write_nothing_more() -> None:
    job = enqueue("count", uuid4(), by=None)
    silent = claim(job.pk, NOON)
    assert silent is not None

    taker = claim(job.pk, LATER)

    assert taker is not None
    assert not beat(silent, LATER)
    assert not end(silent, Job.State.DONE, LATER, result={"wrong": True})
    assert beat(taker, LATER)
    assert Job.objects.get().attempts == 2


def test_a_worker_that_says_it_lives_keeps_its_job() -> None:
    job = enqueue("count", uuid4(), by=None)
    alive = claim(job.pk, NOON)
    assert alive is not None

    beat(alive, NOON + LEASE)

    assert claim(job.pk, LATER) is None


def test_a_job_that_stops_three_times_is_parked_with_a_reason() -> None:
    job = enqueue("count", uuid4(), by=None)
    for attempt in range(3):
        assert claim(job.pk, NOON + attempt * 2 * LEASE) is not None

    assert claim(job.pk, NOON + 6 * LEASE) is None

    job.refresh_from_db()
    assert (job.state, job.reason, job.attempts) == ("failed", STOPPED, 3)
    assert kinds.ended == [("failed", STOPPED)]


def test_the_same_work_is_not_queued_twice() -> None:
    subject = uuid4()
    enqueue("count", subject, by=None)

    with pytest.raises(IntegrityError), transaction.atomic():
        enqueue("count", subject, by=None)

    assert Job.objects.count() == 1


def test_a_waiting_job_is_cancelled_at_once_and_only_once(olga: User) -> None:
    job = enqueue("count", uuid4(), by=olga)

    answers = [cancel_job(job, by=olga), cancel_job(job, by=olga)]

    assert answers == [True, False]
    assert kinds.ended == [("cancelled", "")]
    verbs = AuditEntry.objects.of(job).order_by("id").values_list("verb", "actor_id")
    assert list(verbs) == [
        ("job.queued", olga.pk),
        ("job.cancel_asked", olga.pk),
        ("job.cancelled", None),
    ]


def test_a_job_that_was_to_be_cancelled_is_not_taken_over(olga: User) -> None:
    job = enqueue("count", uuid4(), by=olga)
    claim(job.pk, NOON)
    cancel_job(job, by=olga)

    assert claim(job.pk, LATER) is None

    assert Job.objects.get().state == "cancelled"

"""Periodic work is done once in its slot, however many beats there are."""

from datetime import datetime, timedelta

import pytest
from pytest_django import Settings

from mentoring.jobs.models import Beat, DueSlot
from mentoring.jobs.queries import beat_age, relay_age
from mentoring.jobs.tasks import heartbeat, periodic
from mentoring.web import clock
from tests.conftest import NOON

pytestmark = pytest.mark.django_db
looked: list[datetime] = []


def look(now: datetime) -> None:
    looked.append(now)


def stumble(now: datetime) -> None:
    looked.append(now)
    raise ConnectionError


@pytest.fixture(autouse=True)
def _work(settings: Settings) -> None:
    looked.clear()
    settings.PERIODIC = {"look": (f"{__name__}.look", 60), "stumble": (f"{__name__}.stumble", 60)}


def test_three_beats_do_the_work_once_in_each_slot() -> None:
    for minute in (0, 0, 0, 1, 1, 0):
        with clock.standing_at(NOON + timedelta(minutes=minute)):
            periodic("look")

    assert looked == [NOON, NOON + timedelta(minutes=1)]


def test_after_26_hours_of_silence_the_work_is_done_once() -> None:
    periodic("look")
    with clock.standing_at(NOON + timedelta(hours=26)):
        periodic("look")
        periodic("look")

    assert looked == [NOON, NOON + timedelta(hours=26)]
    assert DueSlot.objects.count() == 1


def test_work_that_failed_is_done_again_in_the_same_slot() -> None:
    for _ in range(2):
        with pytest.raises(ConnectionError):
            periodic("stumble")

    assert looked == [NOON, NOON]


def test_the_heartbeat_tells_how_long_ago_it_was() -> None:
    heartbeat()
    heartbeat()

    later = NOON + timedelta(seconds=40)
    assert (Beat.objects.count(), beat_age(later), relay_age(later)) == (1, 40, None)

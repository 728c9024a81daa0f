"""/readyz says 503 for the database alone, and tells how the rest is."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import OperationalError
from django.test import Client
from pytest_django import Settings

from mentoring.jobs.actions import say_alive
from mentoring.outbox.actions import post
from mentoring.web import clock
from tests import factories
from tests.conftest import NOON


@pytest.fixture(autouse=True)
def _files_as_broker(settings: Settings) -> None:
    settings.REDIS_URL = ""


@pytest.mark.django_db
def test_it_reports_without_being_asked_who_one_is(client: Client) -> None:
    say_alive("relay", NOON - timedelta(seconds=3))
    post(factories.person(), "any", uuid4(), not_before=NOON - timedelta(seconds=9))

    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json() == {
        "database": True,
        "broker": True,
        "beat_age_seconds": None,
        "relay_age_seconds": 3,
        "outbox_oldest_due_seconds": 9,
    }


@pytest.mark.django_db
def test_a_broker_that_is_away_is_told_and_survived(client: Client, settings: Settings) -> None:
    settings.READINESS = {"broker": f"{__name__}.away"}

    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()) == (200, {"database": True, "broker": False})


def away(now: object) -> bool:
    return False


def test_without_the_database_it_is_not_ready(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> None:
        raise OperationalError

    monkeypatch.setattr(clock, "now", gone)

    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()["database"]) == (503, False)

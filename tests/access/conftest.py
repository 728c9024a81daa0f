"""The world is built once for each module; every test runs in a savepoint of it and is undone."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from pytest_django import Settings

from mentoring.web import clock
from tests.access.building import build
from tests.access.world import World
from tests.conftest import NOON


@pytest.fixture(scope="module")
def whole_world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), clock.standing_at(NOON), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


@pytest.fixture
def world(whole_world: World, db: None, settings: Settings) -> World:
    settings.USERSESSIONS_TRACK_ACTIVITY = False  # a write per request that decides nothing
    return whole_world

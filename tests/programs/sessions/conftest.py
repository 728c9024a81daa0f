"""A pair whose working days meet: Ben sits in São Paulo, Clara in Stockholm."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from programs.sessions.actions import plan_session
from programs.sessions.overlap import Span
from tests import factories
from tests.conftest import NOON

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def span(days: int, hour: int = 13, minutes: int = 60) -> Span:
    """So many days from NOON's day, an hour in UTC."""
    start = datetime(2026, 11, 23, hour, tzinfo=UTC) + timedelta(days=days)
    return Span(start, start + timedelta(minutes=minutes))


@pytest.fixture
def ben(cohort):
    part = factories.mentor(
        cohort, name="Ben Mentor", time_zone="America/Sao_Paulo", site="São Paulo", region="LATAM"
    )
    factories.account(part.person)
    return part


@pytest.fixture
def planned(pairing):
    """Tomorrow at 14:00 in Stockholm, 10:00 in São Paulo."""
    return plan_session(pairing, span(1), by=None, zone=STOCKHOLM, now=NOON - timedelta(days=3))


@pytest.fixture
def due(pairing):
    """Was yesterday and is not logged."""
    return plan_session(pairing, span(-1), by=None, zone=STOCKHOLM, now=NOON - timedelta(days=9))

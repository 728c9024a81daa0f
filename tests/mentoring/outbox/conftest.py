from collections.abc import Iterator

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from pytest_django import Settings

from mentoring.people.models import Person
from tests import factories
from tests.mentoring.outbox import kinds
from tests.mentoring.outbox.sink import Sink


@pytest.fixture(autouse=True)
def _kinds(settings: Settings) -> None:
    settings.MESSAGE_KINDS = kinds.KINDS
    settings.REMINDER_SOURCES = []


@pytest.fixture
def reader(db: None) -> Person:
    """Works in Stockholm, nine to five; at NOON it is 13:00 on a Monday there."""
    return factories.person(name="Rita Reader", email="rita@example.com")


@pytest.fixture
def sent(mailoutbox: list[EmailMultiAlternatives]) -> list[EmailMultiAlternatives]:
    return mailoutbox


@pytest.fixture
def sink(settings: Settings) -> Iterator[Sink]:
    """A mail server that answers as the test tells it to."""
    with Sink() as sink:
        settings.EMAIL_BACKEND = "mentoring.outbox.backends.SmtpBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
        settings.EMAIL_TIMEOUT = 5
        yield sink
    mail.outbox.clear()

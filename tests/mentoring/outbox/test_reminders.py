"""Reminders: once each, nudges once a week, and none for those who want none."""

import contextvars
from collections.abc import Iterator
from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.core.mail import EmailMultiAlternatives
from django.db import connections
from pytest_django import Settings

from mentoring.outbox.actions import switch_nudges
from mentoring.outbox.models import Message
from mentoring.outbox.reminders import Reminder, remind
from mentoring.outbox.sending import drain
from mentoring.people.models import Person
from mentoring.web import clock
from tests import factories
from tests.conftest import NOON

Sent = list[EmailMultiAlternatives]
WEEK = timedelta(days=7)


def log_is_due(now: datetime) -> Iterator[Reminder]:
    """Dated: a session at NOON is to be logged from an hour later on."""
    if now >= NOON + timedelta(hours=1):
        for person in Person.objects.order_by("pk"):
            yield Reminder(person, "plain", "session 1")


def nothing_is_booked(now: datetime) -> Iterator[Reminder]:
    for person in Person.objects.order_by("pk"):
        yield Reminder(person, "plain", "pair 1", f"{now:%G-%V}", nudge=True)


def nobody_was_thanked(now: datetime) -> Iterator[Reminder]:
    for person in Person.objects.order_by("pk"):
        yield Reminder(person, "plain", "pair 2", f"{now:%G-%V}", nudge=True)


@pytest.fixture
def asking(settings: Settings) -> "Asking":
    return Asking(settings)


class Asking:
    """`asking(log_is_due)` makes these the sources of reminders."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def __call__(self, *sources: object) -> None:
        self.settings.REMINDER_SOURCES = [
            f"{__name__}.{source.__name__}"  # type: ignore[attr-defined]
            for source in sources
        ]


@pytest.mark.django_db
def test_a_fact_is_told_once_however_often_it_is_found(reader: Person, asking: Asking) -> None:
    asking(log_is_due)

    new = [remind(NOON + timedelta(hours=hours)) for hours in (0, 1, 1, 2, 1)]

    assert new == [0, 1, 0, 0, 0]


@pytest.mark.django_db
def test_a_person_is_nudged_once_a_week_over_all_kinds(
    reader: Person, asking: Asking, sent: Sent
) -> None:
    asking(nothing_is_booked, nobody_was_thanked)

    for day in range(14):
        with clock.standing_at(NOON + timedelta(days=day)):
            remind(clock.now())
            drain()

    left = Message.objects.order_by("sent_at").values_list("object_id", "sent_at")
    assert list(left) == [("pair 1", NOON), ("pair 1", NOON + WEEK)]
    assert len(sent) == 2


@pytest.mark.django_db
def test_a_nudge_that_still_waits_counts(reader: Person, asking: Asking) -> None:
    asking(nothing_is_booked, nobody_was_thanked)

    assert [remind(NOON), remind(NOON + timedelta(days=30))] == [1, 0]


@pytest.mark.django_db
def test_nobody_is_nudged_who_switched_it_off(reader: Person, asking: Asking) -> None:
    asking(nothing_is_booked)
    switch_nudges(reader.pk, on=False)

    assert remind(NOON) == 0


@pytest.mark.django_db
def test_switching_off_takes_back_what_waits_and_leaves_dated_reminders(
    reader: Person, asking: Asking
) -> None:
    asking(nothing_is_booked, log_is_due)
    remind(NOON + timedelta(hours=1))

    switch_nudges(reader.pk, on=False)

    states = Message.objects.order_by("object_id").values_list("object_id", "state")
    assert list(states) == [("pair 1", "dropped"), ("session 1", "queued")]


@pytest.mark.django_db
def test_a_dated_reminder_does_not_use_up_the_nudge(reader: Person, asking: Asking) -> None:
    asking(log_is_due, nothing_is_booked)

    assert remind(NOON + timedelta(hours=1)) == 2


@pytest.mark.django_db(transaction=True)
def test_three_workers_over_three_months_tell_nobody_anything_twice(
    asking: Asking, sent: Sent
) -> None:
    """The clock jumps by three months in between, and goes on from there."""
    people = [factories.person() for _ in range(5)]
    asking(log_is_due, nothing_is_booked, nobody_was_thanked)

    for at in (
        NOON,
        NOON + timedelta(hours=1),
        NOON + timedelta(days=91),
        NOON + timedelta(days=98),
    ):
        with clock.standing_at(at):
            three_at_once()

    told = [(mail.to[0], mail.extra_headers["Message-ID"]) for mail in sent]
    assert (len(told), len(set(told))) == (5 * 4, 5 * 4)
    for person in people:
        nudges = Message.objects.filter(recipient=person, urgency=Message.Urgency.NUDGE)
        left = nudges.order_by("sent_at").values_list("sent_at", flat=True)
        assert list(left) == [NOON, NOON + timedelta(days=91), NOON + timedelta(days=98)]


def three_at_once() -> None:
    start = Barrier(3)

    def work() -> None:
        start.wait()
        try:
            for _ in range(2):
                remind(clock.now())
                drain()
        finally:
            connections.close_all()

    workers = [Thread(target=contextvars.copy_context().run, args=(work,)) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

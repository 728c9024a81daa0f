"""The relay rings for what is due, once in a while, and survives a broker that is away."""

from typing import Any
from uuid import uuid4

import pytest
from celery import current_app

from mentoring.jobs.actions import LEASE, claim, enqueue
from mentoring.jobs.models import Beat
from mentoring.jobs.relay import Memory, Relay, sweep
from mentoring.outbox.actions import post
from mentoring.web import clock
from tests import factories
from tests.conftest import NOON


@pytest.fixture
def rings(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    heard: list[tuple[str, ...]] = []

    def send(name: str, args: tuple[str, ...], queue: str, **_: Any) -> None:
        heard.append((name.rsplit(".", 1)[-1], queue, *args))

    monkeypatch.setattr(current_app, "send_task", send)
    return heard


@pytest.mark.django_db
def test_a_due_job_and_due_mail_are_rung_for_in_their_queues(rings: list[Any]) -> None:
    job = enqueue("matching.run", uuid4(), by=None)
    post(factories.person(), "any", uuid4())

    assert sweep(Memory()) == 2

    assert rings == [("run_job", "matching", str(job.pk)), ("drain", "mail")]


@pytest.mark.django_db
def test_what_waits_behind_others_is_not_rung_for_again_at_every_look(rings: list[Any]) -> None:
    enqueue("count", uuid4(), by=None)
    memory = Memory()

    assert [sweep(memory), sweep(memory), sweep(memory)] == [1, 0, 0]


@pytest.mark.django_db
def test_an_abandoned_job_is_rung_for_although_it_was_rung_lately(rings: list[Any]) -> None:
    job = enqueue("count", uuid4(), by=None)
    memory = Memory()
    sweep(memory)
    claim(job.pk, NOON - 2 * LEASE)

    assert sweep(memory) == 1


@pytest.mark.django_db
def test_mail_that_is_not_due_is_not_rung_for(rings: list[Any]) -> None:
    post(factories.person(), "any", uuid4(), not_before=NOON + LEASE)

    assert sweep(Memory()) == 0


@pytest.mark.django_db
def test_a_broker_that_is_away_loses_nothing(
    rings: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    job, memory = enqueue("count", uuid4(), by=None), Memory()
    with monkeypatch.context() as away:
        away.setattr(current_app, "send_task", refuse)
        assert sweep(memory) == 0

    assert sweep(memory) == 1

    assert rings == [("run_job", "default", str(job.pk))]


def refuse(*_: Any, **__: Any) -> None:
    raise ConnectionRefusedError


@pytest.mark.processes
@pytest.mark.django_db(transaction=True)
def test_the_bell_wakes_the_relay_at_once(rings: list[Any]) -> None:
    relay = Relay()
    relay.start()
    while not Beat.objects.filter(name="relay").exists():
        relay.over.wait(0.02)

    asked = clock.unmoved()
    job = enqueue("count", uuid4(), by=None)
    while not rings and (clock.unmoved() - asked).total_seconds() < 10:
        relay.over.wait(0.005)
    waited = (clock.unmoved() - asked).total_seconds()
    relay.stop()

    assert rings == [("run_job", "default", str(job.pk))]
    assert waited < 1, "it was found by looking, not by hearing"

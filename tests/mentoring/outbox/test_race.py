"""Several workers at once send each mail once; without the lock they would not."""

import contextvars
import time
from collections import Counter
from collections.abc import Callable
from threading import Barrier, Lock, Thread
from uuid import uuid4

import pytest
from django.core.mail import EmailMessage
from django.db import connections
from django.db.models import QuerySet

from mentoring.outbox import claiming
from mentoring.outbox.actions import post
from mentoring.outbox.models import Message
from mentoring.outbox.sending import Office, drain
from mentoring.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True)
WORKERS, MAILS = 4, 12


def test_four_workers_send_each_mail_once(reader: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(reader)

    left = at_once(drain, monkeypatch)

    assert sorted(left.values()) == [1] * MAILS


def test_without_the_lock_mail_is_sent_twice(
    reader: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The positive control: the test above can fail."""
    fill(reader)
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **_: rows)
    take = claiming.take
    monkeypatch.setattr(claiming, "take", lambda *all_: time.sleep(0.05) or take(*all_))

    left = at_once(drain, monkeypatch)

    assert max(left.values()) > 1


def test_two_nudges_of_one_person_do_not_leave_together(
    reader: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(WORKERS):
        post(reader, "plain", number, urgency=Message.Urgency.NUDGE)

    left = at_once(drain, monkeypatch)

    assert sum(left.values()) == 1
    assert Message.objects.filter(state="queued").count() == WORKERS - 1


def fill(reader: Person) -> None:
    for _ in range(MAILS):
        post(reader, "plain", uuid4(), urgency=Message.Urgency.CRITICAL)


def at_once(work: Callable[[], int], monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Run it in all workers at the same moment; how often each mail left."""
    left: Counter[str] = Counter()
    counting, start = Lock(), Barrier(WORKERS)

    def send(office: Office, letter: EmailMessage) -> None:
        with counting:
            left[letter.extra_headers["Message-ID"]] += 1

    def run() -> None:
        start.wait()
        try:
            work()
        finally:
            connections.close_all()

    monkeypatch.setattr(Office, "send", send)
    workers = [Thread(target=contextvars.copy_context().run, args=(run,)) for _ in range(WORKERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return left

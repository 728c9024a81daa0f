"""The relay looks for rows that are due and rings the workers. Only it speaks to the broker.

It is a thread of the beat process: woken by NOTIFY, it looks again every two seconds by itself.
Whatever it forgets, or the broker loses, is rung for again, because the row is still due.
"""

import logging
import threading
import time
from collections.abc import Hashable
from contextlib import suppress

import psycopg
from celery import current_app
from celery.signals import beat_init
from django.conf import settings
from django.db import connections

from mentoring.jobs.actions import say_alive
from mentoring.jobs.queries import due_jobs
from mentoring.outbox.queries import is_any_due
from mentoring.web import clock
from mentoring.web.bell import CHANNEL, own_connection

log = logging.getLogger(__name__)
RUN, DRAIN = "mentoring.jobs.tasks.run_job", "mentoring.outbox.tasks.drain"
POLL = 2.0
# Seconds before the same thing is rung for once more: a job, mail, mail when the bell was heard.
AGAIN, AGAIN_MAIL, AGAIN_HEARD = 30.0, 5.0, 0.5


class Memory:
    """What was rung lately: a job that queues behind others is not rung for every two seconds."""

    def __init__(self) -> None:
        self.rung: dict[Hashable, float] = {}

    def is_new(self, what: Hashable, again: float) -> bool:
        now = time.monotonic()
        self.rung = {key: at for key, at in self.rung.items() if now - at < AGAIN}
        if now - self.rung.get(what, now - again) < again:
            return False
        self.rung[what] = now
        return True

    def forget(self, what: Hashable) -> None:
        self.rung.pop(what, None)


def sweep(memory: Memory, *, heard: bool = False) -> int:
    """Ring once for everything that is due and was not rung lately. Returns how many rings.

    A broker that is away ends the sweep: the next one finds the same rows.
    """
    now, alive = clock.now(), clock.unmoved()
    jobs, mail = due_jobs(alive), is_any_due(now, alive)
    rung = 0
    try:
        for job_id, kind, attempts in jobs:
            queue = settings.JOB_QUEUES.get(kind, "default")
            rung += publish(memory, (job_id, attempts), AGAIN, RUN, queue, str(job_id))
        if mail:
            rung += publish(memory, "mail", AGAIN_HEARD if heard else AGAIN_MAIL, DRAIN, "mail")
    except Exception as error:  # noqa: BLE001 - every broker fails in its own words
        log.warning("the broker does not answer: %s", error)
    return rung


def publish(
    memory: Memory, what: Hashable, again: float, task: str, queue: str, *words: str
) -> bool:
    """Leave one message at the broker, unless this was done less than `again` seconds ago."""
    if not memory.is_new(what, again):
        return False
    try:
        current_app.send_task(task, args=words, queue=queue, retry=False)
    except Exception:
        memory.forget(what)
        raise
    return True


class Relay(threading.Thread):
    """Listens, looks, rings, says that it lives; and starts over when the database was away."""

    def __init__(self) -> None:
        super().__init__(name="relay", daemon=True)
        self.memory = Memory()
        self.over = threading.Event()

    def run(self) -> None:
        while not self.over.is_set():
            try:
                with listening() as ear:
                    self.watch(ear)
            except Exception:
                log.exception("the relay starts over")
                self.over.wait(POLL)
            finally:
                connections.close_all()

    def watch(self, ear: "psycopg.Connection[tuple[object, ...]]") -> None:
        heard = False
        while not self.over.is_set():
            sweep(self.memory, heard=heard)
            say_alive("relay", clock.unmoved())
            words = [word.payload for word in ear.notifies(timeout=POLL, stop_after=1)]
            heard = "outbox" in words

    def stop(self) -> None:
        self.over.set()
        self.join()


def listening() -> "psycopg.Connection[tuple[object, ...]]":
    """A connection of its own to Django's database, listening on our channel."""
    ear = psycopg.connect(autocommit=True, **own_connection())
    ear.execute(f"LISTEN {CHANNEL}")
    return ear


@beat_init.connect
def start_relay(**_: object) -> None:
    """Beat is one process beside the workers, so the relay lives in it."""
    with suppress(RuntimeError):
        Relay().start()

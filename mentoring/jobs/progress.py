"""How a job says how far it is, keeps its lease, and learns that it should stop."""

import contextvars
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from django.db import Error as DatabaseFault
from django.db import connections, transaction

from mentoring.jobs import keeper
from mentoring.jobs.actions import LEASE, beat, held
from mentoring.jobs.models import Job
from mentoring.web import clock
from mentoring.web.bell import own_connection

EVERY = 1.0  # seconds between two words to the database
KEEP_EVERY = LEASE.total_seconds() / 3


class Cancelled(Exception):  # noqa: N818 - a wish that was heard, not an error
    """Somebody asked the job to stop: undo nothing by hand, let the exception pass."""


class Lost(Exception):  # noqa: N818 - the work goes on, elsewhere
    """Another worker has taken the job over: stop at once and write nothing more."""


class Progress:
    """Handed to every job: `progress(done, total, "phase")` as often as one likes; it is cheap.

    Inside `with`, a thread with its own database connection renews the lease and writes the
    numbers, so that neither one long step nor one long transaction loses the job; a small process
    renews the lease for steps that let no thread run. Outside (in tests of a job's function) each
    call writes by itself.
    """

    def __init__(self, job: Job) -> None:
        self.job = job
        self.done, self.total, self.phase = job.done, job.total, job.phase
        self.note = job.note
        self.cancelled = self.lost = False
        self._over = threading.Event()
        keep = contextvars.copy_context().run
        self._thread = threading.Thread(target=keep, args=(self._keep,), daemon=True)

    def __call__(
        self, done: int, total: int, phase: str = "", *, note: dict[str, Any] | None = None
    ) -> None:
        """Say that `done` of `total` is done. Raises Cancelled or Lost when there is no use.

        `note` is a small JSON object for the kind's own page; None leaves the last one.
        """
        self.done, self.total, self.phase = done, total, phase or self.phase
        self.note = self.note if note is None else note
        if not self._thread.is_alive():
            self._tell()
        self.check()

    def check(self) -> None:
        """Raise Cancelled or Lost; for loops that have no number to say."""
        if self.lost:
            raise Lost
        if self.cancelled:
            raise Cancelled

    @contextmanager
    def hold(self) -> Iterator[None]:
        """A transaction in which nobody can take the job over: for writing what was found.

        Raises Lost before anything is written when somebody already has.
        """
        with transaction.atomic():
            if not held(self.job).select_for_update().exists():
                raise Lost
            yield

    def __enter__(self) -> Self:
        self._keeper = start_keeper(self.job)
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()
        self._keeper.communicate()

    def _keep(self) -> None:
        try:
            while not self._over.wait(EVERY) and not self.lost:
                self._try_to_tell()
        finally:
            connections.close_all()

    def _try_to_tell(self) -> None:
        """A database that is away for a moment costs nothing: the lease is longer than that."""
        try:
            self._tell()
        except DatabaseFault:
            connections.close_all()

    def _tell(self) -> None:
        told: dict[str, Any] = {"done": self.done, "total": self.total, "note": self.note}
        told["phase"] = self.phase[:80]
        self.lost = not beat(self.job, clock.unmoved(), **told)
        self.cancelled = held(self.job).filter(cancel_asked=True).exists()


def start_keeper(job: Job) -> "subprocess.Popen[str]":
    """The process that keeps the lease. It goes when we close its input, or are killed."""
    told = {
        "job": str(job.pk),
        "holder": str(job.holder),
        "lease": LEASE.total_seconds(),
        "every": KEEP_EVERY,
        "database": own_connection(),
    }
    process = subprocess.Popen(  # noqa: S603 - our own script
        [sys.executable, "-I", str(Path(keeper.__file__))],
        stdin=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    if process.stdin:
        process.stdin.write(json.dumps(told) + "\n")
        process.stdin.flush()
    return process

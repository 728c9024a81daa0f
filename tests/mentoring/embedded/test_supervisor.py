import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from mentoring.embedded import ledger
from mentoring.embedded.child import Child
from mentoring.embedded.process import birth, is_there
from mentoring.embedded.supervisor import Supervisor

pytestmark = pytest.mark.processes

# A parent that ignores polite requests, with a grandchild whose pid it prints.
STUBBORN = """
import signal, subprocess, sys
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print(subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]).pid, flush=True)
signal.pause()
"""
POLITE = "import time; time.sleep(600)"


@pytest.fixture
def notes(tmp_path: Path) -> Iterator[IO[str]]:
    with (tmp_path / "ledger.json").open("a+") as file:
        yield file


@pytest.fixture
def supervisor(tmp_path: Path, notes: IO[str]) -> Iterator[Supervisor]:
    supervisor = Supervisor(tmp_path, os.environ, notes, {"address": "here"})
    yield supervisor
    supervisor.stop()


def child(tmp_path: Path, code: str) -> Child:
    return Child("worker", [sys.executable, "-c", code], tmp_path / "worker.log")


def pid(started: Child) -> int:
    assert started.process is not None
    return started.process.pid


def until(fact: object) -> None:
    deadline = time.monotonic() + 20
    while not fact():  # type: ignore[operator]
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_child_that_dies_is_started_again(tmp_path: Path, supervisor: Supervisor) -> None:
    worker, said = child(tmp_path, POLITE), []
    supervisor.start(worker)
    first = pid(worker)
    os.kill(first, signal.SIGKILL)
    until(worker.has_died)

    supervisor.look(said.append)
    until(lambda: (supervisor.look(said.append), worker.process)[1])

    assert pid(worker) != first
    assert said == [f"The worker stopped and starts again in 1 s; see {worker.log}"]


def test_a_child_that_keeps_dying_waits_longer_each_time(tmp_path: Path) -> None:
    worker = child(tmp_path, "")
    worker.started_at = time.monotonic()

    pauses = [worker.bury() for _ in range(7)]

    assert pauses == [1, 2, 4, 8, 16, 30, 30]


def test_nobody_is_left_behind(
    tmp_path: Path, supervisor: Supervisor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mentoring.embedded.supervisor.GRACE", 0.1)
    worker = child(tmp_path, STUBBORN)
    supervisor.start(worker)
    until(lambda: worker.log.exists() and worker.log.read_text().endswith("\n"))
    family = [pid(worker), int(worker.log.read_text())]

    supervisor.stop()

    until(lambda: not any(_runs(member) for member in family))


def test_the_ledger_names_the_children(tmp_path: Path, supervisor: Supervisor) -> None:
    worker = child(tmp_path, POLITE)

    supervisor.start(worker)

    named = {str(pid(worker)): birth(pid(worker))}
    assert ledger.read(tmp_path / "ledger.json") == {"address": "here", "children": named}


def test_orphans_of_a_killed_supervisor_are_ended(tmp_path: Path, supervisor: Supervisor) -> None:
    worker = child(tmp_path, POLITE)
    supervisor.start(worker)

    ledger.kill_orphans({str(pid(worker)): birth(pid(worker))})

    until(worker.has_died)


def test_another_process_with_an_orphans_pid_is_spared(
    tmp_path: Path, supervisor: Supervisor
) -> None:
    worker = child(tmp_path, POLITE)
    supervisor.start(worker)

    ledger.kill_orphans({str(pid(worker)): "long ago"})
    os.kill(pid(worker), signal.SIGSTOP)
    os.kill(pid(worker), signal.SIGCONT)

    assert is_there(pid(worker))
    assert not worker.has_died()


def _runs(member: int) -> bool:
    """A process that has ended but was not yet asked after is a zombie, and no longer runs."""
    try:
        state = Path(f"/proc/{member}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"

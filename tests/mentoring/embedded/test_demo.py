"""The demo from an empty folder to its first page, and back to nothing running."""

import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from mentoring.embedded.place import CLONE, Place, place
from mentoring.embedded.postmaster import Postmaster, is_alive
from mentoring.embedded.process import is_there

pytestmark = pytest.mark.processes

COMMAND = [sys.executable, "-m", "mentoring.embedded", "demo", "--port", "18400"]
# What a developer's shell may hold, and a fresh one does not.
OURS = ("DATABASE_URL", "DATABASE_URL_FILE", "REDIS_URL", "REDIS_URL_FILE", "DEMO", "DEBUG")


@dataclass
class Demo:
    process: subprocess.Popen[str]
    environment: dict[str, str]
    place: Place
    said: Path

    @property
    def address(self) -> str:
        return str(self._record()["address"])

    def children(self) -> list[int]:
        return [int(pid) for pid in self._record()["children"]]

    def worker(self) -> int:
        workers = [pid for pid in self.children() if b"\0worker\0" in _words(pid)]
        assert len(workers) == 1
        return workers[0]

    def again(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND, *words], cwd=CLONE, env=self.environment,
            capture_output=True, text=True, check=False,
        )  # fmt: skip

    def status(self) -> int:
        connection = http.client.HTTPConnection(self.address.removeprefix("http://"), timeout=10)
        try:
            connection.request("GET", "/accounts/login/")
            return connection.getresponse().status
        finally:
            connection.close()

    def _record(self) -> dict[str, dict[str, str]]:
        content: dict[str, dict[str, str]] = json.loads((self.place.home / "demo.json").read_text())
        return content


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A running demo; its data are this test's own, as its server is."""
    folder = tmp_path_factory.mktemp("demo")
    environment = {name: value for name, value in os.environ.items() if name not in OURS}
    environment["COUNTERPART_HOME"] = str(folder / "home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTERPART_HOME", environment["COUNTERPART_HOME"])
        here = place()
    with (folder / "said").open("w") as said:
        process = subprocess.Popen(
            COMMAND, cwd=CLONE, env=environment, stdin=subprocess.DEVNULL,
            stdout=said, stderr=said, text=True,
        )  # fmt: skip
    demo = Demo(process, environment, here, folder / "said")
    until(lambda: "Ctrl-C stops everything" in demo.said.read_text() or process.poll() is not None)
    yield demo
    process.send_signal(signal.SIGINT)
    process.wait(60)
    shutil.rmtree(here.runtime, ignore_errors=True)


def until(fact: Callable[[], object], seconds: float = 240) -> None:
    deadline = time.monotonic() + seconds
    while not fact():
        assert time.monotonic() < deadline, "it did not come to pass"
        time.sleep(0.1)


def test_it_says_where_it_is_and_who_one_can_be(demo: Demo) -> None:
    said = demo.said.read_text()

    assert re.search(rf"^Ready: {demo.address}$", said, re.MULTILINE)
    assert "Sign in with one click" in said


def test_its_first_page_is_served(demo: Demo) -> None:
    assert demo.status() == 200


def test_a_second_one_tells_the_address_of_the_first(demo: Demo) -> None:
    second = demo.again()

    assert second.returncode == 0
    assert second.stdout == f"The demo of this clone is already running: {demo.address}\n"


def test_data_in_use_are_not_dropped(demo: Demo) -> None:
    reset = demo.again("--reset")

    assert reset.returncode == 1
    assert "Stop it first" in reset.stdout
    assert demo.status() == 200


def test_it_is_for_this_computer_alone(demo: Demo) -> None:
    refused = demo.again("--host", "0.0.0.0")

    assert refused.returncode == 1
    assert "on this computer only" in refused.stderr


def test_a_killed_worker_comes_back(demo: Demo) -> None:
    killed = demo.worker()

    os.kill(killed, signal.SIGKILL)
    until(lambda: killed not in demo.children(), seconds=30)

    assert is_there(demo.worker())


def test_a_killed_database_comes_back(demo: Demo) -> None:
    data = demo.place.home / "postgres-tests"
    killed = Postmaster.of(data)
    assert killed is not None

    os.kill(killed.pid, signal.SIGKILL)
    until(lambda: (now := Postmaster.of(data)) and now.is_ready and now.pid != killed.pid)

    assert demo.status() == 200


def test_it_leaves_nothing_running_and_keeps_its_data(demo: Demo) -> None:
    children, data = demo.children(), demo.place.home / "postgres-tests"

    demo.process.send_signal(signal.SIGINT)
    code = demo.process.wait(60)

    assert code == 0
    assert demo.said.read_text().endswith("The data are kept; the next start finds them.\n")
    assert [pid for pid in children if is_there(pid)] == []
    assert not is_alive(data)
    assert (data / "PG_VERSION").exists()


def _words(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()

"""Real workers and a real beat on the test database, with files as broker."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.db import connection

ROOT = Path(__file__).resolve().parents[3]


class Crew:
    """Processes of one test, each in a group of its own, all ended with it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.processes: list[subprocess.Popen[bytes]] = []
        (home / "broker").mkdir()
        self.environment = os.environ | {
            "DATABASE_URL": database_url(connection.settings_dict),
            "BROKER_DIR": str(home / "broker"),
            "DJANGO_SETTINGS_MODULE": "tests.mentoring.jobs.worker_settings",
            "PYTHONPATH": str(ROOT),
        }
        self.environment.pop("REDIS_URL", None)

    def worker(self) -> subprocess.Popen[bytes]:
        quiet = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
        return self.start("worker", "-c", "1", "-Q", "default,mail", "-l", "INFO", *quiet)

    def beat(self) -> subprocess.Popen[bytes]:
        return self.start("beat", "-l", "INFO", "--schedule", str(self.home / "schedule"))

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        with (self.home / f"{words[0]}-{len(self.processes)}.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "celery", "-A", "mentoring", *words],
                cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        self.processes.append(process)
        return process

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        """kill -9 for the process and its children, without a word of warning."""
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def end(self) -> None:
        for process in self.processes:
            if process.poll() is None:
                self.kill(process)

    def told(self) -> str:
        return "\n".join(log.read_text()[-2000:] for log in sorted(self.home.glob("*.log")))


def database_url(known: dict[str, Any]) -> str:
    who = quote(known["USER"]) + (f":{quote(known['PASSWORD'])}" if known["PASSWORD"] else "")
    where = known["HOST"] if known["HOST"].startswith("/") else quote(known["HOST"])
    port = f":{known['PORT']}" if known["PORT"] else ""
    return f"postgres://{who}@{'/' if where.startswith('/') else ''}{where}{port}/{known['NAME']}"


def until(true: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(0.1)
    return False

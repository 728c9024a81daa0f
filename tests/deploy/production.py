"""Runs docker-compose.yml's own commands on this machine, without Docker.

Only what a container brings is replaced: host names, ports, and the folders of its paths.
"""

import http.client
import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from tests.deploy.compose import ROOT, stack

T = TypeVar("T")
HOST = "mentoring.example"
GIVEN = {
    "SITE_URL": f"https://{HOST}",
    "ALLOWED_HOSTS": HOST,
    "DEFAULT_FROM_EMAIL": f"sessions@{HOST}",
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def until(fact: Callable[[], T], seconds: float = 60) -> T:
    """The first answer that is true."""
    deadline = time.monotonic() + seconds
    while not (answer := fact()):
        assert time.monotonic() < deadline, "it did not come to pass"
        time.sleep(0.1)
    return answer


@dataclass
class Production:
    """The services of the file, each in a process; `folder` stands for the containers' paths."""

    folder: Path
    database_port: int
    redis_port: int = field(default_factory=free_port)
    web_port: int = field(default_factory=free_port)
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.services: dict[str, Any] = stack(**GIVEN)["services"]
        for name in ("secrets", "data", "tmp"):
            (self.folder / name).mkdir()
        order = [str(ROOT / "scripts/secrets.sh"), "smtp://127.0.0.1:25"]
        subprocess.run(order, env=os.environ | {"SECRETS_DIR": self.path("secrets")}, check=True)
        for name in ("owner_url", "app_url", "board_url"):
            self._move(name, "@db:5432", f"@127.0.0.1:{self.database_port}")
        self._move("redis_url", "@redis:6379", f"@127.0.0.1:{self.redis_port}")

    def path(self, name: str) -> str:
        return str(self.folder / name)

    def command(self, service: str) -> list[str]:
        words = [self._outside(word) for word in self.services[service]["command"]]
        if service == "redis":
            words[-1] += f" --port {self.redis_port} --bind 127.0.0.1"
        return words

    def environment(self, service: str) -> dict[str, str]:
        programs = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
        named = self.services[service].get("environment", {})
        static = {"STATIC_ROOT": self.path("static")}
        outside = {name: self._outside(value) for name, value in named.items()}
        return {"PATH": programs, "HOME": self.path("tmp"), **static, **outside}

    def once(self, service: str) -> subprocess.CompletedProcess[str]:
        return self.call(service, self.command(service))

    def call(self, service: str, words: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            words, cwd=ROOT, env=self.environment(service),
            capture_output=True, text=True, check=False,
        )  # fmt: skip

    def start(self, service: str) -> None:
        with (self.folder / f"{service}.log").open("wb") as log:
            self.running[service] = subprocess.Popen(
                self.command(service), cwd=ROOT, env=self.environment(service),
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip

    def stop(self, service: str) -> int:
        process = self.running.pop(service)
        process.terminate()
        return process.wait(60)

    def log(self, service: str) -> str:
        return (self.folder / f"{service}.log").read_text()

    def is_well(self, service: str) -> bool:
        """What the health check of the file says."""
        kind, *words = self.services[service]["healthcheck"]["test"]
        shell = ["sh", "-c"] if kind == "CMD-SHELL" else []
        return self.call(service, [*shell, *map(self._outside, words)]).returncode == 0

    def get(self, path: str) -> tuple[int, str]:
        """As the proxy in front asks: for the public host, over TLS."""
        connection = http.client.HTTPConnection("127.0.0.1", self.web_port, timeout=10)
        try:
            connection.request("GET", path, headers={"Host": HOST, "X-Forwarded-Proto": "https"})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        except OSError:
            return 0, ""
        finally:
            connection.close()

    def readiness(self) -> dict[str, Any]:
        status, body = self.get("/readyz")
        return {"status": status, **json.loads(body)} if body else {}

    def _move(self, secret: str, old: str, new: str) -> None:
        file = self.folder / "secrets" / secret
        file.chmod(0o600)
        file.write_text(file.read_text().replace(old, new))

    def _outside(self, word: str) -> str:
        moved = {
            "/run/secrets": self.path("secrets"),
            "/data": self.path("data"),
            "/tmp": self.path("tmp"),
            "0.0.0.0:8000": f"127.0.0.1:{self.web_port}",
            "127.0.0.1:8000": f"127.0.0.1:{self.web_port}",
            "redis-cli": f"redis-cli -p {self.redis_port}",
        }
        inside = "|".join(map(re.escape, moved))
        return re.sub(rf"(?:{inside})(?!\w)", lambda found: moved[found[0]], word)

"""The demo's doorbell: Redis where it is installed, otherwise a folder of files."""

import os
import secrets
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from mentoring.embedded.child import Child
from mentoring.embedded.place import Place, private

PATIENCE = 5.0  # seconds for Redis to open its port


@dataclass(frozen=True)
class Broker:
    """What settings are told, how a person is told, and the server that must run, if any."""

    environment: dict[str, str]
    words: str
    child: Child | None = None
    port: int = 0


def choose(place: Place, logs: Path) -> Broker:
    """REDIS_URL as it is given; else Redis of our own; else files."""
    if os.environ.get("REDIS_URL") or os.environ.get("REDIS_URL_FILE"):
        return Broker({}, "the given REDIS_URL")
    return own_redis(place, logs) if _has_redis() else files(place)


def own_redis(place: Place, logs: Path) -> Broker:
    """Redis on loopback with a password of its own; it keeps nothing, rows in PostgreSQL do."""
    port, password = _free_port(), secrets.token_urlsafe(16)
    conf = private(place.runtime / "redis") / "redis.conf"
    conf.touch(mode=0o600)
    conf.write_text(
        f"bind 127.0.0.1\nport {port}\nrequirepass {password}\nappendonly no\n"
        f"save ''\nmaxmemory-policy noeviction\ndir {conf.parent}\n"
    )  # fmt: skip
    child = Child("redis", ["redis-server", str(conf)], logs / "redis.log")
    address = {"REDIS_URL": f"redis://:{password}@127.0.0.1:{port}/0"}
    return Broker(address, f"Redis on port {port}", child, port)


def files(place: Place) -> Broker:
    """The file system transport of kombu, which wants its folder made."""
    folder = private(place.home / "broker")
    return Broker({"BROKER_DIR": str(folder)}, f"files in {folder}, no Redis found")


def opens(port: int) -> bool:
    """Whether somebody listens on this port of loopback before our patience ends."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return True
        time.sleep(0.02)
    return False


def _has_redis() -> bool:
    if shutil.which("redis-server") is None:
        return False
    asked = subprocess.run(["redis-server", "--version"], capture_output=True, check=False)
    return asked.returncode == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port

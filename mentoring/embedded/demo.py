"""The demo company in one terminal: PostgreSQL, a broker, web, worker and beat until Ctrl-C."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from shutil import rmtree
from typing import IO

from mentoring.embedded import ledger, postgres
from mentoring.embedded.address import listen, loopback
from mentoring.embedded.broker import Broker, choose, files, opens
from mentoring.embedded.child import Child
from mentoring.embedded.lock import claim
from mentoring.embedded.place import CLONE, EmbeddedError, Place, place, private
from mentoring.embedded.supervisor import Supervisor

QUEUES = "default,mail,matching,imports,exports"
QUIET = ("--without-gossip", "--without-mingle")  # one worker has nobody to talk to
READY = 120.0  # seconds for the first answer


def run(*, host: str, port: int, reset: bool) -> int:
    """Everything from an empty folder to the first page; the exit code."""
    here, bound = place(), loopback(host)
    record = here.home / "demo.json"
    notes = claim(record)
    if notes is None:
        return _already_running(ledger.read(record).get("address", "it starts"), reset=reset)
    ledger.kill_orphans(ledger.read(record).get("children", {}))
    with notes, suppress(KeyboardInterrupt), ExitStack() as cleanup:
        _end_alike()
        ledger.write(notes, {})
        if reset:
            _forget(here)
        listener = cleanup.enter_context(listen(bound, port, say))
        _serve(here, listener, notes, cleanup)
    say("Stopped. The data are kept; the next start finds them.")
    return 0


def say(words: str) -> None:
    print(words, flush=True)


def _already_running(address: str, *, reset: bool) -> int:
    say(f"The demo of this clone is already running: {address}")
    if reset:
        say("Stop it first (Ctrl-C in its terminal), then reset.")
    return 1 if reset else 0


def _forget(here: Place) -> None:
    if _given("DATABASE_URL"):
        raise EmbeddedError("A reset drops the embedded database; DATABASE_URL names another.")
    postgres.own_cluster().drop()
    for name in ("files", "broker"):
        rmtree(here.home / name, ignore_errors=True)


def _serve(here: Place, listener: socket.socket, notes: IO[str], cleanup: ExitStack) -> None:
    address = f"http://localhost:{listener.getsockname()[1]}"
    ledger.write(notes, {"address": address})
    logs = here.home / "logs"
    logs.mkdir(exist_ok=True)
    environment = os.environ | {"DEMO": "1", "SITE_URL": address}
    environment |= {"DATA_DIR": str(private(here.home / "files"))} | _database(cleanup)
    supervisor = Supervisor(CLONE, environment, notes, {"address": address})
    cleanup.callback(supervisor.stop)
    environment |= _start_broker(here, logs, supervisor)
    say("Preparing the database; the first time takes longer.")
    _manage(environment, "migrate", "--no-input", "--verbosity", "0")
    _manage(environment, "seed_demo")
    environment |= _roles(environment)
    supervisor.start(*_children(here, logs, listener))
    _await(supervisor, listener)
    _welcome(address, environment, logs)
    while True:
        supervisor.look(say)
        _keep_database()
        time.sleep(0.2)


def _database(cleanup: ExitStack) -> dict[str, str]:
    """The given database, or our own: stopped at the end if it was not running before."""
    if _given("DATABASE_URL"):
        return {}
    cluster = postgres.own_cluster()
    if not cluster.is_running():
        cleanup.callback(cluster.stop)
    say(f"PostgreSQL keeps its data in {cluster.data}")
    return {"DATABASE_URL": postgres.database_url()}


def _roles(environment: dict[str, str]) -> dict[str, str]:
    """From here on nobody owns the tables: web, worker and beat are what they are in production."""
    if _given("DATABASE_URL"):
        return {}
    _manage(environment, "database_roles", "--verbosity", "0")
    return postgres.role_urls()


def _keep_database() -> None:
    """Our own server is no child of ours, so it is started again here."""
    if _given("DATABASE_URL") or postgres.own_cluster().is_running():
        return
    say("PostgreSQL stopped and starts again.")
    postgres.database_url()


def _start_broker(here: Place, logs: Path, supervisor: Supervisor) -> dict[str, str]:
    chosen: Broker = choose(here, logs)
    if chosen.child:
        supervisor.start(chosen.child)
        if not opens(chosen.port):
            supervisor.stop()
            chosen = files(here)
    say(f"The broker is {chosen.words}")
    return chosen.environment


def _children(here: Place, logs: Path, listener: socket.socket) -> Iterator[Child]:
    python, handle = sys.executable, listener.fileno()
    web = [python, "-m", "gunicorn", "mentoring.wsgi", "--bind", f"fd://{handle}"]
    web += ["--worker-class", "gthread", "--workers", "2", "--threads", "4", "--no-control-socket"]
    celery = [python, "-m", "celery", "-A", "mentoring"]
    worker = [*celery, "worker", "-Q", QUEUES, "-c", "2", "-l", "INFO", *QUIET]
    beat = [*celery, "beat", "-l", "INFO", "--schedule", str(here.home / "beat-schedule")]
    yield Child("web", web, logs / "web.log", passes=(handle,))
    yield Child("worker", worker, logs / "worker.log")
    yield Child("beat", beat, logs / "beat.log")


def _manage(environment: dict[str, str], *words: str) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", *words], cwd=CLONE, env=environment, check=False
    )
    if done.returncode:
        raise EmbeddedError(f"manage.py {words[0]} failed; its message stands above.")


def _await(supervisor: Supervisor, listener: socket.socket) -> None:
    """Until the first page is served; a web process that dies first tells why."""
    deadline = time.monotonic() + READY
    while not _answers(listener):
        dead = [child for child in supervisor.children if child.has_died()]
        if dead or time.monotonic() > deadline:
            told = (dead or supervisor.children)[0]
            raise EmbeddedError(f"The {told.name} does not start:\n{told.last_words()}")


def _answers(listener: socket.socket) -> bool:
    host, port = listener.getsockname()[:2]
    connection = http.client.HTTPConnection(host, port, timeout=2)
    try:
        connection.request("GET", "/healthz")
        connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True


def _welcome(address: str, environment: dict[str, str], logs: Path) -> None:
    say(f"\nReady: {address}\n")
    _manage(environment, "demo_accounts")
    say(f"\nLogs are in {logs}. Ctrl-C stops everything.")


def _given(name: str) -> bool:
    return bool(os.environ.get(name) or os.environ.get(f"{name}_FILE"))


def _end_alike() -> None:
    """A hang-up or a polite kill ends the demo as Ctrl-C does, and once ending is not hurried."""

    def interrupt(*_: object) -> None:
        for each in ends:
            signal.signal(each, signal.SIG_IGN)
        raise KeyboardInterrupt

    ends = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    for each in ends:
        signal.signal(each, interrupt)

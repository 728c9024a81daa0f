"""One PostgreSQL server: made, started, joined, stopped and dropped."""

import os
import shutil
import subprocess
import time
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

from mentoring.embedded.binaries import binaries, give, run_as
from mentoring.embedded.lock import alone
from mentoring.embedded.place import EmbeddedError, Place
from mentoring.embedded.postmaster import Postmaster, is_alive, live_pid

DATABASE = "counterpart"
PATIENCE = 60  # seconds for a server that is starting, recovering or shutting down
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "100",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_error_statement": "panic",  # a statement may hold what somebody wrote
}


@dataclass(frozen=True)
class Cluster:
    """The server of this name in this place; `settings` are lines of its postgresql.conf."""

    place: Place
    name: str
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        return self.place.home / self.name

    def join(self) -> Postmaster:
        """The running server, made and started where it is not; any number may call at once."""
        return self._running() or self._started()

    def is_running(self) -> bool:
        return self._running() is not None

    def stop(self) -> bool:
        """Whether there was a server to stop."""
        with self._alone():
            return self._stopped()

    def drop(self) -> None:
        """Stop the server and forget its data."""
        with self._alone():
            self._stopped()
            for folder in (self.data, self._socket_folder()):
                shutil.rmtree(folder, ignore_errors=True)

    def _running(self) -> Postmaster | None:
        found = Postmaster.of(self.data)
        return found if found and found.is_ready and found.answers() else None

    def _started(self) -> Postmaster:
        with self._alone():
            running = self._settled()
            if running is None:
                self._make()
                self._start()
                running = self._running()
        if running is None:
            raise EmbeddedError(f"PostgreSQL does not answer. {self._last_words()}")
        return running

    def _alone(self) -> AbstractContextManager[None]:
        return alone(self.place.home / f"{self.name}.lock")

    def _settled(self) -> Postmaster | None:
        """The live server as soon as it answers, or None once there is none."""
        deadline = time.monotonic() + PATIENCE
        while is_alive(self.data) and time.monotonic() < deadline:
            running = self._running()
            if running or self._is_deaf():
                break
            time.sleep(0.02)
        else:
            running = None
        if running is None:
            self._stopped()
        return running

    def _is_deaf(self) -> bool:
        """A cleaner of temporary folders took the socket, so nobody can ever reach the server."""
        found = Postmaster.of(self.data)
        return found is not None and found.is_ready and not found.socket_path.exists()

    def _stopped(self) -> bool:
        was_alive = is_alive(self.data)
        if was_alive:
            self._run("pg_ctl", "stop", "-D", str(self.data), "-m", "fast", "-t", str(PATIENCE))
        elif live_pid(self.data):
            # After a restart of the machine another program wears the pid, and PostgreSQL would
            # take it for itself. A dead pid is left to PostgreSQL, which first makes sure that no
            # child of the dead server still writes.
            (self.data / "postmaster.pid").unlink(missing_ok=True)
        for trace in self._socket_folder().glob(".s.PGSQL.*"):
            trace.unlink()
        return was_alive

    def _make(self) -> None:
        """A new cluster with its database, in one step: nobody ever finds half of it."""
        if self.data.exists():
            return
        half = self.place.home / f"{self.name}.making"
        shutil.rmtree(half, ignore_errors=True)
        half.mkdir(mode=0o700)
        give(half)
        locale = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")
        who = ("--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-sync")
        self._run("initdb", "-D", str(half), *who, *locale)
        create = f"CREATE DATABASE {DATABASE}\n"
        self._run("postgres", "--single", "-D", str(half), "postgres", said=create)
        half.rename(self.data)

    def _start(self) -> None:
        self._configure()
        order = ("pg_ctl", "start", "-D", str(self.data), "-l", str(self.data / "server.log"))
        for last in (False, False, True):  # children of a killed server take a moment to go
            try:
                self._run(*order, "-w", "-t", str(PATIENCE))
            except EmbeddedError as error:
                if last:
                    raise EmbeddedError(f"{error} {self._last_words()}") from None
                time.sleep(0.5)
            else:
                return

    def _configure(self) -> None:
        """Written anew at each start: the folder of the socket depends on who starts."""
        chosen = {"unix_socket_directories": str(self._socket_folder()), **SETTINGS}
        lines = [f"{name} = '{value}'\n" for name, value in {**chosen, **self.settings}.items()]
        conf = self.data / "postgresql.conf"
        conf.write_text("".join(lines))
        conf.chmod(0o644)

    def _socket_folder(self) -> Path:
        folder = self.place.runtime / f"{self.name}-socket"
        if not folder.exists():
            folder.mkdir(mode=0o700)
            give(folder)
        return folder

    def _run(self, program: str, *arguments: str, said: str = "") -> None:
        """Run one of PostgreSQL's programs; what it complains of becomes our error."""
        done = subprocess.run(
            [str(binaries(self.place.runtime) / program), *arguments],
            input=said, capture_output=True, text=True, check=False,
            cwd=self.place.runtime, env={"PATH": os.defpath, "LC_ALL": "C"},
            **run_as(),
        )  # fmt: skip
        if done.returncode:
            raise EmbeddedError(f"PostgreSQL: {program} failed. {done.stderr.strip()}")

    def _last_words(self) -> str:
        log = self.data / "server.log"
        lines = log.read_text(errors="replace").splitlines()[-5:] if log.exists() else []
        return "\n".join([f"Its log is {log}", *lines])

"""One command that a supervisor keeps alive."""

import signal
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mentoring.embedded.process import signal_group

LONGEST_PAUSE = 30.0  # seconds before the next start of a child that keeps dying
STEADY = 60.0  # seconds after which a child counts as healthy again


@dataclass
class Child:
    """One command in a process group of its own; its output goes to `log`."""

    name: str
    command: list[str]
    log: Path
    passes: tuple[int, ...] = ()  # open files it inherits
    deaths: int = 0
    started_at: float = 0.0
    due_at: float = 0.0
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def start(self, environment: Mapping[str, str], folder: Path) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=folder,
                env=environment, pass_fds=self.passes, start_new_session=True,
            )  # fmt: skip
        self.started_at = time.monotonic()

    def has_died(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def bury(self) -> float:
        """Kill what is left of its group and say how long to wait before the next start."""
        if self.process is not None:
            signal_group(self.process.pid, signal.SIGKILL)
        now = time.monotonic()
        self.deaths = 1 if now - self.started_at > STEADY else self.deaths + 1
        pause = min(2.0 ** (self.deaths - 1), LONGEST_PAUSE)
        self.process, self.due_at = None, now + pause
        return pause

    def last_words(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])

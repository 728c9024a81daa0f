"""Children that are started again when they die, and leave nobody behind when they are stopped."""

import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO

from mentoring.embedded import ledger
from mentoring.embedded.child import Child
from mentoring.embedded.process import birth, signal_group

GRACE = 10.0  # seconds to finish after SIGTERM


class Supervisor:
    """Keeps the children alive; `notes` name them, for a successor if we are killed."""

    def __init__(
        self, folder: Path, environment: Mapping[str, str], notes: IO[str], facts: dict[str, str]
    ) -> None:
        self.folder = folder
        self.environment = environment
        self.notes = notes
        self.facts = facts
        self.children: list[Child] = []

    def start(self, *children: Child) -> None:
        for child in children:
            child.start(self.environment, self.folder)
            self.children.append(child)
        self._note()

    def look(self, say: Callable[[str], None]) -> None:
        """Start again who has died, after a pause that doubles with each death in a row."""
        for child in self.children:
            if child.has_died():
                pause = child.bury()
                say(f"The {child.name} stopped and starts again in {pause:.0f} s; see {child.log}")
            elif child.process is None and time.monotonic() >= child.due_at:
                child.start(self.environment, self.folder)
                self._note()

    def stop(self) -> None:
        """Ask all at once, the last started first; kill the groups that do not finish in time."""
        processes = [child.process for child in reversed(self.children) if child.process]
        for process in processes:
            process.terminate()
        deadline = time.monotonic() + GRACE
        for process in processes:
            _wait(process, deadline)
            signal_group(process.pid, signal.SIGKILL)
            process.wait()
        self.children.clear()

    def _note(self) -> None:
        pids = [child.process.pid for child in self.children if child.process]
        ledger.write(self.notes, {**self.facts, "children": {str(pid): birth(pid) for pid in pids}})


def _wait(process: subprocess.Popen[bytes], deadline: float) -> None:
    try:
        process.wait(max(0.0, deadline - time.monotonic()))
    except subprocess.TimeoutExpired:
        return

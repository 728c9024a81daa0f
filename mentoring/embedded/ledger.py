"""What a running demo leaves on record for whoever comes next: its address and its children."""

import json
import os
import signal
import time
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from mentoring.embedded.process import birth, is_there, signal_group

PATIENCE = 3.0  # seconds until the killed are gone and their port is free


def write(notes: IO[str], content: Mapping[str, Any]) -> None:
    """In place, because the lock belongs to this very file."""
    notes.seek(0)
    notes.truncate()
    json.dump(content, notes)
    notes.flush()
    os.fsync(notes.fileno())


def read(path: Path) -> dict[str, Any]:
    """What the last holder of the ledger wrote; empty if it wrote nothing whole."""
    try:
        content = json.loads(path.read_text())
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def kill_orphans(children: Mapping[str, str]) -> None:
    """End the groups that a killed supervisor left behind; a pid with another birth is spared."""
    orphans = [int(pid) for pid, born in children.items() if born and birth(int(pid)) == born]
    for orphan in orphans:
        signal_group(orphan, signal.SIGKILL)
    deadline = time.monotonic() + PATIENCE
    while any(map(is_there, orphans)) and time.monotonic() < deadline:
        time.sleep(0.02)

"""Facts about other processes, from /proc where it exists and from ps elsewhere."""

import os
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

HAS_PROC = Path("/proc/self/stat").exists()
STARTTIME = 19  # counted from the field after the closing bracket of the name; proc(5) calls it 22


def is_there(pid: int) -> bool:
    """Whether any process has this pid; one of another user's counts."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def command_line(pid: int) -> str:
    """The words it was started with; empty if it is gone."""
    if not HAS_PROC:
        return _ps(pid, "args")
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except (OSError, UnicodeDecodeError):
        return ""


def birth(pid: int) -> str:
    """When it was started: pid and birth together name one process for ever; empty if gone."""
    if not HAS_PROC:
        return _ps(pid, "lstart")
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return ""
    return stat.rpartition(")")[2].split()[STARTTIME]


def signal_group(leader: int, sent: signal.Signals) -> None:
    """Signal a whole process group; one that has gone needs none."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, sent)


def _ps(pid: int, column: str) -> str:
    order = ["ps", "-ww", "-o", f"{column}=", "-p", str(pid)]
    return subprocess.run(order, capture_output=True, text=True, check=False).stdout.strip()

"""What PostgreSQL says about itself in the postmaster.pid of its data folder."""

import socket
from dataclasses import dataclass
from pathlib import Path

from mentoring.embedded.process import command_line, is_there

# Lines of the file, counted from 0.
PID, PORT, SOCKET_FOLDER, STATUS = 0, 3, 4, 7


@dataclass(frozen=True)
class Postmaster:
    pid: int
    socket_folder: Path
    port: int
    is_ready: bool

    @classmethod
    def of(cls, data: Path) -> "Postmaster | None":
        """The server that says it serves this folder, dead or alive; None without a whole file."""
        try:
            lines = (data / "postmaster.pid").read_text().splitlines()
            is_ready = lines[STATUS].strip() == "ready"
            return cls(int(lines[PID]), Path(lines[SOCKET_FOLDER]), int(lines[PORT]), is_ready)
        except (OSError, IndexError, ValueError):
            return None

    @property
    def socket_path(self) -> Path:
        return self.socket_folder / f".s.PGSQL.{self.port}"

    def answers(self) -> bool:
        """Whether somebody accepts connections; a killed server leaves its socket behind."""
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(2)
            return client.connect_ex(str(self.socket_path)) == 0


def is_alive(data: Path) -> bool:
    """Whether PostgreSQL is at work on this very folder."""
    pid = live_pid(data)
    return pid is not None and str(data) in command_line(pid)


def live_pid(data: Path) -> int | None:
    """The pid in postmaster.pid if any process has it, which after a restart may be another's."""
    try:
        pid = int((data / "postmaster.pid").read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None
    return pid if is_there(pid) else None

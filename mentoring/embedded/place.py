"""Where this clone's own servers keep their files, so that two clones never meet.

`home` holds data: `var/` of the clone, or the runtime folder where `var/` cannot serve (another
owner, a file system without permissions, or root, whose PostgreSQL runs as a user who may be
unable to enter the clone). `runtime` holds sockets: a private folder with a short name under the
system's temporary folder. COUNTERPART_HOME names another `home`; root's stays where it can serve.
"""

import hashlib
import os
import re
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

CLONE = Path(__file__).resolve().parents[2]
# A Unix socket's path has room for about 100 bytes; our part of it needs 50.
PLAIN_AND_SHORT = re.compile(r"[A-Za-z0-9._/-]{1,50}")


class EmbeddedError(Exception):
    """What the person who started us has to know; the text is all they see."""


@dataclass(frozen=True)
class Place:
    home: Path
    runtime: Path


def place(clone: Path = CLONE) -> Place:
    """The folders of this clone for this user; makes them where they are missing."""
    chosen = os.environ.get("COUNTERPART_HOME", "")
    anchor = Path(chosen).resolve() if chosen else clone
    runtime = _temporary() / f"counterpart-{_key(anchor)}"
    if is_root():
        return Place(home=private(runtime, mode=0o711), runtime=runtime)
    home = anchor if chosen else clone / "var"
    return Place(home=home if _serves(home) else runtime, runtime=private(runtime))


def private(folder: Path, *, mode: int = 0o700) -> Path:
    """Make the folder, or adopt it if it is ours; a link or a stranger's folder is refused."""
    folder.mkdir(mode=mode, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise EmbeddedError(f"{folder} belongs to somebody else; remove it and start again.")
    folder.chmod(mode)
    return folder


def is_root() -> bool:
    return os.geteuid() == 0


def _key(anchor: Path) -> str:
    return hashlib.sha256(f"{os.geteuid()}:{anchor}".encode()).hexdigest()[:12]


def _temporary() -> Path:
    for folder in (tempfile.gettempdir(), "/tmp", "/var/tmp"):  # noqa: S108 - private() guards it
        if PLAIN_AND_SHORT.fullmatch(folder) and (not is_root() or _open_to_all(Path(folder))):
            return Path(folder)
    raise EmbeddedError("No temporary folder with a short plain name; set TMPDIR to one.")


def _open_to_all(folder: Path) -> bool:
    """Whether any user may pass through, as PostgreSQL's own user must."""
    return all(step.stat().st_mode & stat.S_IXOTH for step in (folder, *folder.parents))


def _serves(home: Path) -> bool:
    """Whether data may lie there: ours, writable, and on a file system that keeps modes."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        return home.stat().st_uid == os.geteuid() and _keeps_modes(home)
    except OSError:
        return False


def _keeps_modes(folder: Path) -> bool:
    """PostgreSQL refuses a data folder that others may read, as on some shared drives."""
    with tempfile.TemporaryDirectory(dir=folder) as probe:
        return stat.S_IMODE(Path(probe).stat().st_mode) == stat.S_IRWXU

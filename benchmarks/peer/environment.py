"""The bench-only environment of the peers: var/peers, made on first use, never part of the app."""

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PLACE = ROOT / "var" / "peers"
LOCK = ROOT / "requirements" / "peers.lock"


def interpreter() -> Path | None:
    """Return the Python that has the peers; None, with a word about it, where it cannot be made."""
    python, stamp = PLACE / "bin" / "python", PLACE / "stamp"
    wanted = f"{PLACE} {sys.version_info[:2]}\n{LOCK.read_text(encoding='utf-8')}"
    if python.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return python
    print("making var/peers from requirements/peers.lock", flush=True)
    venv.create(PLACE, clear=True, with_pip=True)
    command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run(
        [*command, "--require-hashes", "-r", LOCK], capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(f"mentor-match left out, it could not be installed: {done.stderr.strip()[-300:]}")
        return None
    stamp.write_text(wanted, encoding="utf-8")
    return python

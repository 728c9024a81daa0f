import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.deploy.compose import ROOT

# Plays Python and uv: does what bootstrap needs done, installs nothing, writes down its calls.
STAND_IN = """#!/bin/sh
case "$*" in
    *flock*) shift 2; exec sh "$@" ;;
    "-m venv .venv") mkdir -p .venv/bin; cp "$0" .venv/bin/python; cp "$0" .venv/bin/uv ;;
    --version) echo "Python 3.13.9" ;;
    *uv.lock) echo "pip installs uv" >> calls ;;
    "pip install"*) echo "uv installs ${*##*requirements/}" >> calls; exit ${UV_FAILS:-0} ;;
    *"pip install"*) echo "pip installs ${*##*requirements/}" >> calls ;;
esac
"""
SHIM = "#!/bin/sh\necho 'not installed' >&2\nexit 127\n"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What bootstrap needs of a fresh clone, in a folder with a space in its name."""
    clone = tmp_path / "a clone"
    for folder in ("scripts", "requirements"):
        shutil.copytree(ROOT / folder, clone / folder)
    return clone


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """The only programs on PATH; there is no Python among them."""
    tools = tmp_path / "bin"
    tools.mkdir()
    for tool in ("sh", "dirname", "cat", "cksum", "rm", "mkdir", "cp"):
        (tools / tool).symlink_to(str(shutil.which(tool)))
    return tools


def provide(tools: Path, name: str, program: str) -> None:
    (tools / name).write_text(program)
    (tools / name).chmod(0o755)


def bootstrap(
    clone: Path, tools: Path, *words: str, **given: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(clone / "scripts/bootstrap.sh"), *words], env={"PATH": str(tools), **given},
        cwd=os.sep, capture_output=True, text=True, check=False,
    )  # fmt: skip


def calls(clone: Path) -> list[str]:
    return (clone / "calls").read_text().splitlines()


def test_uv_installs_what_is_locked(clone: Path, tools: Path) -> None:
    provide(tools, "python3.13", STAND_IN)

    done = bootstrap(clone, tools, "embedded")

    assert done.stdout == "Making .venv with Python 3.13.9\nInstalling requirements/embedded.lock\n"
    assert calls(clone) == ["pip installs uv", "uv installs embedded.lock"]


def test_pip_installs_it_where_uv_does_not_manage(clone: Path, tools: Path) -> None:
    provide(tools, "python3.13", STAND_IN)

    done = bootstrap(clone, tools, "dev", UV_FAILS="1")

    assert done.returncode == 0
    assert calls(clone)[-2:] == ["uv installs dev.lock", "pip installs dev.lock"]


def test_a_second_run_finds_nothing_to_do(clone: Path, tools: Path) -> None:
    provide(tools, "python3.13", STAND_IN)
    bootstrap(clone, tools, "dev")
    (clone / "calls").unlink()

    again = bootstrap(clone, tools, "dev")
    less = bootstrap(clone, tools, "embedded")

    assert [again.stdout + again.stderr, less.stdout + less.stderr] == ["", ""]
    assert not (clone / "calls").exists()


def test_a_changed_lock_is_installed(clone: Path, tools: Path) -> None:
    provide(tools, "python3.13", STAND_IN)
    bootstrap(clone, tools, "embedded")
    with (clone / "requirements/embedded.lock").open("a") as lock:
        lock.write("# changed\n")

    done = bootstrap(clone, tools, "embedded")

    assert done.stdout == "Installing requirements/embedded.lock\n"


def test_a_clone_that_was_moved_makes_its_environment_anew(clone: Path, tools: Path) -> None:
    provide(tools, "python3.13", STAND_IN)
    bootstrap(clone, tools, "embedded")
    moved = clone.rename(clone.with_name("moved"))

    done = bootstrap(moved, tools, "embedded")

    assert done.stdout.splitlines()[0] == "Making .venv with Python 3.13.9"


def test_an_unknown_level_is_refused(clone: Path, tools: Path) -> None:
    done = bootstrap(clone, tools, "everything")

    assert done.returncode == 2
    assert done.stderr == "bootstrap: the level is embedded or dev, not everything\n"


def test_a_python_that_does_not_serve_is_named(clone: Path, tools: Path) -> None:
    provide(tools, "python3.13", STAND_IN)

    done = bootstrap(clone, tools, "embedded", PYTHON="/bin/false")

    assert done.returncode == 1
    assert done.stderr == "bootstrap: /bin/false is not a working Python 3.11, 3.12 or 3.13.\n"


def test_a_machine_without_python_is_told_so(clone: Path, tools: Path) -> None:
    done = bootstrap(clone, tools, "embedded")

    assert done.returncode == 1
    assert "no working Python 3.11, 3.12 or 3.13 is on PATH" in done.stderr


def test_a_program_that_only_looks_like_python_is_passed_over(clone: Path, tools: Path) -> None:
    provide(tools, "python3.13", SHIM)
    provide(tools, "python3", STAND_IN)

    done = bootstrap(clone, tools, "embedded")

    assert calls(clone) == ["pip installs uv", "uv installs embedded.lock"]
    assert done.stderr == ""

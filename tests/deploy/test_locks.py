import re

import pytest

from tests.deploy.compose import ROOT

LOCKS = ["base", "embedded", "dev", "uv", "peers"]


def content(name: str) -> str:
    return (ROOT / f"requirements/{name}.lock").read_text()


def pins(name: str) -> dict[str, str]:
    """Package and marker, and the version that is locked for them."""
    found = re.findall(r"^([\w.-]+)==(\S+)([^\\\n]*)", content(name), re.MULTILINE)
    return {f"{package}{marker.rstrip()}": version for package, version, marker in found}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_registry(name: str) -> None:
    assert "://" not in content(name)
    assert "--index-url" not in content(name)
    assert "--find-links" not in content(name)


@pytest.mark.parametrize("name", LOCKS)
def test_everything_locked_has_a_hash(name: str) -> None:
    entries = re.split(r"^(?=[\w.-]+==)", content(name), flags=re.MULTILINE)[1:]

    assert entries
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize(("small", "large"), [("base", "embedded"), ("embedded", "dev")])
def test_production_runs_the_versions_that_are_tested(small: str, large: str) -> None:
    tested = pins(large)

    assert {package: tested.get(package) for package in pins(small)} == pins(small)


def test_no_lock_of_uvs_own_is_kept() -> None:
    assert not (ROOT / "uv.lock").exists()

"""Reads docker-compose.yml as Docker would, and takes its container paths to folders of ours."""

import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
VARIABLE = re.compile(r"\$\$|\$\{(\w+)(?::([?-])([^}]*))?\}")


def stack(**given: str) -> dict[str, Any]:
    """The file with its variables filled in; one that it insists on must be given."""
    read: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
    return {key: _filled(value, given) for key, value in read.items()}


def _filled(value: Any, given: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _filled(inner, given) for key, inner in value.items()}
    if isinstance(value, list):
        return [_filled(inner, given) for inner in value]
    return VARIABLE.sub(lambda found: _answer(found, given), value) if _is_text(value) else value


def _answer(found: re.Match[str], given: dict[str, str]) -> str:
    if found[0] == "$$":
        return "$"
    name, kind, words = found.groups()
    if name in given:
        return given[name]
    if kind == "?":
        raise KeyError(f"{name}: {words}")
    return words or ""


def _is_text(value: Any) -> bool:
    return isinstance(value, str)

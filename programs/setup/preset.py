"""Presets: whole programs as files. Adding one to the folder is all it takes."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from programs.setup.models import RANGES, Program
from programs.setup.policies import FORMATS, GATES, ROLES, RULES
from programs.setup.topics import library
from programs.setup.wording import vocabularies

FOLDER = Path(__file__).with_name("presets")
ABOUT = {"name", "summary", "source", "order", "vocabulary", "most_executives", "values"}
NOT_SET_HERE = {"id", "name", "preset", "state", "created_at", "version"}
WEIGHTS = {
    "knowledge": 40,
    "exchange": 10,
    "communication": 10,
    "overlap": 10,
    "language": 5,
    "distance": 15,
    "aspiration": 10,
    "preference": 0,
}


@dataclass(frozen=True)
class Preset:
    """A program ready to be made; `source` says where its shape comes from and how sure it is."""

    key: str
    name: str
    summary: str
    source: str
    order: int
    vocabulary: str
    values: dict[str, Any]
    # More executives than this, and the product offers to lift the program's small size.
    most_executives: int | None = None


def preset(key: str) -> Preset | None:
    return presets().get(key)


@cache
def presets() -> dict[str, Preset]:
    """Every preset in the folder by key, in the order in which they are offered."""
    found = [read(path) for path in FOLDER.glob("*.toml")]
    return {each.key: each for each in sorted(found, key=lambda each: (each.order, each.key))}


def read(path: Path) -> Preset:
    """One file, checked. Raises ValueError naming the file and everything that is wrong in it."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    problems = _problems(raw)
    if problems:
        raise ValueError(f"{path.name}: {'; '.join(problems)}")
    values = {"weights": WEIGHTS, **raw.pop("values")}
    return Preset(key=path.stem, values=values, **raw)


def _problems(raw: dict[str, Any]) -> list[str]:
    values = raw.get("values", {})
    fields = {field.name for field in Program._meta.concrete_fields} - NOT_SET_HERE
    found = [f"{name} is not known" for name in sorted(set(raw) - ABOUT)]
    found += [f"{name} is missing" for name in sorted(ABOUT - set(raw) - {"most_executives"})]
    found += [f"values.{name} is not known" for name in sorted(set(values) - fields)]
    found += [
        f"values.{name} lies outside {low} to {high}"
        for name, (low, high) in RANGES.items()
        if name in values and not low <= values[name] <= high
    ]
    return found + _unknown_keys(raw, values)


def _unknown_keys(raw: dict[str, Any], values: dict[str, Any]) -> list[str]:
    topics = {key for key, _, _ in library()}
    gates = {gate for listed in values.get("gates", {}).values() for gate in listed}
    named = {
        "vocabulary": {raw.get("vocabulary", "neutral")} - set(vocabularies()),
        "topics": set(values.get("topics", [])) - topics,
        "rules_on": set(values.get("rules_on", [])) - set(RULES),
        "roles_on": set(values.get("roles_on", [])) - set(ROLES),
        "formats": set(values.get("formats", [])) - set(FORMATS),
        "gates": gates - set(GATES),
    }
    return [f"{name}: {key} is not known" for name, keys in named.items() for key in sorted(keys)]

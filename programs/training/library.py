"""The training modules: story, principle, practice, check, one commitment; a file each."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("modules")
ENGLISH = "en"
KINDS = ("story", "principle", "practice")
# To choose (one option is right), to rate oneself, to write, to tick.
ASKS = ("choice", "rate", "write", "tick")
READERS = ("mentor", "executive", "both", "coordinator")
# What a module may ask for beside its own pages; whoever keeps it reports it (actions.fulfil).
SHORTEST, LONGEST = 20, 35  # minutes
DEEDS = ("boundary-card", "agreements", "shared-ground", "listening", "safety")


@dataclass(frozen=True)
class Part:
    """One page of a module; `plays` names the role-plays that belong to it."""

    kind: str
    title: str
    text: str
    plays: tuple[str, ...] = ()


@dataclass(frozen=True)
class Option:
    text: str
    why: str
    right: bool = False


@dataclass(frozen=True)
class Item:
    """One question of a check; what is written or rated is for the reader alone."""

    ask: str
    text: str
    options: tuple[Option, ...] = ()
    hints: tuple[str, ...] = ()


@dataclass(frozen=True)
class Check:
    intro: str
    items: tuple[Item, ...]
    # How many of the choices must be right.
    needed: int = 0

    @property
    def choices(self) -> int:
        return sum(item.ask == "choice" for item in self.items)


@dataclass(frozen=True)
class Module:
    key: str
    order: int
    title: str
    summary: str
    minutes: int
    readers: str
    parts: tuple[Part, ...]
    check: Check
    commitments: tuple[str, ...]
    deeds: tuple[str, ...] = ()

    def is_for(self, role: str) -> bool:
        """Whether it is meant for a mentor, an executive or a coordinator."""
        return self.readers == role or (self.readers == "both" and role != "coordinator")


@cache
def modules(language: str = ENGLISH) -> dict[str, Module]:
    """Every module by key in the order in which they are offered; English where not translated."""
    files = {path.stem: path for path in (FOLDER / ENGLISH).glob("*.toml")}
    files |= {path.stem: path for path in (FOLDER / language).glob("*.toml")}
    found = [read(path) for path in files.values()]
    return {each.key: each for each in sorted(found, key=lambda each: each.order)}


def module(key: str, language: str = ENGLISH) -> Module | None:
    return modules(language).get(key)


def read(path: Path) -> Module:
    """One file, checked. Raises ValueError naming the file and everything that is wrong in it."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    problems = _problems(raw)
    if problems:
        raise ValueError(f"{path.name}: {'; '.join(problems)}")
    check = raw["check"]
    return Module(
        key=path.stem.upper(),
        parts=tuple(_part(each) for each in raw["parts"]),
        check=Check(check["intro"], tuple(map(_item, check["items"])), check.get("needed", 0)),
        commitments=tuple(raw["commitments"]),
        deeds=tuple(raw.get("deeds", ())),
        **{name: raw[name] for name in ("order", "title", "summary", "minutes", "readers")},
    )


def _part(raw: Mapping[str, Any]) -> Part:
    return Part(raw["kind"], raw["title"], raw["text"], tuple(raw.get("plays", ())))


def _item(raw: Mapping[str, Any]) -> Item:
    options = tuple(
        Option(each["text"], each["why"], bool(each.get("right")))
        for each in raw.get("options", ())
    )
    return Item(raw["ask"], raw["text"], options, tuple(raw.get("hints", ())))


def _problems(raw: Mapping[str, Any]) -> list[str]:
    lacking = {"order", "title", "summary", "minutes", "readers", "parts", "check", "commitments"}
    if missing := sorted(lacking - set(raw)):
        return [f"{name} is missing" for name in missing]
    parts, items = raw["parts"], raw["check"]["items"]
    found = [f"a part of kind {p['kind']}" for p in parts if p["kind"] not in KINDS]
    found += [f"no {kind}" for kind in KINDS if kind not in {p["kind"] for p in parts}]
    found += [f"a question of kind {i['ask']}" for i in items if i["ask"] not in ASKS]
    found += [f"the deed {deed}" for deed in raw.get("deeds", ()) if deed not in DEEDS]
    if raw["readers"] not in READERS:
        found.append(f"readers {raw['readers']}")
    if not SHORTEST <= raw["minutes"] <= LONGEST:
        found.append(f"minutes outside {SHORTEST} to {LONGEST}")
    return found + [problem for item in items for problem in _unfit(item)]


def _unfit(item: Mapping[str, Any]) -> list[str]:
    right = sum(bool(option.get("right")) for option in item.get("options", ()))
    if item["ask"] == "choice" and right != 1:
        return [f"{right} right options for “{item['text'][:40]}”"]
    return []

"""Frameworks for a session: steps to go through together; a file each."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("frameworks")
ROUNDS = Path(__file__).with_name("rounds")
ENGLISH = "en"
BEGINNERS = ("mentor", "executive", "both")
# What a program calls a format, where the framework behind it has another name.
ALIASES = {"alternating-turns": "two-questions-each"}


@dataclass(frozen=True)
class Step:
    """`minutes` are of an hour and stretched to the session; 0 stands for before you meet."""

    title: str
    text: str
    minutes: int
    begins: str


@dataclass(frozen=True)
class Framework:
    key: str
    order: int
    title: str
    summary: str
    steps: tuple[Step, ...]
    # What a structured agenda asks both in turn.
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Rounds:
    """The frame of a structured agenda, each (title, text), and questions for an empty one."""

    opening: tuple[str, str]
    reflection: tuple[str, str]
    closing: tuple[str, str]
    questions: tuple[str, ...]


@cache
def frameworks(language: str = ENGLISH) -> dict[str, Framework]:
    """Every framework by key, in its order; English where not translated."""
    files = {path.stem: path for path in (FOLDER / ENGLISH).glob("*.toml")}
    files |= {path.stem: path for path in (FOLDER / language).glob("*.toml")}
    found = sorted(map(read, files.values()), key=lambda each: each.order)
    return {each.key: each for each in found}


@cache
def rounds(language: str = ENGLISH) -> Rounds:
    path = ROUNDS / f"{language}.toml"
    raw = _raw(path if path.exists() else ROUNDS / f"{ENGLISH}.toml")
    frame = {
        name: (raw[name]["title"], raw[name]["text"])
        for name in ("opening", "reflection", "closing")
    }
    return Rounds(questions=tuple(each["text"] for each in raw["questions"]), **frame)


def suggested(formats: Iterable[str]) -> str:
    """The key of the framework that a program's formats start from, or nothing."""
    known = frameworks()
    named = (ALIASES.get(each, each) for each in formats)
    return next((each for each in named if each in known), "")


def read(path: Path) -> Framework:
    """One file, checked. Raises ValueError naming the file and everything that is wrong in it."""
    raw = _raw(path)
    if problems := _problems(raw):
        raise ValueError(f"{path.name}: {'; '.join(problems)}")
    return Framework(
        key=path.stem,
        steps=tuple(Step(**each) for each in raw["steps"]),
        questions=tuple(raw["questions"]),
        **{name: raw[name] for name in ("order", "title", "summary")},
    )


def _raw(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _problems(raw: Mapping[str, Any]) -> list[str]:
    lacking = {"order", "title", "summary", "steps", "questions"} - set(raw)
    if lacking:
        return [f"{name} is missing" for name in sorted(lacking)]
    begun = [each["begins"] for each in raw["steps"]]
    found = [f"{each} begins" for each in begun if each not in BEGINNERS]
    if not sum(each["minutes"] for each in raw["steps"]):
        found.append("no minutes")
    return found

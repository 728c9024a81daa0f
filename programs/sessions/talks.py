"""What to talk about: a library for each goal; every topic with its three questions."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("libraries")
ENGLISH = "en"


@dataclass(frozen=True)
class Talk:
    """`key` is that of a Topic, so that what is off the table is known here, too."""

    key: str
    opening: str
    depth: str
    # To think about alone; it leads to a private note.
    note: str


@dataclass(frozen=True)
class Library:
    key: str
    order: int
    title: str
    # Words in a program's goal that this library serves.
    goals: tuple[str, ...]
    talks: tuple[Talk, ...]
    # The one role whose choice it is, or nothing.
    chooser: str = ""
    # The session, counted from 1, from which on it is open.
    opens_at: int = 1

    def serves(self, goal: str) -> bool:
        return any(word in goal.casefold() for word in self.goals)


@cache
def libraries(language: str = ENGLISH) -> dict[str, Library]:
    """Every library by key, in its order; English where not translated."""
    files = {path.stem: path for path in (FOLDER / ENGLISH).glob("*.toml")}
    files |= {path.stem: path for path in (FOLDER / language).glob("*.toml")}
    found = sorted(map(read, files.values()), key=lambda each: each.order)
    return {each.key: each for each in found}


@cache
def talks(language: str = ENGLISH) -> dict[str, Talk]:
    return {talk.key: talk for each in libraries(language).values() for talk in each.talks}


def read(path: Path) -> Library:
    """One file. Raises TypeError where a topic lacks a question or has one too many."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    listed = tuple(Talk(key, **questions) for key, questions in raw.pop("topics").items())
    goals = tuple(raw.pop("goals"))
    return Library(key=path.stem, goals=goals, talks=listed, **raw)

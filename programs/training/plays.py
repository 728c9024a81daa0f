"""Role-plays: branching talks, each in three tellings for how directly people speak."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("plays")
ENGLISH = "en"
# How a talk goes where rank is seldom spoken of, where it weighs much, where warmth comes first.
OPEN, FORMAL, WARM = "open", "formal", "warm"
FEWEST = 2  # ways to go on, and ways to end
TELLINGS = (OPEN, FORMAL, WARM)
BY_VOCABULARY = {"partnership": FORMAL, "latam": WARM}


@dataclass(frozen=True)
class Choice:
    """Something to say; `shows` are the places of the criteria that it meets."""

    say: str
    to: str
    shows: tuple[int, ...] = ()


@dataclass(frozen=True)
class Scene:
    text: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Ending:
    title: str
    text: str
    debrief: str


@dataclass(frozen=True)
class Play:
    key: str
    telling: str
    order: int
    title: str
    summary: str
    readers: str
    criteria: tuple[str, ...]
    start: str
    scenes: Mapping[str, Scene]
    endings: Mapping[str, Ending]


@dataclass(frozen=True)
class Step:
    """One thing said on the way: what happened before it, and the words."""

    scene: Scene
    said: str


@dataclass(frozen=True)
class Walk:
    """How far a reader has come: what was said, where that led, and which criteria were met."""

    steps: tuple[Step, ...]
    path: tuple[int, ...]
    scene: Scene | None
    ending: Ending | None
    ending_key: str
    met: frozenset[int]


class LostPathError(ValueError):
    """The path chooses something that is not there."""


def walk(play: Play, path: Sequence[int]) -> Walk:
    """Follow the choices (places from 0) from the start. Raises LostPathError."""
    at, steps, met = play.start, [], set()
    for pick in path:
        scene = play.scenes.get(at)
        if scene is None or not 0 <= pick < len(scene.choices):
            raise LostPathError(play.key)
        choice = scene.choices[pick]
        steps.append(Step(scene, choice.say))
        met |= set(choice.shows)
        at = choice.to
    return Walk(
        tuple(steps),
        tuple(path),
        play.scenes.get(at),
        play.endings.get(at),
        at if at in play.endings else "",
        frozenset(met),
    )


def telling_for(vocabulary: str) -> str:
    """The telling that readers of an edition get."""
    return BY_VOCABULARY.get(vocabulary, OPEN)


@cache
def plays(telling: str = OPEN, language: str = ENGLISH) -> dict[str, Play]:
    """Every role-play by key, in its order; English where a telling is not translated."""
    files = {path.stem: path for path in (FOLDER / ENGLISH / telling).glob("*.toml")}
    files |= {path.stem: path for path in (FOLDER / language / telling).glob("*.toml")}
    found = [read(path, telling) for path in files.values()]
    return {each.key: each for each in sorted(found, key=lambda each: each.order)}


def play(key: str, telling: str = OPEN, language: str = ENGLISH) -> Play | None:
    return plays(telling, language).get(key)


def read(path: Path, telling: str) -> Play:
    """One file, checked. Raises ValueError naming the file and everything that is wrong in it."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    found = Play(
        key=path.stem,
        telling=telling,
        criteria=tuple(raw["criteria"]),
        scenes={name: _scene(each) for name, each in raw["scenes"].items()},
        endings={name: Ending(**each) for name, each in raw["endings"].items()},
        **{name: raw[name] for name in ("order", "title", "summary", "readers", "start")},
    )
    if problems := [*_dead_ends(found), *_unreached(found), *_unknown_criteria(found)]:
        raise ValueError(f"{telling}/{path.name}: {'; '.join(problems)}")
    return found


def _scene(raw: Mapping[str, Any]) -> Scene:
    choices = (
        Choice(each["say"], each["to"], tuple(each.get("shows", ()))) for each in raw["choices"]
    )
    return Scene(raw["text"], tuple(choices))


def _dead_ends(play: Play) -> Iterator[str]:
    known = set(play.scenes) | set(play.endings)
    for name, scene in play.scenes.items():
        yield from (f"{name} leads to {c.to}" for c in scene.choices if c.to not in known)
        if len(scene.choices) < FEWEST:
            yield f"{name} leaves no choice"
    if len(play.endings) < FEWEST:
        yield "fewer than two endings"


def _unreached(play: Play) -> Iterator[str]:
    """Name what no path leads to, and a scene that leads back to itself."""
    seen: set[str] = set()
    loops: set[str] = set()

    def visit(name: str, above: frozenset[str]) -> None:
        if name in above:
            loops.add(name)
            return
        seen.add(name)
        scene = play.scenes.get(name)
        for choice in scene.choices if scene else ():
            visit(choice.to, above | {name})

    visit(play.start, frozenset())
    yield from (f"{name} goes in a circle" for name in sorted(loops))
    yield from (f"nothing leads to {name}" for name in sorted({*play.scenes, *play.endings} - seen))


def _unknown_criteria(play: Play) -> Iterator[str]:
    for name, scene in play.scenes.items():
        for choice in scene.choices:
            if any(not 0 <= place < len(play.criteria) for place in choice.shows):
                yield f"{name} shows an unknown criterion"

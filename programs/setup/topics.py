"""The topic library that every installation starts with."""

import tomllib
from pathlib import Path
from typing import Any

LIBRARY = Path(__file__).with_name("topics.toml")
TALKS = Path(__file__).with_name("talks.toml")


def library(path: Path = LIBRARY) -> list[tuple[str, str, str]]:
    """(key, name, tag) of every topic in the file, in its order."""
    tags = tomllib.loads(path.read_text(encoding="utf-8"))
    return [(key, name, tag) for tag, topics in tags.items() for key, name in topics.items()]


def plant_topics(model: Any) -> None:
    """Add what the file has and the table has not; a renamed topic keeps its new name.

    `model` is Topic, or Topic as a migration knows it.
    """
    model.objects.bulk_create(
        [model(key=key, name=name, tag=tag) for key, name, tag in library()], ignore_conflicts=True
    )


def plant_talks(model: Any) -> None:
    """Add, likewise, the topics that are only talked about."""
    model.objects.bulk_create(
        [model(key=key, name=name, tag=tag, offered=False) for key, name, tag in library(TALKS)],
        ignore_conflicts=True,
    )

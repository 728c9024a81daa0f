"""The words a region reads: one set of tokens a file, in as many languages as it has tables."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Protocol

FOLDER = Path(__file__).with_name("vocabularies")
NEUTRAL, ENGLISH = "neutral", "en"
TOKENS = ("program", "mentor", "executive", "session", "feedback", "verb", "recognition")
PLURALS = {"mentors": "mentor", "executives": "executive", "sessions": "session"}


class Worded(Protocol):
    """An edition, as far as its words go."""

    @property
    def vocabulary(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def switches(self) -> Any: ...


@dataclass(frozen=True)
class Vocabulary:
    key: str
    name: str
    summary: str
    # {language: {token: words, the preferred first}}
    tables: Mapping[str, Mapping[str, tuple[str, ...]]]
    # {language: words that must not appear on any page a participant of the set reads}
    forbidden: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Wording:
    """The words of one edition; `wording["mentor"]`, `wording["sessions"]`, `wording["Mentor"]`."""

    table: Mapping[str, tuple[str, ...]]
    picked: int = 0

    def __getitem__(self, token: str) -> str:
        name = token[:1].lower() + token[1:]
        words = self.table.get(name) or self.table[PLURALS.get(name, name)]
        word = words[self.picked] if self.picked < len(words) else words[0]
        return word[:1].upper() + word[1:] if token[:1].isupper() else word


def words(edition: Worded | None = None) -> Wording:
    """What the readers of this edition read; without one, the neutral words.

    Words in another language than English are used once a native reader has reviewed them.
    """
    if edition is None:
        return Wording(vocabulary(NEUTRAL).tables[ENGLISH])
    tables = vocabulary(edition.vocabulary).tables
    reviewed = bool(edition.switches.get("native_review"))
    language = edition.language if reviewed and edition.language in tables else ENGLISH
    return Wording(tables[language], int(edition.switches.get("mentor_word", 0)))


def vocabulary(key: str) -> Vocabulary:
    """The set of this key. A set whose file is gone reads as the neutral one."""
    return vocabularies().get(key) or vocabularies()[NEUTRAL]


@cache
def vocabularies() -> dict[str, Vocabulary]:
    """Every set in the folder, by key; adding a set is adding a file."""
    return {path.stem: _read(path) for path in sorted(FOLDER.glob("*.toml"))}


def _read(path: Path) -> Vocabulary:
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    name, summary = raw.pop("name"), raw.pop("summary")
    forbidden = {language: tuple(found) for language, found in raw.pop("forbidden", {}).items()}
    tables = {language: _table(path.stem, language, table) for language, table in raw.items()}
    if ENGLISH not in tables:
        raise ValueError(f"{path.name}: the words in English are missing")
    return Vocabulary(path.stem, name, summary, tables, forbidden)


def _table(key: str, language: str, raw: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    unknown = set(raw) - set(TOKENS) - set(PLURALS)
    missing = set(TOKENS) - set(raw)
    if unknown or missing:
        raise ValueError(f"{key}.toml [{language}]: {sorted(unknown | missing)}")
    return {
        token: tuple(said) if isinstance(said, list) else (said,) for token, said in raw.items()
    }

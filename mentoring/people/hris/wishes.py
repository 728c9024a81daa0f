"""Topics in one cell, each with an optional level or weight: `Python:4; storytelling (2)`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mentoring.people.hris.labels import visible

_BETWEEN = re.compile(r"[;,|、，\n]")
_WEIGHED = re.compile(r"(.*?\S)\s*(?:\(([^()]*)\)|[:=×*]\s*(\S*)|（([^（）]*)）)")
_MOST = 5
# An offer has a level from 1 to 5, a wish a weight from 1 to 3.
MOST_WEIGHT = 3


@dataclass(frozen=True, slots=True)
class Wish:
    """A topic as it is called in the file, or by its known label; 1-5, or None for unsaid."""

    topic: str
    level: int | None


def clean_wishes(
    raw: str, known: Mapping[str, str] | None, *, most: int = _MOST
) -> tuple[tuple[Wish, ...], list[tuple[str, str]]]:
    """The wishes and (code, value) of what was not understood; unknown topics are left out.

    A number above `most` is read as `most`, and told, where `most` is less than five.
    """
    wishes: dict[str, Wish] = {}
    problems: list[tuple[str, str]] = []
    for part in _BETWEEN.split(raw):
        name = visible(part)
        if not name:
            continue
        wish, code = _wish(name, known, most)
        if code:
            problems.append((code, name))
        if wish:
            wishes.setdefault(wish.topic, wish)
    return tuple(wishes.values()), problems


def _wish(name: str, known: Mapping[str, str] | None, most: int) -> tuple[Wish | None, str]:
    whole = _topic(name, known)
    if known is not None and whole:
        return Wish(whole, None), ""
    found = _WEIGHED.fullmatch(name)
    topic = _topic(found[1], known) if found else whole
    if not topic:
        return None, "topic_unknown"
    if not found:
        return Wish(topic, None), ""
    said = next((group for group in found.groups()[1:] if group is not None), "")
    level = int(said) if said.isdecimal() and 1 <= int(said) <= _MOST else None
    if level is not None and level > most:
        return Wish(topic, most), "weight_cut"
    return Wish(topic, level), "" if level else "level_not_read"


def _topic(name: str, known: Mapping[str, str] | None) -> str:
    return name if known is None else known.get(name.casefold(), "")

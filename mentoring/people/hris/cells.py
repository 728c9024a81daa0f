"""How the cells of one column become values, the same text only once."""

from collections.abc import Callable
from typing import Any

from mentoring.people.hris.text import tidy

Cleaned = tuple[Any, str, str]  # value, code of the problem or empty, repair
Clean = Callable[[str], Cleaned]
_REMEMBERED = 4096


def remembering(clean: Clean) -> Clean:
    """For columns with few different texts. What is remembered is bounded."""
    known: dict[str, Cleaned] = {}

    def cleaned(raw: str) -> Cleaned:
        found = known.get(raw)
        if found is None:
            found = clean(raw)
            if len(known) < _REMEMBERED:
                known[raw] = found
        return found

    return cleaned


def text_cell(limit: int, *, too_long: str = "text_too_long") -> Clean:
    """A text of at most `limit` characters; a longer one is left out under the given code."""

    def clean(raw: str) -> Cleaned:
        text, code = tidy(raw)
        return ("", too_long, "") if len(text) > limit else (text, code, "")

    return clean


def tidied(clean: Callable[[str], Cleaned], empty: Any) -> Clean:
    """The cell cleaned after its text is: a cell that cannot be stored is never looked into."""

    def cleaned(raw: str) -> Cleaned:
        text, code = tidy(raw)
        if code and not text:
            return empty, code, ""
        return clean(text)

    return cleaned

"""What speaks for somebody on a shortlist, in words for the person who reads it."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

Reason = dict[str, Any]
# Of the reasons of a pair those that stand on a profile card or follow from the reader's own words.
KINDS = ("knowledge", "exchange", "aspiration", "overlap")


def sentences(reasons: Sequence[Reason], *, side: str) -> list[str]:
    """`side` is the role of the reader: mentor or executive."""
    return [WORDS[each["key"]](each, side) for each in reasons if each["key"] in WORDS]


def _knowledge(reason: Reason, side: str) -> str:
    words = (
        _("Would like to learn what you can offer: %(topics)s.")
        if side == "mentor"
        else _("Knows about what you want to learn: %(topics)s.")
    )
    return words % {"topics": _listed(reason["topics"])}


def _exchange(reason: Reason, side: str) -> str:
    words = (
        _("Knows about what you want to learn: %(topics)s.")
        if side == "mentor"
        else _("Would like to learn what you can offer: %(topics)s.")
    )
    return words % {"topics": _listed(reason["topics"])}


def _aspiration(reason: Reason, side: str) -> str:
    words = (
        _("Works in %(function)s, which you would like to get to know.")
        if side == "mentor"
        else _("Is curious about %(function)s, where you work.")
    )
    return words % {"function": reason["function"]}


def _overlap(reason: Reason, side: str) -> str:
    hours = int(reason["minutes"]) // 60
    words = ngettext(
        "Your working days share about %(hours)s hour.",
        "Your working days share about %(hours)s hours.",
        hours,
    )
    return words % {"hours": hours}


def _listed(topics: Sequence[str]) -> str:
    return get_text_list(list(topics), _("and"))


WORDS: dict[str, Callable[[Reason, str], str]] = {
    "knowledge": _knowledge,
    "exchange": _exchange,
    "aspiration": _aspiration,
    "overlap": _overlap,
}

"""What each term of the score rests on, in words: the facts of two people, read from the run."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matching.runs.hours import shared_minutes, span
from programs.pairings.reasons import language_name, listed

Row = Mapping[str, Any]
Names = Mapping[str, str]
FULL_OVERLAP = 480


def evidence(term: str, executive: Row, mentor: Row, names: Names) -> str:
    """One sentence or two about a term; `names` gives topic names by key. Empty if none is known.

    How somebody likes to work is never told about one person alone; whom somebody named, never.
    """
    words = WORDS.get(term)
    return words(executive, mentor, names) if words is not None else ""


def _knowledge(executive: Row, mentor: Row, names: Names) -> str:
    if not executive.get("needs"):
        return _("The executive has not said yet what to learn.")
    return _met(executive["needs"], mentor.get("expertise") or {}, names)


def _exchange(executive: Row, mentor: Row, names: Names) -> str:
    if not mentor.get("needs"):
        return _("The mentor has not said yet what to learn.")
    return _met(mentor["needs"], executive.get("expertise") or {}, names)


def _met(needs: Row, expertise: Row, names: Names) -> str:
    """What is wanted and offered with its level, and what is wanted in vain."""
    wanted = sorted(needs, key=lambda key: (-needs[key], key))
    found = [
        _("“%(topic)s” (level %(level)s of 5)")
        % {"topic": names.get(key, key), "level": expertise[key]}
        for key in wanted
        if expertise.get(key)
    ]
    lacking = [
        _("“%(topic)s”") % {"topic": names.get(key, key)}
        for key in wanted
        if not expertise.get(key)
    ]
    said = [_("Wanted and offered: %(topics)s.") % {"topics": listed(found)}] if found else []
    if lacking:
        said.append(_("Wanted, not offered: %(topics)s.") % {"topics": listed(lacking)})
    return " ".join(said)


def _communication(executive: Row, mentor: Row, _names: Names) -> str:
    mine, theirs = executive.get("communication") or {}, mentor.get("communication") or {}
    both = len(mine.keys() & theirs.keys())
    if not both:
        return _("Not known of both, so it counts half.")
    words = ngettext(
        "How alike they like to work, on the %(count)d point both answered. "
        "The answers stay their own.",
        "How alike they like to work, on the %(count)d points both answered. "
        "The answers stay their own.",
        both,
    )
    return words % {"count": both}


def _overlap(executive: Row, mentor: Row, _names: Names) -> str:
    minutes = shared_minutes(executive, mentor)
    if not minutes:
        return _("Working hours are not known of both, so they count half.")
    least, most = min(minutes), max(minutes)
    if least == most:
        return _("%(span)s in common each working day.") % {"span": span(least)}
    return _(
        "%(least)s in common each working day where the clocks stand worst, "
        "%(most)s where they stand best."
    ) % {"least": span(least), "most": span(most)}


def _language(executive: Row, mentor: Row, _names: Names) -> str:
    mine, theirs = executive.get("languages"), mentor.get("languages")
    if not mine or not theirs:
        return _("Languages are not known of both, so they count half.")
    both = sorted(set(mine) & set(theirs))
    if not both:
        return _("None in common.")
    return _("Both speak %(languages)s.") % {
        "languages": listed([language_name(code) for code in both])
    }


def _distance(executive: Row, mentor: Row, _names: Names) -> str:
    kinds = {"function": _("function"), "region": _("region"), "site": _("place")}
    apart = [
        _("another %(kind)s (%(mentor)s, %(executive)s)")
        % {"kind": word, "mentor": mentor[key], "executive": executive[key]}
        for key, word in kinds.items()
        if executive.get(key) != mentor.get(key) and executive.get(key) and mentor.get(key)
    ]
    same = [word for key, word in kinds.items() if executive.get(key) == mentor.get(key)]
    said = [_("The mentor has %(differs)s.") % {"differs": listed(apart)}] if apart else []
    if same:
        said.append(_("The same: %(kinds)s.") % {"kinds": listed(same)})
    return " ".join(said)


def _aspiration(executive: Row, mentor: Row, _names: Names) -> str:
    function = executive.get("function") or ""
    if function and function in (mentor.get("aspirations") or []):
        return _("The mentor would like to get to know %(function)s.") % {"function": function}
    return _("The executive's function is none the mentor named.")


WORDS: dict[str, Callable[[Row, Row, Names], str]] = {
    "knowledge": _knowledge,
    "exchange": _exchange,
    "communication": _communication,
    "overlap": _overlap,
    "language": _language,
    "distance": _distance,
    "aspiration": _aspiration,
}

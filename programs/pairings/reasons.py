"""Why two people were brought together, in words for one side; only ever what speaks for it."""

from collections.abc import Callable, Sequence
from typing import Any

from babel import Locale
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

Reason = dict[str, Any]


def sentence(reason: Reason, *, side: str) -> str:
    """One reason in words; `side` is mentor, executive or coordinator. Empty for an unknown key."""
    words = WORDS.get(reason["key"])
    return words(reason, side) if words is not None else ""


def sentences(reasons: Sequence[Reason], *, side: str) -> list[str]:
    return [words for each in reasons if (words := sentence(each, side=side))]


def _knowledge(reason: Reason, side: str) -> str:
    topics = listed(reason["topics"])
    return {
        "mentor": _("Your partner would like to learn what you can offer: %(topics)s."),
        "executive": _("Your partner knows about what you want to learn: %(topics)s."),
        "coordinator": _("Offered and wanted: %(topics)s."),
    }[side] % {"topics": topics}


def _exchange(reason: Reason, side: str) -> str:
    topics = listed(reason["topics"])
    return {
        "mentor": _("What you can learn in return: %(topics)s."),
        "executive": _("What you can offer in return: %(topics)s."),
        "coordinator": _("In return: %(topics)s."),
    }[side] % {"topics": topics}


def _overlap(reason: Reason, side: str) -> str:
    hours, minutes = divmod(int(reason["minutes"]), 60)
    if minutes:
        return _("The working days share %(hours)s h %(minutes)s min.") % {
            "hours": hours,
            "minutes": minutes,
        }
    words = ngettext(
        "The working days share %(hours)s hour.", "The working days share %(hours)s hours.", hours
    )
    return words % {"hours": hours}


def _language(reason: Reason, side: str) -> str:
    names = listed([language_name(code) for code in reason["languages"]])
    if side == "coordinator":
        return _("Both speak %(languages)s.") % {"languages": names}
    return _("You both speak %(languages)s.") % {"languages": names}


def _distance(reason: Reason, side: str) -> str:
    kinds = {"function": _("function"), "region": _("region"), "site": _("place")}
    differs = listed([kinds[each] for each in reason["differs"] if each in kinds])
    if side == "coordinator":
        return _("They differ in %(differs)s.") % {"differs": differs}
    return _("You see the company from different sides: another %(differs)s.") % {
        "differs": differs
    }


def _aspiration(reason: Reason, side: str) -> str:
    function = {"function": reason["function"]}
    return {
        "mentor": _(
            "You would like to get to know %(function)s; that is where your partner works."
        ),
        "executive": _("Your partner is curious about %(function)s, where you work."),
        "coordinator": _("Speaks to a wish to get to know %(function)s."),
    }[side] % function


def _communication(reason: Reason, side: str) -> str:
    kinds = {
        "channel": _("channels"),
        "directness": _("directness"),
        "pace": _("pace"),
        "preparation": _("preparation"),
        "formality": _("formality"),
        "agenda": _("agendas"),
        "contact": _("contact between sessions"),
    }
    alike = listed([kinds[each] for each in reason["alike"] if each in kinds])
    if side == "coordinator":
        return _("They like to work alike: %(alike)s.") % {"alike": alike}
    return _("You like to work in a similar way: %(alike)s.") % {"alike": alike}


WORDS: dict[str, Callable[[Reason, str], str]] = {
    "knowledge": _knowledge,
    "exchange": _exchange,
    "overlap": _overlap,
    "language": _language,
    "distance": _distance,
    "aspiration": _aspiration,
    "communication": _communication,
}


def listed(words: Sequence[str]) -> str:
    """`a, b and c`, in the reader's language."""
    if len(words) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(words)
    head = ", ".join(words[:-1])
    return _("%(head)s and %(last)s") % {"head": head, "last": words[-1]}


def language_name(code: str) -> str:
    """The name of a language in the reader's own; the code where nobody knows a name."""
    locale = Locale.parse(get_language() or "en", sep="-")
    return str(locale.languages.get(code.partition("-")[0].lower(), code))

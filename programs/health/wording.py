"""What stands between two people, in words: for those who read ties, and for all others."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

Said = Mapping[str, Any]
# Told to whoever runs the pair: the directory shows them the same.
OPEN = ("line", "pay", "same_manager")


def sentences(relations: Sequence[Said], *, mentor: str, executive: str, ties: bool) -> list[str]:
    """One for each relation. Without `ties` all of those together are "a power relationship"."""
    names = {"mentor": (mentor, executive), "executive": (executive, mentor)}
    told = []
    for each in relations:
        low, high = names.get(each["low"], (mentor, executive))
        open_one = ties or each["kind"] in OPEN
        told.append(_sentence(each, low, high) if open_one else _beside(mentor, executive))
    return list(dict.fromkeys(told))


def since(cause: str, found_at: datetime) -> str:
    day = {"day": date_format(localtime(found_at), "j M Y")}
    if cause == "import":
        return _("Since the import of %(day)s") % day
    return _("Since %(day)s") % day


def done(conflict: Any) -> str:
    """What has been done about a conflict so far."""
    if conflict.outcome == "withdrawn":
        return _("The proposed match was taken back; both are in the pool again.")
    if conflict.outcome == "ended":
        return _("The pair was ended before it began; both are in the pool again.")
    if conflict.pairing.state == "paused":
        return _("The pair rests, and its coming sessions are cancelled.")
    return _("Both are asked to sign that neither decides about the other; until then it goes on.")


def _beside(mentor: str, executive: str) -> str:
    line = _("A power relationship beside the line joins %(mentor)s and %(executive)s.")
    return line % {"mentor": mentor, "executive": executive}


def _sentence(said: Said, low: str, high: str) -> str:
    names = {"low": low, "high": high}
    return {
        "line": lambda: _line(said["levels"]) % (names | {"levels": said["levels"]}),
        "pay": lambda: _("%(high)s decides on the pay of %(low)s.") % names,
        "same_manager": lambda: _("%(low)s and %(high)s report to the same manager.") % names,
        "dotted": lambda: _("%(low)s has a dotted line to %(high)s.") % names,
        "panel": lambda: _("%(high)s sits on the panel that decides on %(low)s.") % names,
        "hr_partner": lambda: _("%(high)s is the HR partner of %(low)s.") % names,
        "interest": lambda: _("An interest joins %(low)s and %(high)s.") % names,
    }[said["kind"]]()


def _line(levels: int) -> str:
    if levels == 1:
        return _("%(low)s reports to %(high)s.")
    return ngettext(
        "%(low)s stands %(levels)s level below %(high)s in one reporting line.",
        "%(low)s stands %(levels)s levels below %(high)s in one reporting line.",
        levels,
    )

"""What is weak about a proposed pair, so that a coordinator looks at those first."""

from collections.abc import Sequence
from statistics import median
from typing import Any

from django.utils.translation import gettext as _

from matching.runs.models import Proposal

SHORT_DAY = 180


def weak_spots(pair: dict[str, Any], *, usual: float, minutes: int | None) -> list[str]:
    """Codes for one pair of the engine's result; `usual` is the median score of the run."""
    terms = pair["terms"]
    found = []
    if terms.get("knowledge", 0) == 0:
        found.append("no_topic")
    if pair["score"] < 0.6 * usual:
        found.append("low_fit")
    if minutes is not None and minutes < SHORT_DAY:
        found.append("short_day")
    if pair.get("needs_recusal"):
        found.append("recusal")
    return found


def usual_score(pairs: Sequence[dict[str, Any]]) -> float:
    return float(median([pair["score"] for pair in pairs])) if pairs else 0.0


def say(code: str) -> str:
    words = {
        "no_topic": _("None of the topics wanted is offered"),
        "low_fit": _("Fit far below the others"),
        "short_day": _("Less than three common working hours"),
        "recusal": _("Same reporting line: both must sign a recusal"),
        "by_hand": _("Made by hand"),
        "slot": _("Breaks a rule for this executive's slots"),
        "exception": _("The mentor's grade is not below the executive's"),
    }
    return words[code]


def spots(proposal: Proposal) -> list[str]:
    return [say(code) for code in proposal.weak]

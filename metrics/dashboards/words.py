"""Findings in a sentence: what the figures say, before anybody reads them."""

from collections.abc import Sequence
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from metrics.dashboards.quality import Region
from metrics.dashboards.queries import Board, Share

FEWEST_WEEKS = 4


def percent(value: float) -> int:
    return round(100 * value)


def funnel_rows(board: Board) -> list[dict[str, Any]]:
    words = {
        "invited": _("Invited"),
        "active": _("In an active pair"),
        "once": _("Met at least once"),
        "thrice": _("Met three times or more"),
    }
    return [{"label": words[key], "value": value} for key, value in board.funnel]


def funnel_finding(board: Board) -> str:
    counts = dict(board.funnel)
    invited, once = counts["invited"], counts["once"]
    if not invited or once is None:
        return str(_("Too few people yet to say how far they have come"))
    share = percent(min(1.0, once / invited))
    return str(_("About %(share)s in 100 of those invited have met")) % {"share": share}


def week_rows(board: Board) -> list[dict[str, Any]]:
    return [
        {"label": date_format(monday, "j M"), "value": count, "plan": round(plan, 1)}
        for (monday, count), plan in zip(board.held, board.planned, strict=True)
    ]


def week_finding(board: Board) -> str:
    # The week that is still running would always look short.
    past = list(zip(board.held, board.planned, strict=True))[-FEWEST_WEEKS - 1 : -1]
    if len(past) < FEWEST_WEEKS:
        return str(_("Sessions held per week, against the pairs' own plans"))
    held = sum(count for (_monday, count), _plan in past)
    plan = round(sum(plan for _held, plan in past))
    said = _(
        "In the last four whole weeks %(held)s sessions were held; the plans add up to %(plan)s"
    )
    return str(said) % {"held": held, "plan": plan}


def on_time_rows(board: Board) -> list[dict[str, Any]]:
    return [
        {"label": one.label, "value": one.value, "low": one.low, "high": one.high, "n": one.n}
        for one in board.on_time
    ]


def on_time_finding(overall: Share) -> str:
    if overall.value is None:
        return str(_("Too few pairs yet to say how many meet on time"))
    said = _("%(share)s in 100 pairs have kept their rhythm so far (%(n)s pairs)")
    return str(said) % {"share": percent(overall.value), "n": overall.n}


def quality_rows(regions: Sequence[Region]) -> list[dict[str, Any]]:
    """One row a region, all of it in words; what is not shown is None."""
    return [
        {
            "name": one.name,
            "is_under": one.is_under,
            "is_shown": one.is_shown,
            "started": _per_hundred(one.started),
            "starts_late": one.starts_late,
            "held": _per_hundred(one.held),
            "meets_little": one.meets_little,
        }
        for one in regions
    ]


def _per_hundred(share: float | None) -> str | None:
    return None if share is None else f"{percent(share)}%"


def quality_finding(regions: Sequence[Region]) -> str:
    shown = [one for one in regions if one.is_shown]
    under = [one.name for one in shown if one.is_under]
    if not shown:
        return str(_("Too few pairs yet to say whether a region is under the floor"))
    if not under:
        return str(_("Every region shown keeps the quality floor"))
    return str(_("Under the quality floor: %(regions)s")) % {"regions": ", ".join(under)}

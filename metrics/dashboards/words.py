"""Findings in a sentence: what the figures say, before anybody reads them."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

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

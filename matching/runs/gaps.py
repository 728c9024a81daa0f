"""The certified gap in words and as bars: how far the total may be from the best there is."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

SMALLEST = 1e-6
MILLION = 1_000_000


def said(gap: float | None) -> str:
    """A gap as per cent with two significant digits; exactly nothing is said as such."""
    if gap is None:
        return ""
    if gap == 0:
        return _("none")
    if gap < SMALLEST:
        return _("below %(least)s") % {"least": per_cent(SMALLEST)}
    return per_cent(gap)


def per_cent(share: float) -> str:
    """Rounded up, because it is a bound."""
    exact = Decimal(repr(share)) * 100
    places = max(0, 1 - exact.adjusted())
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_CEILING)
    return f"{number_format(rounded, decimal_pos=places)}%"


def many(count: int | None) -> str:
    """A count that may be huge: exact below a million, then in millions."""
    if count is None:
        return ""
    if count < MILLION:
        return str(number_format(count, force_grouping=True))
    millions = number_format(round(count / MILLION, 1), decimal_pos=1)
    return _("%(count)s million") % {"count": millions}


def bars(points: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """A bar for each round of the total, as `{% bars %}` draws them; one alone says nothing."""
    if len(points) == 1:
        return []
    return [
        {
            "label": _("Round %(number)s") % {"number": point["round"]},
            "value": point["gap"],
            "text": said(point["gap"]),
        }
        for point in points
    ]


def finding(points: Sequence[dict[str, Any]]) -> str:
    """What the bars say, as a sentence; empty before the first of them."""
    if not points:
        return ""
    last = points[-1]["gap"]
    if last == 0:
        return _("After round %(number)s nothing better is possible: proven") % {
            "number": points[-1]["round"]
        }
    return _("At most %(gap)s of the sum can still be gained") % {"gap": said(last)}

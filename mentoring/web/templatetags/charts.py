"""Figures as inline SVG with a finding, a description and the numbers as a table."""

from collections.abc import Sequence
from typing import Any
from zlib import crc32

from django import template
from django.utils.translation import get_language_bidi

from mentoring.web import curve as curves
from mentoring.web import diverging as parting
from mentoring.web import drawing
from mentoring.web import spread as spreads

register = template.Library()


@register.inclusion_tag("parts/charts/bars.html")
def bars(finding: str, rows: Sequence[dict[str, Any]], **options: Any) -> dict[str, Any]:
    """Horizontal bars from zero; rows of label, value (None: not shown), text, n, tone."""
    percent = options.get("percent", False)
    marks = drawing.bars(rows, top=options.get("top"), percent=percent, rtl=get_language_bidi())
    return _figure(finding, rows, options) | {"marks": marks, **_canvas(marks, foot=0.0)}


@register.inclusion_tag("parts/charts/dots.html")
def dots(finding: str, rows: Sequence[dict[str, Any]], **options: Any) -> dict[str, Any]:
    """A dot with its interval for each group, or two dots (before, value) that show a change."""
    scale = drawing.Scale(options.get("low", 0.0), options.get("top", 1.0), get_language_bidi())
    percent = options.get("percent", True)
    marks = drawing.dots(rows, scale, percent=percent)
    ticks = drawing.ticks(scale, percent=percent)
    figure = _figure(finding, rows, {"percent": True, **options})
    return figure | {"marks": marks, "ticks": ticks, **_canvas(marks, foot=1.75)}


@register.inclusion_tag("parts/charts/line.html")
def line(finding: str, rows: Sequence[dict[str, Any]], **options: Any) -> dict[str, Any]:
    """A series over time from zero, the plan dashed; rows of label, value, plan."""
    drawn = drawing.line(rows, top=options.get("top"), rtl=get_language_bidi())
    return _figure(finding, rows, options) | {"drawn": drawn}


@register.inclusion_tag("parts/charts/spread.html")
def spread(finding: str, rows: Sequence[dict[str, Any]], **options: Any) -> dict[str, Any]:
    """Median, quartiles and interval of each group; rows of label, n, value, and the four ends.

    The ends are lower, upper (quartiles), low, high (interval); `all` is everybody's median, drawn
    through every row; options `low` and `top` are those of the scale.
    """
    scale = drawing.Scale(options.get("low", 0.0), options.get("top", 100.0), get_language_bidi())
    marks = spreads.marks(rows, scale)
    everybody = options.get("all") or None
    return _figure(finding, rows, options) | {
        "marks": marks,
        "ticks": drawing.ticks(scale, percent=False),
        "everybody": None if everybody is None else scale.place(float(everybody)),
        "everybody_said": None if everybody is None else drawing.shown(float(everybody)),
        "table": [spreads.told(row) for row in rows],
        **_canvas(marks, foot=1.75),
    }


@register.inclusion_tag("parts/charts/diverging.html")
def diverging(finding: str, rows: Sequence[dict[str, Any]], **options: Any) -> dict[str, Any]:
    """Two bars from one line for each row of label, left, right (None: not shown).

    `left` and `right` name the two sides.
    """
    marks = parting.marks(rows, rtl=get_language_bidi())
    hidden = any(row[side] is None for row in rows for side in ("left", "right"))
    figure = _figure(finding, [], options) | {"marks": marks, "table": rows, "hidden": hidden}
    return figure | _canvas(marks, foot=0.0)


@register.inclusion_tag("parts/charts/curve.html")
def curve(finding: str, rows: Sequence[dict[str, Any]], **options: Any) -> dict[str, Any]:
    """What one aim costs in another: rows of x, y, label and chosen, in the order of x.

    `across` and `up` name the two scales.
    """
    drawn = curves.drawn(rows, rtl=get_language_bidi())
    return _figure(finding, [{"label": row["x"], "value": row["y"]} for row in rows], options) | {
        "drawn": drawn,
        "rows": rows,
    }


def _figure(
    finding: str, rows: Sequence[dict[str, Any]], options: dict[str, Any]
) -> dict[str, Any]:
    keys = {key for row in rows for key in row}
    percent = options.get("percent", False)
    return {
        "finding": finding,
        "uid": f"f{crc32(str(finding).encode()):08x}",
        "level": 2,
        "note": "",
        "rtl": get_language_bidi(),
        "table": [_told(row, percent=percent) for row in rows],
        "has": {key: key in keys for key in ("n", "low", "plan", "before")},
        "hidden": any(row.get("value") is None for row in rows),
        **options,
    }


def _told(row: dict[str, Any], *, percent: bool) -> dict[str, Any]:
    """A row of the table; where the value is not shown, its size and interval are not either."""
    keys = ("low", "high", "before") if row.get("value") is not None else ()
    return {
        "label": row["label"],
        "n": row.get("n") if keys else None,
        "shown": drawing.words(row, "value", percent=percent),
        "plan": drawing.words(row, "plan", percent=percent),
        **{key: drawing.words(row, key, percent=percent) for key in keys},
    }


def _canvas(marks: Sequence[drawing.Mark], *, foot: float) -> dict[str, float]:
    """Height of the drawing in rem, and where the scale below the rows stands."""
    height = sum(mark.height for mark in marks)
    return {"height": round(height + foot, 3), "axis": round(height + 1.25, 3), "floor": height}

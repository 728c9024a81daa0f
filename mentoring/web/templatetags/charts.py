"""Figures as inline SVG with a finding, a description and the numbers as a table."""

from collections.abc import Sequence
from typing import Any
from zlib import crc32

from django import template
from django.utils.translation import get_language_bidi

from mentoring.web import drawing

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


def _figure(
    finding: str, rows: Sequence[dict[str, Any]], options: dict[str, Any]
) -> dict[str, Any]:
    percent = options.get("percent", False)
    table = [
        {
            **row,
            "shown": drawing.words(row, "value", percent=percent),
            "cells": _cells(row, percent),
        }
        for row in rows
    ]
    keys = set().union(*rows) if rows else set()
    return {
        "finding": finding,
        "uid": f"f{crc32(str(finding).encode()):08x}",
        "level": 2,
        "rtl": get_language_bidi(),
        "table": table,
        "has": {key: key in keys for key in ("n", "low", "plan", "before")},
        "hidden": any(row.get("value") is None for row in rows),
        **options,
    }


def _cells(row: dict[str, Any], percent: bool) -> dict[str, str]:  # noqa: FBT001 - inner
    return {
        key: drawing.words(row, key, percent=percent) for key in ("low", "high", "plan", "before")
    }


def _canvas(marks: Sequence[drawing.Mark], *, foot: float) -> dict[str, float]:
    """Height of the drawing in rem, and where the scale below the rows stands."""
    height = sum(mark.height for mark in marks)
    return {"height": round(height + foot, 3), "axis": round(height + 1.25, 3), "floor": height}

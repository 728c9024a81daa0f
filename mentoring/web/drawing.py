"""Where the marks of a chart stand: across in per cent, down in rem, so that text never shrinks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil, floor, log10
from textwrap import wrap
from typing import Any
from unicodedata import east_asian_width

from django.utils.formats import number_format

LINE = 1.375
LABEL_WIDTH = 26
NICE = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True)
class Scale:
    """Turns a value into a place across the drawing, from the right where people read so."""

    low: float
    top: float
    rtl: bool = False

    def share(self, value: float) -> float:
        width = self.top - self.low
        return min(1.0, max(0.0, (value - self.low) / width)) if width else 0.0

    def place(self, value: float) -> str:
        share = self.share(value)
        return per_cent(1 - share if self.rtl else share)


@dataclass(frozen=True)
class Mark:
    """One row of a chart: its lines of label and the places of what is drawn beneath them."""

    lines: list[tuple[str, float]]
    text: str
    top: float
    height: float
    tone: str = ""
    aside: str = ""
    places: dict[str, str] = field(default_factory=dict)

    @property
    def text_y(self) -> float:
        return self.lines[-1][1]

    @property
    def bar_top(self) -> float:
        return round(self.text_y + 0.625, 3)

    @property
    def value_y(self) -> float:
        """Where words on the line of the bar stand."""
        return round(self.text_y + 1.25, 3)

    @property
    def middle(self) -> float:
        return round(self.text_y + 0.875, 3)

    @property
    def tick_top(self) -> float:
        return round(self.middle - 0.3125, 3)

    @property
    def tick_end(self) -> float:
        return round(self.middle + 0.3125, 3)


def bars(
    rows: Sequence[dict[str, Any]], *, top: float | None, percent: bool, rtl: bool
) -> list[Mark]:
    known = [float(row["value"]) for row in rows if row.get("value") is not None]
    scale = Scale(0, float(top or max(known, default=0)))
    return stacked(rows, lambda row: _bar(row, scale, rtl), percent=percent)


def dots(rows: Sequence[dict[str, Any]], scale: Scale, *, percent: bool) -> list[Mark]:
    def places(row: dict[str, Any]) -> dict[str, str]:
        keys = ("value", "low", "high", "before")
        return {key: scale.place(float(row[key])) for key in keys if row.get(key) is not None}

    return stacked(rows, places, percent=percent)


def ticks(scale: Scale, *, percent: bool) -> list[tuple[str, str, str]]:
    """Five marks of the scale: place, words, and the side on which the words hang."""
    quarters = [scale.low + (scale.top - scale.low) * part / 4 for part in range(5)]
    ends = {0: "start", 4: "end"}
    return [
        (scale.place(value), shown(value, percent=percent), ends.get(part, "middle"))
        for part, value in enumerate(quarters)
    ]


def line(rows: Sequence[dict[str, Any]], *, top: float | None, rtl: bool) -> dict[str, Any]:
    """Two paths in a box of 100 by 100, the last points, and a few words along the edges."""
    series = {key: [row.get(key) for row in rows] for key in ("value", "plan")}
    highest = max((float(v) for vs in series.values() for v in vs if v is not None), default=0)
    scale = Scale(0, float(top or round_up(highest)))
    across = Scale(0, max(1, len(rows) - 1), rtl)
    return {
        "paths": {key: path(values, across, scale) for key, values in series.items()},
        "ends": {key: _last(values, across, scale) for key, values in series.items()},
        "grid": [
            (per_cent(1 - scale.share(scale.top * part / 2)), shown(scale.top * part / 2))
            for part in range(3)
        ],
        "labels": _sparse(rows, across),
    }


def path(values: Sequence[Any], across: Scale, scale: Scale) -> str:
    """An SVG path that lifts its pen where a value is not known."""
    commands, pen = [], "M"
    for step, value in enumerate(values):
        if value is None:
            pen = "M"
            continue
        x = float(across.place(step).rstrip("%"))
        y = 100 - 100 * scale.share(float(value))
        commands.append(f"{pen}{x:g} {y:.4g}")
        pen = "L"
    return "".join(commands)


def words(row: dict[str, Any], key: str, *, percent: bool) -> str:
    """What a row says of one of its values; empty where it is not to be shown."""
    value = row.get(key)
    if value is None:
        return ""
    if key == "value" and row.get("text"):
        return str(row["text"])
    return shown(float(value), percent=percent)


def shown(value: float, *, percent: bool = False) -> str:
    if percent:
        return f"{number_format(round(value * 100))}%"
    places = 0 if float(value).is_integer() else 1
    return str(number_format(value, decimal_pos=places, force_grouping=True))


def per_cent(share: float) -> str:
    return f"{share * 100:.4g}%"


def round_up(value: float) -> float:
    """The next round number at or above, so that the scale ends on one."""
    if value <= 0:
        return 1
    unit: float = 10 ** floor(log10(value))
    return next(unit * nice for nice in NICE if unit * nice >= value)


def folded(label: str) -> list[str]:
    """A label in lines that fit beside its value on the narrowest screen."""
    wide = sum(east_asian_width(letter) in "WF" for letter in label)
    width = ceil(LABEL_WIDTH / 2) if wide > len(label) / 2 else LABEL_WIDTH
    return wrap(label, width) or [""]


def stacked(rows: Sequence[dict[str, Any]], places: Any, *, percent: bool) -> list[Mark]:
    marks: list[Mark] = []
    top = 0.0
    for row in rows:
        lines = folded(str(row["label"]))
        height = round(len(lines) * LINE + LINE, 3)
        known = row.get("value") is not None
        marks.append(
            Mark(
                lines=[(text, round(top + LINE * (i + 0.75), 3)) for i, text in enumerate(lines)],
                text=words(row, "value", percent=percent) if known else "\N{EN DASH}",
                top=top,
                height=height,
                tone=str(row.get("tone", "")),
                aside=str(row.get("n") or "") if known else "",
                places=places(row) if known else {},
            )
        )
        top = round(top + height, 3)
    return marks


def _bar(row: dict[str, Any], scale: Scale, rtl: bool) -> dict[str, str]:  # noqa: FBT001 - inner
    share = scale.share(float(row["value"]))
    return {"x": per_cent(1 - share if rtl else 0), "width": per_cent(share)}


def _last(values: Sequence[Any], across: Scale, scale: Scale) -> dict[str, str]:
    known = [(step, float(value)) for step, value in enumerate(values) if value is not None]
    if not known:
        return {}
    step, value = known[-1]
    return {"x": across.place(step), "y": per_cent(1 - scale.share(value)), "text": shown(value)}


def _sparse(rows: Sequence[dict[str, Any]], across: Scale) -> list[tuple[str, str, str]]:
    """First, middle and last label: more would run into each other on a phone."""
    last = len(rows) - 1
    kept = sorted({0, last // 2, last}) if last >= 0 else []
    sides = {0: "start", last: "end"}
    return [(across.place(i), str(rows[i]["label"]), sides.get(i, "middle")) for i in kept]

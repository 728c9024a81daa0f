"""Two bars that part from one line: what there is to one side, what is wanted to the other."""

from collections.abc import Sequence
from typing import Any

from mentoring.web.drawing import Mark, folded, per_cent, shown

LINE, BAR = 1.375, 1.5
# The numbers stand at both edges, the bars between them.
REACH = 0.4


def marks(rows: Sequence[dict[str, Any]], *, rtl: bool) -> list[Mark]:
    """Rows of label, left, right; None is not shown."""
    known = [float(row[key]) for row in rows for key in ("left", "right") if row[key] is not None]
    top, found = max(known, default=0) or 1, []
    height = 0.0
    for row in rows:
        lines = folded(str(row["label"]))
        mark = Mark(
            lines=[(text, round(height + LINE * (i + 0.75), 3)) for i, text in enumerate(lines)],
            text="",
            top=height,
            height=round(len(lines) * LINE + BAR, 3),
            places=_places(row, top, rtl=rtl),
        )
        found.append(mark)
        height = round(height + mark.height, 3)
    return found


def _places(row: dict[str, Any], top: float, *, rtl: bool) -> dict[str, str]:
    places: dict[str, str] = {}
    for key in ("left", "right"):
        share = REACH * float(row[key] or 0) / top
        starts = 0.5 if (key == "right") != rtl else 0.5 - share
        places |= {
            key: per_cent(starts),
            f"{key}_width": per_cent(share),
            f"{key}_said": told(row[key]),
        }
    return places


def told(value: float | None) -> str:
    return "\N{EN DASH}" if value is None else shown(float(value))

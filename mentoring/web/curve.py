"""Where the points of a curve of two quantities stand, in per cent of the drawing."""

from collections.abc import Sequence
from typing import Any

from mentoring.web.drawing import Scale, per_cent, shown

# Air round the outermost points, as a share of the drawing.
EDGE = 0.06


def drawn(rows: Sequence[dict[str, Any]], *, rtl: bool) -> dict[str, Any]:
    """Points, the line through them, and the ends of both scales in words."""
    xs, ys = [float(row["x"]) for row in rows], [float(row["y"]) for row in rows]
    if not rows:
        return {"points": [], "path": "", "across": [], "up": []}
    across, up = scale(min(xs), max(xs), rtl=rtl), scale(min(ys), max(ys))
    points = [
        {
            "x": across.place(float(row["x"])),
            "y": per_cent(1 - up.share(float(row["y"]))),
            "chosen": row.get("chosen", False),
            "label": row.get("label", ""),
        }
        for row in rows
    ]
    steps = (f"{p['x'].rstrip('%')} {p['y'].rstrip('%')}" for p in points)
    return {
        "points": points,
        "path": "M" + "L".join(steps),
        "across": [(across.place(x), shown(x)) for x in sorted({min(xs), max(xs)})],
        "up": [(per_cent(1 - up.share(y)), shown(y)) for y in sorted({min(ys), max(ys)})],
    }


def scale(low: float, top: float, *, rtl: bool = False) -> Scale:
    """From the least to the largest with air at both ends; a single value stands in the middle."""
    air = (top - low) * EDGE or 1.0
    return Scale(low - air, top + air, rtl)

"""Where the marks of a strip stand: the middle half of a group, its median, and the interval."""

from collections.abc import Sequence
from typing import Any

from mentoring.web.drawing import Mark, Scale, shown, stacked

KEYS = ("value", "low", "high", "lower", "upper")


def marks(rows: Sequence[dict[str, Any]], scale: Scale) -> list[Mark]:
    def places(row: dict[str, Any]) -> dict[str, str]:
        found = {key: scale.place(float(row[key])) for key in KEYS if row.get(key) is not None}
        if row.get("lower") is not None and row.get("upper") is not None:
            ends = sorted((scale.share(float(row["lower"])), scale.share(float(row["upper"]))))
            left = 1 - ends[1] if scale.rtl else ends[0]
            found["box"], found["width"] = f"{left * 100:.4g}%", f"{(ends[1] - ends[0]) * 100:.4g}%"
        return found

    return stacked(rows, places, percent=False)


def told(row: dict[str, Any]) -> dict[str, Any]:
    """A row of the table; where the median is not shown, nothing else is."""
    if row.get("value") is None:
        return {"label": row["label"]}
    words = {key: shown(float(row[key])) for key in KEYS if row.get(key) is not None}
    return {"label": row["label"], "n": row.get("n"), "matched": row.get("matched"), **words}

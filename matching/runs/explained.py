"""What the review page shows beside the pairs: whom the run treats alike, and what things cost."""

from collections import defaultdict
from math import ceil, floor
from typing import Any

from matching.runs.access import visible_proposals
from matching.runs.fairness import DIMENSIONS, Strip, strips
from matching.runs.models import MatchingRun
from matching.runs.prices import prices
from matching.runs.scope import names
from mentoring.people.access import regions
from mentoring.people.models import Grade, User

# A chart longer than this is read by nobody; the smallest groups share its last line.
MOST = 12
# A scale narrower than this, in points, would make much of little.
NARROWEST = 20


def fairness_of(user: User, run: MatchingRun, *, by: str) -> dict[str, Any]:
    """Both sides' strips with the rows that the chart draws."""
    pairs = list(visible_proposals(user, run).select_related("executive", "mentor"))
    whole = regions(user, run.cohort.program_id) is None
    found = list(strips(pairs, run.instance["employees"], ladder(by), by=by))
    drawn = [rows(each, whole=whole) for each in found]
    return {
        "by_label": DIMENSIONS[by],
        "strips": [
            {"strip": each, "rows": lines, "uid": f"{by}-{each.side}-"}
            for each, lines in zip(found, drawn, strict=True)
        ],
        "ends": ends([row for lines in drawn for row in lines]),
    }


def ends(drawn: list[dict[str, Any]]) -> tuple[int, int]:
    """One scale for both sides: whole tens round everything that is drawn, at least twenty wide."""
    keys = ("lower", "upper", "low", "high")
    values = [row[key] for row in drawn for key in keys if row.get(key) is not None]
    if not values:
        return 0, 100
    low, top = 10 * floor(min(values) / 10), 10 * ceil(max(values) / 10)
    low = max(0, min(low, top - NARROWEST))
    return low, max(top, low + NARROWEST)


def ladder(by: str) -> dict[int, str]:
    """Grades by rank, where they are what parts the groups; labels of one rank are one band."""
    if by != "grade":
        return {}
    found: dict[int, list[str]] = defaultdict(list)
    for grade in Grade.objects.order_by("label"):
        if grade.rank is not None:
            found[grade.rank].append(grade.label)
    return {rank: " / ".join(labels) for rank, labels in found.items()}


def rows(strip: Strip, *, whole: bool = True) -> list[dict[str, Any]]:
    """The groups as the chart wants them; what is hidden has a name and nothing else.

    `whole` says that the reader runs all regions: only then are all people of a group known.
    """
    shown = [
        {
            "label": group.name,
            "n": group.spread.n,
            "value": round(group.spread.median, 1),
            "lower": round(group.spread.lower, 1),
            "upper": round(group.spread.upper, 1),
            "low": None if group.spread.low is None else round(group.spread.low, 1),
            "high": None if group.spread.high is None else round(group.spread.high, 1),
            "matched": f"{group.matched} / {group.people}" if whole else "",
        }
        for group in strip.groups
        if group.spread is not None
    ]
    hidden = [
        {"label": group.name, "value": None} for group in strip.groups if group.spread is None
    ]
    return shown + folded(hidden, MOST - len(shown))


def folded(hidden: list[dict[str, Any]], room: int) -> list[dict[str, Any]]:
    """Hidden groups line by line while there is room, otherwise in one line with their names."""
    if len(hidden) <= max(room, 1):
        return hidden
    kept = hidden[: max(room - 1, 0)]
    rest = ", ".join(row["label"] for row in hidden[len(kept) :])
    return [*kept, {"label": rest, "value": None}]


def aside(user: User, run: MatchingRun) -> dict[str, Any]:
    """Fairness by region, and the prices that were stored with the run."""
    told = run.findings.get("prices") or {}
    known = names(user, run) if told.get("locks") else {}
    return {**fairness_of(user, run, by="region"), "prices": prices(run, known)}

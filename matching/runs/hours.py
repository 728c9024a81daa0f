"""Working hours of two people as an instance knows them, and in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

DAY = 1440
Row = Mapping[str, Any]


def shared_minutes(executive: Row, mentor: Row) -> list[int]:
    """Common working minutes in each clock regime of the program; empty if hours are unknown."""
    mine, theirs = offsets(executive), offsets(mentor)
    count = max(len(mine), len(theirs)) if mine and theirs else 0
    return [
        common(arc(executive, one), arc(mentor, other))
        for one, other in zip(spread(mine, count), spread(theirs, count), strict=True)
    ]


def offsets(row: Row) -> list[int]:
    known = row.get("utc_offset_min")
    if known is None or row.get("work_start_min") is None or row.get("work_end_min") is None:
        return []
    return list(known) if isinstance(known, list) else [known]


def spread(known: list[int], count: int) -> list[int]:
    """One offset stands for every regime."""
    return (known * count if len(known) == 1 else known)[:count]


def arc(row: Row, offset: int) -> tuple[int, int]:
    """Start in universal time and length; an end before the start is a night shift."""
    start, end = int(row["work_start_min"]), int(row["work_end_min"])
    return (start - offset) % DAY, (end - start) % DAY if end != start else 0


def common(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Minutes two stretches of the day share; one's evening may meet the other's morning."""
    (start, length), (begin, size) = one, other
    turns = (begin - DAY, begin, begin + DAY)
    return sum(max(0, min(start + length, turn + size) - max(start, turn)) for turn in turns)


def span(minutes: int) -> str:
    """Minutes as a person says them: 3 h, 2 h 30 min, 0 minutes."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)s minutes") % {"minutes": rest}
    if not rest:
        return _("%(hours)s h") % {"hours": hours}
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}


def day(row: Row) -> str:
    """09:00–17:00, on the person's own clock."""
    start, end = int(row["work_start_min"]), int(row["work_end_min"])
    return f"{start // 60:02}:{start % 60:02}–{end // 60 % 24:02}:{end % 60:02}"

"""The company's ladder: which rung stands above which, and where an unknown one belongs."""

from typing import Literal

from django.db import transaction
from django.db.models import Count, QuerySet

from mentoring.audit.actions import record
from mentoring.people.models import Grade, User

Where = Literal["above", "same", "below"]
# The ranks of common labels go from 100 for an intern to 1200 for the top.
MIDDLE, STEP = 600, 100


def ladder() -> QuerySet[Grade]:
    """Placed rungs, the most senior first, with how many people stand on each."""
    placed = Grade.objects.exclude(rank=None).annotate(people=Count("person"))
    return placed.order_by("-rank", "label")


def unplaced() -> QuerySet[Grade]:
    """Labels that HR's file used and nobody has placed yet."""
    return Grade.objects.filter(rank=None).annotate(people=Count("person")).order_by("label")


@transaction.atomic
def place_grade(grade: Grade, *, where: Where, beside: Grade | None, by: User) -> Grade:
    """Say where a rung stands: on, just above or just below another; alone it is the first.

    Rungs keep their order; a rung above may move one number up to make room.
    """
    grades = {each.pk: each for each in Grade.objects.select_for_update().order_by("pk")}
    grade, old = grades[grade.pk], grades[grade.pk].rank
    others = [each for each in grades.values() if each.pk != grade.pk]
    at = grades[beside.pk].rank if beside is not None else None
    grade.rank = MIDDLE if at is None else _rank(at, where, others)
    Grade.objects.bulk_update([*others, grade], ["rank"])
    record(by, "grade.placed", grade, old={"rank": old}, new={"rank": grade.rank})
    return grade


def _rank(at: int, where: Where, others: list[Grade]) -> int:
    """Half-way to the next rung; where two stand next to each other, the upper ones move one up."""
    if where == "same":
        return at
    ranks = sorted({each.rank for each in others if each.rank is not None} | {at})
    place = ranks.index(at)
    if where == "above":
        low, high = at, ranks[place + 1] if place + 1 < len(ranks) else at + STEP
    else:
        low, high = ranks[place - 1] if place else 0, at
    if high - low < 2:  # noqa: PLR2004 - no whole number lies between
        for each in others:
            if each.rank is not None and each.rank >= high:
                each.rank += 1
    return low + max(1, (high - low) // 2)

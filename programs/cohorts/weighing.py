"""What a matching weighs, in five plain words with the number behind each."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

STEPS: list[tuple[int, Any]] = [
    (0, _("Not at all")),
    (5, _("A little")),
    (10, _("Some")),
    (15, _("Much")),
    (40, _("Decisive")),
]
CRITERIA: dict[str, tuple[Any, Any]] = {
    "knowledge": (_("Knowledge"), _("The mentor can offer what the executive wants to learn.")),
    "exchange": (_("Exchange"), _("The executive can offer what the mentor wants to learn.")),
    "distance": (_("Distance"), _("Different function, region and site.")),
    "overlap": (_("Working hours"), _("More hours in common each day.")),
    "aspiration": (_("Aspirations"), _("The executive's function is one the mentor aims for.")),
    "communication": (
        _("Communication"),
        _("Alike in how they like to work. At most 15 per cent."),
    ),
    "language": (_("Languages"), _("More languages in common.")),
    "preference": (_("Own wishes"), _("People named each other.")),
}
MOST_COMMUNICATION = 15


def share(weights: Mapping[str, int], criterion: str) -> float:
    """Per cent of the whole that a criterion counts; 0 where nothing counts."""
    total = sum(weights.values())
    return 100 * weights.get(criterion, 0) / total if total else 0.0


def nearest(number: int) -> int:
    """The step whose word says a stored weight best."""
    return min((step for step, _word in STEPS), key=lambda step: (abs(step - number), step))

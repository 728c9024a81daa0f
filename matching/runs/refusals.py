"""Why two people cannot be paired by hand, in whole sentences."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "line": _(
        "They stand too close in one reporting line, or one of them decides on the other's pay. "
        "No reason lifts this rule."
    ),
    "direction": _("The mentor's grade is not below the executive's."),
    "same_manager": _("They have the same manager."),
    "overlap": _("Their working days share too few hours."),
    "language": _("They have no language in common."),
    "excluded": _("A coordinator or one of the two has ruled this pair out."),
    "history": _("They were a pair before."),
    "region": _("The regions allowed do not hold both."),
    "slot_rules": _("The rules for these slots keep them apart."),
}


def refusals(rules: Iterable[str]) -> list[str]:
    """One sentence for each hard rule of the engine that a pair breaks."""
    return [str(REFUSALS.get(rule, rule)) for rule in rules]

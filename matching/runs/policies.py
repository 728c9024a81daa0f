"""A run's policy in words: every weight and every rule, as the engine understood them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matching.engine.instance import Policy, RegionCap, SlotRule, parse_policy
from matching.engine.terms import TERMS
from programs.cohorts.weighing import CRITERIA, STEPS, nearest, share
from programs.setup.summary import REGIONS

Row = dict[str, Any]
EVERYBODY = "all"


def weights(policy: Mapping[str, Any]) -> list[Row]:
    """A row for each criterion in the engine's order: key, label, word, per cent."""
    given = parse_policy(policy).weights
    known = dict(STEPS)
    return [
        {
            "key": name,
            "label": str(CRITERIA[name][0]),
            "word": str(known[nearest(round(given.get(name, 0)))]),
            "number": given.get(name, 0),
            "share": round(share({k: int(v) for k, v in given.items()}, name)),
        }
        for name in TERMS
    ]


def rules(policy: Mapping[str, Any]) -> list[Row]:
    """A row for each rule: key, label, value in words."""
    known = parse_policy(policy)
    return [
        {"key": key, "label": str(label()), "value": say(known)}
        for key, (label, say) in WORDS.items()
    ]


def hours(policy: Policy) -> str:
    return _("at least %(minutes)s minutes a day") % {"minutes": round(policy.min_overlap_minutes)}


def direction(policy: Policy) -> str:
    if policy.direction:
        return _("The mentor's grade is below the executive's")
    return _("Grades do not matter")


def line(policy: Policy) -> str:
    if policy.line_distance is None:
        return _("Never within one reporting line")
    return ngettext(
        "Within one line only %(levels)s level or more apart, with a signed recusal",
        "Within one line only %(levels)s levels or more apart, with a signed recusal",
        policy.line_distance,
    ) % {"levels": policy.line_distance}


def yes_or_no(wanted: bool) -> str:  # noqa: FBT001 - reads as a sentence
    return _("Yes") if wanted else _("No")


def adjacent(policy: Policy) -> str:
    pairs = {tuple(sorted(pair)) for pair in policy.adjacent_functions}
    return "; ".join(" – ".join(pair) for pair in sorted(pairs))


def slots(policy: Policy) -> str:
    return "; ".join(slot(rule) for rule in policy.slot_rules)


def slot(rule: SlotRule) -> str:
    kinds = {
        "own_function": _("from the own function"),
        "other_function": _("from a distant function"),
        "opted_in": _("who chose to be counted for the inclusion goal"),
    }
    whom = _("every executive") if rule.applies == EVERYBODY else _("executives of the top list")
    return _("For %(whom)s: %(number)s %(kind)s") % {
        "whom": whom,
        "number": number(rule),
        "kind": kinds.get(rule.kind, rule.kind),
    }


def number(rule: SlotRule | RegionCap) -> str:
    if rule.max is None:
        return _("at least %(min)s") % {"min": rule.min}
    if rule.min == rule.max:
        return _("exactly %(min)s") % {"min": rule.min}
    return _("%(min)s to %(max)s") % {"min": rule.min, "max": rule.max}


def caps(policy: Policy) -> str:
    said: Sequence[str] = [
        _("%(number)s mentors from %(region)s") % {"number": number(cap), "region": cap.region}
        for cap in policy.region_caps
    ]
    return "; ".join(said)


def objective(policy: Policy) -> str:
    if policy.objective == "fair":
        return _("Fair: the weakest pair first, then the sum")
    return _("The sum of all fits")


# Every field of the engine's policy but the weights; a test sees that none is missing.
WORDS: dict[str, tuple[Callable[[], str], Callable[[Policy], str]]] = {
    "min_overlap_minutes": (lambda: _("Shared working hours"), hours),
    "direction": (lambda: _("Grades"), direction),
    "line_distance": (lambda: _("Reporting lines"), line),
    "same_manager": (lambda: _("Two people of one manager kept apart"),
                     lambda policy: yes_or_no(policy.same_manager)),
    "require_common_language": (lambda: _("A common language needed"),
                                lambda policy: yes_or_no(policy.require_common_language)),
    "region_policy": (lambda: _("Regions"), lambda policy: str(REGIONS[policy.region_policy])),
    "region_caps": (lambda: _("Limits for regions"), caps),
    "slot_rules": (lambda: _("Rules for single places"), slots),
    "adjacent_functions": (lambda: _("Neighbouring functions"), adjacent),
    "objective": (lambda: _("What is sought after filling places"), objective),
}  # fmt: skip

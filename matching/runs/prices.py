"""What fairness, rules and locks cost a run, as it was worked out with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matching.runs.fit import fit
from matching.runs.models import MatchingRun
from programs.participants.models import Participation

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Price:
    """One thing that is kept, and what is lost by keeping it; `known` is False when time was up."""

    label: str
    points: float = 0.0
    share: float = 0.0
    places: int = 0
    weakest: int = 0
    known: bool = True

    @property
    def points_word(self) -> str:
        return signed(-self.points, 1)

    @property
    def share_word(self) -> str:
        share = per_cent(abs(self.share))
        return share if share == per_cent(0) else f"{sign(-self.share)}{share}"

    @property
    def places_word(self) -> str:
        return signed(-self.places, 0)

    @property
    def weakest_word(self) -> str:
        return signed(-self.weakest, 0)


def sign(value: float) -> str:
    return "−" if value < 0 else "+"


def signed(value: float, places: int) -> str:
    """A change with its sign, a true minus; no sign where there is no change."""
    number = str(number_format(abs(round(value, places)), decimal_pos=places, force_grouping=True))
    return number if not round(value, places) else f"{sign(value)}{number}"


@dataclass(frozen=True)
class Prices:
    rows: Sequence[Price] = ()
    sentence: str = ""
    left_out: int = 0
    # Whether the run itself is proven best; else its prices are no sharper than its gap.
    proven: bool = True
    curve: Sequence[Row] = field(default_factory=list)
    curve_says: str = ""


def prices(run: MatchingRun, known: Mapping[str, Participation]) -> Prices | None:
    """The prices that were stored with a run; None where none were worked out for it."""
    told = run.findings.get("prices")
    frontier = run.findings.get("frontier") or []
    if told is None and not frontier:
        return None
    rows = list(priced(told or {}, run, known))
    points = curve(frontier)
    return Prices(
        rows=rows,
        sentence=locks_say(told or {}, len(run.instance.get("locks") or [])),
        proven=(told or {}).get("exact", True),
        left_out=len((told or {}).get("locks_left_out") or []),
        curve=points,
        curve_says=curve_says(points),
    )


def priced(told: Row, run: MatchingRun, known: Mapping[str, Participation]) -> list[Price]:
    locks = told.get("locks") or []
    named = [row for row in locks if row["executive"] in known and row["mentor"] in known]
    return [
        *fairness(told),
        *rules(told, run.instance["policy"]),
        *together(told, len(run.instance.get("locks") or [])),
        *(price(lock_word(row, known), row) for row in named),
    ]


def fairness(told: Row) -> list[Price]:
    row = told.get("fairness")
    return [price(_("The weakest pair as strong as possible"), row)] if row else []


def rules(told: Row, policy: Row) -> list[Price]:
    slots = [
        price(rule_word(policy["slot_rules"][row["rule"]]), row)
        for row in told.get("slot_rules") or []
    ]
    return slots + [
        price(cap_word(policy["region_caps"][row["rule"]]), row)
        for row in told.get("region_caps") or []
    ]


def together(told: Row, count: int) -> list[Price]:
    """All locks at once, where there is more than one."""
    row = told.get("all_locks")
    return [price(_("All locks together"), row)] if row and count > 1 else []


def price(label: str, row: Row) -> Price:
    if row.get("points") is None:
        return Price(label, known=False)
    minimum = row.get("minimum") or 0
    return Price(label, row["points"] / 100, row["share"], row.get("filled") or 0, fit(minimum))


def rule_word(rule: Row) -> str:
    kinds = {
        "own_function": _("Slots for mentors of the executive's own function"),
        "other_function": _("Slots for mentors of a distant function"),
        "opted_in": _("Slots kept for a goal of the program"),
    }
    said = kinds.get(rule["kind"], _("A rule for slots"))
    top = _("top list only")
    return f"{said} ({top})" if rule.get("applies") == "c_suite" else str(said)


def cap_word(cap: Row) -> str:
    return _("Limits for %(region)s") % {"region": cap["region"]}


def lock_word(row: Row, known: Mapping[str, Participation]) -> str:
    return _("%(mentor)s and %(executive)s kept together") % {
        "mentor": known[row["mentor"]].person.name,
        "executive": known[row["executive"]].person.name,
    }


def locks_say(told: Row, count: int) -> str:
    """Keeping these three locks costs 0.8 % of the total fit."""
    row = told.get("all_locks")
    if not row or row.get("share") is None or not count:
        return ""
    words = ngettext(
        "Keeping this lock costs %(share)s of the total fit.",
        "Keeping these %(count)s locks costs %(share)s of the total fit.",
        count,
    )
    return words % {"count": count, "share": per_cent(max(0.0, row["share"]))}


def per_cent(share: float) -> str:
    """Two decimals under one per cent, one above; nothing is nothing."""
    value = 100 * share
    if not round(value, 2):
        return _("%(number)s %%") % {"number": 0}
    places = 2 if abs(value) < 1 else 1
    return _("%(number)s %%") % {"number": number_format(round(value, places), decimal_pos=places)}


def curve(frontier: Sequence[Row]) -> list[Row]:
    """The least fit reached against the total, in points of 100; the run's own aim is marked."""
    points = [row for row in frontier if row.get("reached") is not None]
    return [
        {
            "x": fit(row["reached"]),
            "y": round(row["total"] / 100, 1),
            "label": row["filled"],
            "chosen": row is points[-1],
        }
        for row in points
    ]


def curve_says(points: Sequence[Row]) -> str:
    if len(points) < 2:  # noqa: PLR2004 - a single point is no curve
        return ""
    first, last = points[0], points[-1]
    lost = first["y"] - last["y"]
    return _(
        "Raising the weakest pair from %(low)s to %(high)s costs %(points)s of %(total)s points."
    ) % {
        "low": first["x"],
        "high": last["x"],
        "points": number_format(round(lost, 1), decimal_pos=1),
        "total": number_format(first["y"], decimal_pos=1, force_grouping=True),
    }

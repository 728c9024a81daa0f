"""What other weights and rules would change: two matchings of one pool, neither of them kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from matching import engine
from matching.runs.fit import fit
from matching.runs.freeze import freeze
from matching.runs.unranked import unranked
from mentoring.people.access import regions
from mentoring.people.models import User
from programs.cohorts.models import Cohort

# Seconds for each of the two; a larger pool is answered with the best found by then.
PATIENCE = 5.0
SOLVED = ("optimal", "feasible")
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Line:
    """One figure before and after, as it is read."""

    label: str
    before: str
    after: str
    rises: bool = False
    falls: bool = False


@dataclass(frozen=True)
class Trial:
    lines: tuple[Line, ...] = ()
    # Pairs that would be others, of how many there are now.
    others: int = 0
    pairs: int = 0
    proven: bool = True
    # Why there is nothing to compare; empty when there is.
    trouble: str = ""


def trial(cohort: Cohort, user: User, *, weights: Row, rules: Row) -> Trial:
    """Match the pool as it is now, by the rules in force and by those given; store nothing.

    People's wishes stay out of it: whoever may try weights as often as they like, with bans and
    locks between, could ask one pair after the other how much the two want each other.
    """
    instance = unranked(freeze(cohort, regions=sorted(regions(user, cohort.program_id) or [])))
    if not {"mentor", "executive"} <= {row["role"] for row in instance["employees"]}:
        return Trial(
            trouble=_("A match takes at least one mentor and one executive who are ready.")
        )
    wished = {**instance, "policy": {**instance["policy"], **rules, "weights": dict(weights)}}
    before = engine.solve(instance, time_limit=PATIENCE)
    after = engine.solve(wished, time_limit=PATIENCE)
    if after["status"] not in SOLVED or before["status"] not in SOLVED:
        return Trial(
            trouble=_("These rules cannot all be kept: a lock or a limit stands against them.")
        )
    people = {row["employee_id"]: row for row in instance["employees"]}
    return compared(before, after, people)


def compared(before: Row, after: Row, people: Mapping[str, Row]) -> Trial:
    old, new = chosen(before), chosen(after)
    return Trial(
        lines=(
            line(_("Places filled"), before["filled"], after["filled"]),
            line(_("Weakest pair, each by its own weights"), weakest(before), weakest(after)),
            line(
                _("Wanted topics that are offered, on average"), *both("knowledge", before, after)
            ),
            line(_("Distance, on average"), *both("distance", before, after)),
            line(_("Pairs of two functions"), apart(before, people), apart(after, people)),
        ),
        others=len(new - old),
        pairs=len(new),
        proven=before["status"] == after["status"] == "optimal",
    )


def chosen(result: Row) -> set[tuple[str, str]]:
    return {(pair["executive"], pair["mentor"]) for pair in result["pairs"]}


def weakest(result: Row) -> int:
    return fit(result["minimum"] or 0)


def both(term: str, before: Row, after: Row) -> tuple[int, int]:
    return mean(term, before), mean(term, after)


def mean(term: str, result: Row) -> int:
    """A term's mean over the pairs, from 0 to 100."""
    values = [pair["terms"][term] for pair in result["pairs"]]
    return round(100 * sum(values) / len(values)) if values else 0


def apart(result: Row, people: Mapping[str, Row]) -> int:
    """Pairs whose two work in different functions."""
    return sum(
        people[executive].get("function") != people[mentor].get("function")
        for executive, mentor in chosen(result)
    )


def line(label: str, before: int, after: int) -> Line:
    return Line(label, str(before), str(after), rises=after > before, falls=after < before)

"""Executives who have a pair already: which mentors their remaining places are still open to.

The engine's format knows slot rules for all, or for the top list, and nothing of pairs outside the
run. So whoever has a live pair leaves the top list of the instance, and every mentor whom their
rules rule out beside that pair is excluded. With one open place that is exactly the rule.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from matching.runs.slots import broken
from programs.cohorts.models import Cohort
from programs.pairings.models import LIVE, Pairing
from programs.participants.models import Participation

Row = dict[str, Any]
Two = tuple[UUID, UUID]


def half_filled(cohort: Cohort, rows: list[Row], people: Mapping[UUID, Participation]) -> set[Two]:
    """Take such executives off the top list in their rows; return whom to keep from whom."""
    policy: dict[str, Any] = dict(cohort.policy())
    if not any(rule.get("applies") == "c_suite" for rule in policy["slot_rules"]):
        return set()
    beside = _beside(cohort)
    mentors = [row for row in rows if row["role"] == "mentor" and row["capacity"]]
    kept_out: set[Two] = set()
    for row in rows:
        key = UUID(row["employee_id"])
        if row["role"] != "executive" or not row["c_suite"] or key not in beside:
            continue
        whole = {**row, "slots": people[key].capacity}
        kept_out |= {
            (key, UUID(mentor["employee_id"]))
            for mentor in mentors
            if broken(whole, [*beside[key], mentor], policy)
        }
        row["c_suite"] = 0
    return kept_out


def _beside(cohort: Cohort) -> dict[UUID, list[Row]]:
    """{executive: what slot rules look at in the mentors they have}."""
    found: dict[UUID, list[Row]] = defaultdict(list)
    live = Pairing.objects.filter(cohort=cohort, state__in=LIVE)
    values = live.values_list("executive__person", "mentor__person__function", "mentor__opted_in")
    for executive, function, opted_in in values:
        found[executive].append({"function": function, "opted_in": int(opted_in)})
    return found

"""A run as it stands now, edits by hand included, in the engine's own two formats."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from matching import engine
from matching.runs.models import MatchingRun, Proposal
from matching.runs.stored import taken_up
from matching.runs.unranked import unranked

Row = Mapping[str, Any]
PLACES = {"executive": "slots", "mentor": "capacity"}


@dataclass(frozen=True)
class Standing:
    """What the engine is asked about: the frozen people, and the pairs the run holds now."""

    instance: Row
    result: Row
    people: Mapping[str, Row]
    holding: Mapping[tuple[str, str], Proposal]
    run: MatchingRun

    @cached_property
    def match(self) -> engine.Standing | None:
        """What was kept solved with the run; the engine sees for itself which edits it covers."""
        return taken_up(self.run)


def standing(run: MatchingRun) -> Standing:
    """The run with the pairs it holds now; pairs made by hand count as locked.

    A pair against the order of grades is set aside with its two places: the engine would refuse it.
    """
    proposals = run.proposals.select_related("mentor__person", "executive__person")
    holding = {(str(p.executive.person_id), str(p.mentor.person_id)): p for p in proposals}
    aside = {two for two, one in holding.items() if one.exception_reason}
    kept = {two: one for two, one in holding.items() if two not in aside}
    instance = without(unranked(run.instance), aside)
    locks = {tuple(two) for two in instance.get("locks") or ()}
    by_hand = {two for two, one in kept.items() if one.locked and "by_hand" in one.weak}
    instance = {**instance, "locks": [list(two) for two in sorted(locks & set(kept) | by_hand)]}
    people = {row["employee_id"]: row for row in instance["employees"]}
    return Standing(instance, result_of(run, kept, people), people, holding, run)


def without(instance: Row, aside: set[tuple[str, str]]) -> dict[str, Any]:
    """The instance with one place fewer for each of the two of every pair set aside."""
    taken = [one for two in aside for one in two]
    employees = [
        row
        | {PLACES[row["role"]]: max(0, row[PLACES[row["role"]]] - taken.count(row["employee_id"]))}
        if row["employee_id"] in taken
        else row
        for row in instance["employees"]
    ]
    return {**instance, "employees": employees}


def result_of(
    run: MatchingRun, kept: Mapping[tuple[str, str], Proposal], people: Mapping[str, Row]
) -> dict[str, Any]:
    pairs = [
        {"executive": executive, "mentor": mentor, "score": one.score, "locked": one.locked}
        for (executive, mentor), one in sorted(kept.items())
    ]
    free = [one.score for one in kept.values() if not one.locked]
    return {
        **run.result,
        "pairs": pairs,
        "filled": len(pairs),
        "filled_by_priority": by_priority(people, [executive for executive, _mentor in kept]),
        "total": sum(one.score for one in kept.values()),
        "minimum": min(free, default=None),
    }


def by_priority(people: Mapping[str, Row], paired: Sequence[str]) -> dict[str, list[int]]:
    """{priority: [filled, slots]} of every priority that has slots."""
    counts: dict[str, list[int]] = {}
    for key, row in people.items():
        if row["role"] == "executive" and row.get("slots", 1):
            count = counts.setdefault(str(row.get("priority") or 1), [0, 0])
            count[0] += paired.count(key)
            count[1] += row.get("slots", 1)
    return counts

"""Slot rules look at the pairs somebody has already, not only at those of the run."""

from typing import Any

from matching.runs.freeze import freeze
from matching.runs.power import named
from matching.runs.refusals import Two, refusals
from mentoring.people.models import Person, User
from programs.cohorts.models import Cohort
from programs.participants.models import Participation
from tests import factories
from tests.conftest import NOON
from tests.matching.runs.conftest import names, solve

RULES = [
    {"applies": "c_suite", "kind": "own_function", "min": 1, "max": 1},
    {"applies": "c_suite", "kind": "other_function", "min": 1, "max": 1},
]


def top_executive(cohort: Cohort, pool: dict[str, Participation]) -> Participation:
    """B has a place beside the own-function mentor she has already."""
    program = cohort.program
    program.slot_rules = RULES
    program.save()
    Participation.objects.filter(cohort=cohort, role="executive").exclude(pk=pool["B"].pk).delete()
    executive = pool["B"]
    Person.objects.filter(pk=executive.person_id).update(function="Sales")
    executive.capacity, executive.top = 2, True
    executive.save()
    executive.places.get_or_create(number=2)
    beside = factories.mentor(cohort, name="S Mentor", function="Sales")
    factories.pairing(beside, executive, state="active", accepted_on="2026-11-01")
    return executive


def test_the_open_place_goes_to_the_kind_that_is_still_missing(
    cohort: Cohort, pool: dict[str, Participation], ana: User
) -> None:
    top_executive(cohort, pool)
    factories.mentor(cohort, name="T Mentor", function="Sales")

    run: Any = solve(cohort, ana)

    assert [(e, m == "T") for e, m in names(run)] == [("B", False)]


def test_why_not_says_that_there_is_no_place_beside_the_pair(
    cohort: Cohort, pool: dict[str, Participation]
) -> None:
    executive = top_executive(cohort, pool)
    same = factories.mentor(cohort, name="T Mentor", function="Sales")
    instance = freeze(cohort)

    pair = [str(executive.person_id), str(same.person_id)]
    two = Two(executive, same, {}, {})

    assert pair in instance["exclusions"]
    assert refusals(named(["excluded"], executive, same, NOON.date()), two) == [
        "The rules for the top list leave no place for T Mentor beside whom B Executive has."
    ]


def test_where_nobody_of_that_kind_is_left_the_place_stays_open(
    cohort: Cohort, pool: dict[str, Participation], ana: User
) -> None:
    top_executive(cohort, pool)
    Participation.objects.filter(pk__in=[pool[name].pk for name in "VWXYZ"]).delete()
    factories.mentor(cohort, name="T Mentor", function="Sales")

    run: Any = solve(cohort, ana)

    assert (run.state, names(run)) == ("ready", [])

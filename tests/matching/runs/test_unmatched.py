"""Open places: what took candidates away, what would help, and who is free as of now."""

from typing import Any

import pytest

from matching.rules.actions import ban_pair
from matching.runs.models import MatchingRun
from mentoring.people.models import Person, User
from programs.participants.models import Participation
from tests import factories
from tests.conftest import SignIn
from tests.matching.runs.conftest import solve

Pool = dict[str, Participation]


def explained(client: Any, run: MatchingRun) -> list[Any]:
    return list(client.get(f"/runs/{run.pk}/unmatched/").context["rows"])


def test_the_rule_the_change_that_helps_and_its_gain_are_said(
    pool: Pool, cohort: Any, as_: SignIn, ana: User
) -> None:
    Person.objects.filter(pk=pool["A"].person_id).update(languages=["fi"])
    run = solve(cohort, ana)

    (row,) = explained(as_(ana), run)

    assert [(each.words, each.share) for each in row.removed] == [
        ("5 mentors without a common language", 100.0)
    ]
    assert list(row.relaxations) == ["Without the rule of a common language: 5 more candidates."]
    assert (row.competition, row.by_hand, row.free) == (False, False, [])


def test_a_place_lost_to_others_is_competition(
    pool: Pool, cohort: Any, as_: SignIn, ana: User
) -> None:
    for _number in range(2):
        factories.executive(cohort)
    run = solve(cohort, ana)

    assert [(row.competition, row.free) for row in explained(as_(ana), run)] == [(True, [])]


def test_rules_that_keep_places_are_named_where_places_stay_open(
    pool: Pool, cohort: Any, as_: SignIn, ana: User
) -> None:
    cohort.program.slot_rules = [{"kind": "opted_in", "applies": "all", "min": 1, "max": 1}]
    cohort.program.save()
    run = solve(cohort, ana)

    context = as_(ana).get(f"/runs/{run.pk}/unmatched/").context

    assert (len(context["rows"]), run.proposals.count()) == (4, 0)
    assert context["kept_places"] == ["Slots kept for a goal of the program"]


def test_a_place_that_an_edit_opened_names_who_is_free_now(
    run: MatchingRun, pool: Pool, as_: SignIn, ana: User
) -> None:
    client = as_(ana)
    client.post(f"/proposals/{run.proposals.get(executive=pool['A']).pk}/discard/")

    (row,) = explained(client, run)

    assert (row.part, row.by_hand, row.open_slots) == (pool["A"], True, 1)
    assert [(free.mentor.person.name, free.fit) for free in row.free] == [
        ("V Mentor", 64),
        ("Z Mentor", 24),
    ]


def test_the_rules_that_held_at_the_run_are_told_of_places_opened_later(
    pool: Pool, cohort: Any, as_: SignIn, ana: User
) -> None:
    ban_pair(pool["Z"], pool["A"], by=ana)
    run = solve(cohort, ana)
    client = as_(ana)
    client.post(f"/proposals/{run.proposals.get(executive=pool['A']).pk}/discard/")

    (row,) = explained(client, run)

    assert [(each.count, each.share) for each in row.removed] == [(1, 20.0)]


@pytest.mark.parametrize("extra", [1, 6])
def test_the_page_asks_the_database_the_same_number_of_times(
    pool: Pool, cohort: Any, as_: SignIn, ana: User, extra: int, django_assert_max_num_queries: Any
) -> None:
    for _number in range(extra):
        factories.executive(cohort, languages=["fi"])
    run = solve(cohort, ana)
    client = as_(ana)

    with django_assert_max_num_queries(17):
        client.get(f"/runs/{run.pk}/unmatched/")

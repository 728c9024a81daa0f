"""The pool before a run: what is missing and from whom, what is scarce, how far it reaches."""

from typing import Any

import pytest
from django.test import Client

from mentoring.people.models import Grant, User
from programs.cohorts.models import Cohort
from programs.participants.models import Offer, Participation, Wish
from tests import factories
from tests.conftest import SignIn
from tests.matching.runs.conftest import solve
from tests.programs.budget import queries

Pool = dict[str, Participation]


@pytest.fixture
def owner(as_: SignIn, olga: User) -> Client:
    return as_(olga)


def page(browser: Client, cohort: Cohort) -> Any:
    answer = browser.get(f"/cohorts/{cohort.pk}/match/readiness/")
    assert answer.status_code == 200
    return answer.context


def test_what_is_missing_is_counted_and_leads_to_whom(
    owner: Client, cohort: Cohort, pool: Pool
) -> None:
    factories.mentor(cohort, state="enrolled", work_start=540, work_end=1020)
    factories.mentor(cohort, state="invited")

    gaps = page(owner, cohort)["readiness"].gaps

    people = f"/cohorts/{cohort.pk}/people/"
    assert [(gap.count, gap.label, gap.url) for gap in gaps] == [
        (2, "mentors have named no topic to offer", f"{people}?lacks=offers"),
        (9, "people's working hours are assumed, 09:00 to 17:00", f"{people}?lacks=hours"),
        (1, "person has not answered yet", f"{people}?state=invited"),
    ]
    listed = [owner.get(gap.url).context["page"].paginator.count for gap in gaps]
    assert listed == [gap.count for gap in gaps]


def test_the_bound_is_what_the_run_fills_then(
    owner: Client, cohort: Cohort, pool: Pool, olga: User
) -> None:
    found = page(owner, cohort)["outlook"]

    run = solve(cohort, olga)

    assert (found.wanted, found.offered, found.fillable, found.is_exact) == (4, 5, 4, True)
    assert run.result["filled"] == found.fillable


def test_an_executive_without_candidates_is_named_with_the_rules(
    owner: Client, cohort: Cohort, pool: Pool
) -> None:
    person = pool["A"].person
    person.languages = ["ja"]
    person.save()

    found = page(owner, cohort)["outlook"]

    assert [(one.part, one.removed) for one in found.stranded] == [
        (pool["A"], ["5 mentors without a common language"])
    ]
    assert found.fillable == 3


def test_those_who_compete_for_too_few_are_told(owner: Client, cohort: Cohort, pool: Pool) -> None:
    for name in "XYZ":
        factories.pairing(pool[name], factories.executive(cohort))

    found = page(owner, cohort)["outlook"]

    assert (len(found.crowd.parts), found.crowd.wanted, found.crowd.offered) == (4, 4, 2)
    assert found.fillable == 2


def test_topics_wanted_by_more_than_can_teach_them_have_numbers(
    owner: Client, cohort: Cohort, pool: Pool
) -> None:
    Wish.objects.create(person=pool["B"].person, topic=factories.topic("ai"))
    Wish.objects.create(person=pool["C"].person, topic=factories.topic("zen"))
    Wish.objects.filter(person=pool["C"].person, topic__key="chat").delete()

    context = page(owner, cohort)

    assert [(row.topic, row.wanted, row.capacity) for row in context["scarce"]] == [
        ("Ai", 2, 1),
        ("Zen", 1, 0),
    ]
    assert context["unmet"] == [(pool["C"], ["Zen"])]


def test_regions_whose_working_days_do_not_meet_are_told(
    owner: Client, cohort: Cohort, pool: Pool
) -> None:
    factories.mentor(cohort, region="APAC", time_zone="Asia/Tokyo")
    far = factories.executive(cohort, region="LATAM", time_zone="America/Sao_Paulo")
    Wish.objects.create(person=far.person, topic=factories.topic("ai"))

    apart = page(owner, cohort)["outlook"].apart

    assert [(row.executives, row.mentors, row.short, row.pairs) for row in apart] == [
        ("EMEA", "APAC", 4, 4),
        ("LATAM", "APAC", 1, 1),
    ]


def test_a_regions_coordinator_reads_of_the_own_region_alone(
    as_: SignIn, eve: User, cohort: Cohort, pool: Pool
) -> None:
    Grant.objects.create(user=eve, role="coordinator", program=cohort.program, region="APAC")
    mine = factories.mentor(cohort, region="APAC")
    Offer.objects.create(person=mine.person, topic=factories.topic("ai"))

    context = page(as_(eve), cohort)

    assert (context["readiness"].mentors, context["readiness"].executives) == (1, 0)
    assert (context["outlook"].wanted, context["outlook"].offered) == (0, 1)


def test_it_costs_the_same_for_few_and_many(owner: Client, cohort: Cohort, pool: Pool) -> None:
    address = f"/cohorts/{cohort.pk}/match/readiness/"
    few = queries(owner, address)

    for _ in range(4):
        factories.mentor(cohort)
        factories.executive(cohort, languages=["ja"])

    assert queries(owner, address) == few


def test_places_that_are_taken_are_neither_wanted_nor_offered(
    owner: Client, cohort: Cohort, pool: Pool
) -> None:
    before = page(owner, cohort)["readiness"]

    factories.pairing(pool["V"], pool["A"])

    now = page(owner, cohort)["readiness"]
    assert (before.executives, before.mentors, before.room.executive, before.room.mentor) == (
        4, 5, 4, 5,
    )  # fmt: skip
    assert (now.executives, now.mentors, now.room.executive, now.room.mentor) == (3, 4, 3, 4)

"""Why these two: how the fit adds up, what each side reads, who else there is."""

from typing import Any

import pytest

from matching.runs.models import MatchingRun
from mentoring.people.models import Grant, Person, User
from programs.participants.models import Offer, Participation, Profile
from tests import factories
from tests.conftest import SignIn
from tests.matching.runs.conftest import solve

Pool = dict[str, Participation]


def asked(run: MatchingRun, who: Participation, client: Any) -> Any:
    return client.get(f"/proposals/{run.proposals.get(executive=who).pk}/why/")


def test_the_bars_add_up_to_the_fit(run: MatchingRun, pool: Pool, as_: SignIn, ana: User) -> None:
    why = asked(run, pool["A"], as_(ana)).context["why"]

    assert sum(part.tenths for part in why.parts) == round(why.fit * 10)
    assert why.parts[0].term == "knowledge"
    assert (why.parts[0].points, why.parts[0].most) == (40.0, 40.0)
    assert (why.parts[0].length, why.parts[0].track) == (100.0, 100.0)


def test_the_facts_behind_each_term_are_said(
    run: MatchingRun, pool: Pool, as_: SignIn, ana: User
) -> None:
    why = asked(run, pool["A"], as_(ana)).context["why"]

    assert {part.term: part.said for part in why.parts} == {
        "knowledge": "Wanted and offered: “Ai” (level 5 of 5).",
        "overlap": "8 h in common each working day.",
        "distance": "The mentor has another function (Engineering, Sales). "
        "The same: region and place.",
        "communication": "Not known of both, so it counts half.",
        "language": "Both speak English.",
        "aspiration": "The executive's function is none the mentor named.",
        "exchange": "The mentor has not said yet what to learn.",
    }


def test_each_side_reads_its_own_lines_and_no_others(
    run: MatchingRun, pool: Pool, as_: SignIn, ana: User
) -> None:
    why = asked(run, pool["A"], as_(ana)).context["why"]

    assert why.mentor_reads[0] == "Your partner would like to learn what you can offer: Ai."
    assert why.executive_reads[0] == "Your partner knows about what you want to learn: Ai."


def test_how_somebody_likes_to_work_stays_their_own(
    pool: Pool, cohort: Any, as_: SignIn, ana: User
) -> None:
    for name in "AV":
        Profile.objects.create(person=pool[name].person, communication={"pace": 2, "agenda": 6})

    run = solve(cohort, ana)
    why = asked(run, pool["A"], as_(ana)).context["why"]

    said = next(part.said for part in why.parts if part.term == "communication")
    assert said == (
        "How alike they like to work, on the 2 points both answered. The answers stay their own."
    )


def test_the_best_others_say_whom_they_would_leave_and_what_it_costs(
    pool: Pool, cohort: Any, as_: SignIn, ana: User
) -> None:
    Offer.objects.create(person=pool["Z"].person, topic=factories.topic("ai"), level=1)
    run = solve(cohort, ana)

    why = asked(run, pool["A"], as_(ana)).context["why"]

    others = {row.part.person.name: row for row in why.for_executive}
    assert next(iter(others)) == "Z Mentor"
    assert [name for name, row in others.items() if not row.left] == ["Z Mentor"]
    assert (others["Z Mentor"].fit, others["Z Mentor"].cost_word) == (32, "−32.0")
    assert others["Z Mentor"].weakest == (64, 32)
    assert {row.part.person.name[0] for row in why.for_mentor} <= set("BCD")
    assert all(row.left for row in why.for_mentor)


@pytest.mark.parametrize("extra", [0, 6])
def test_the_page_asks_the_database_the_same_number_of_times(
    pool: Pool, cohort: Any, as_: SignIn, ana: User, extra: int, django_assert_max_num_queries: Any
) -> None:
    for _number in range(extra):
        factories.executive(cohort)
        factories.mentor(cohort)
    run = solve(cohort, ana)
    client = as_(ana)

    with django_assert_max_num_queries(20):
        asked(run, pool["A"], client)


def test_a_regional_coordinator_is_not_told_names_from_elsewhere(
    run: MatchingRun, pool: Pool, as_: SignIn, eve: User
) -> None:
    Grant.objects.create(user=eve, role="coordinator", program=run.cohort.program, region="APAC")
    here = [pool["A"].person_id, pool["V"].person_id]
    Person.objects.filter(pk__in=here).update(region="APAC")

    page = asked(run, pool["A"], as_(eve)).content.decode()

    assert "Somebody outside your regions" in page
    assert [name for name in "BCDWXYZ" if f"{name} Mentor" in page or f"{name} Exec" in page] == []


def test_a_pair_elsewhere_is_not_there(
    run: MatchingRun, pool: Pool, as_: SignIn, eve: User
) -> None:
    Grant.objects.create(user=eve, role="coordinator", program=run.cohort.program, region="APAC")

    assert asked(run, pool["A"], as_(eve)).status_code == 404


def test_a_pair_made_by_hand_against_the_grades_is_explained_like_any_other(
    pool: Pool, cohort: Any, as_: SignIn, ana: User
) -> None:
    senior = factories.mentor(cohort, name="Sven Senior", grade="C-Suite")
    run = solve(cohort, ana)
    client = as_(ana)
    two = {"executive": pool["A"].person.employee_id, "mentor": senior.person.employee_id}
    client.post(f"/runs/{run.pk}/by-hand/", two | {"exception_reason": "Knows the market best"})

    page = asked(run, pool["A"], client).content.decode()

    assert "Knows the market best" in page
    assert "V Mentor" in page

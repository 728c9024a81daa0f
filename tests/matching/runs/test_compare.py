"""Two runs side by side."""

from typing import Any
from uuid import uuid4

from matching.rules.actions import ban_pair, lock_pair
from matching.runs.comparing import compare
from matching.runs.models import MatchingRun
from matching.runs.scope import names as known
from mentoring.people.models import Person, User
from programs.cohorts.models import Cohort
from programs.participants.models import Participation
from tests import factories
from tests.conftest import SignIn
from tests.matching.runs.conftest import solve

Pool = dict[str, Participation]


def side_by_side(browser: Any, run: MatchingRun, other: MatchingRun) -> str:
    said = browser.get(f"/runs/{run.pk}/compare/", {"with": other.pk}).content.decode()
    return " ".join(said.split())


def test_who_moved_is_told_with_both_mentors(
    run: MatchingRun, pool: Pool, cohort: Cohort, ana: User
) -> None:
    ban_pair(pool["V"], pool["A"], by=ana)
    again = solve(cohort, ana)

    found = compare(run, again, known(ana, run) | known(ana, again))

    told = {
        move.executive.person.name: [side[0][0].person.name for side in (move.before, move.after)]
        for move in found.moves
    }
    assert told["A Executive"][0] == "V Mentor"
    assert len(told) + found.alike == 4


def test_a_lock_and_a_ban_and_a_weight_that_differ_are_told(
    run: MatchingRun, pool: Pool, cohort: Cohort, as_: SignIn, ana: User
) -> None:
    lock_pair(pool["Z"], pool["B"], by=ana)
    ban_pair(pool["V"], pool["A"], by=ana)
    cohort.weights = cohort.program.weights | {"knowledge": 15}
    cohort.save()
    again = solve(cohort, ana)

    said = side_by_side(as_(ana), again, run)

    assert "B Executive – Z Mentor" in said
    assert "1 difference that is not named here" in said
    assert '<th scope="row">Weight: Knowledge</th><td>Decisive (40)</td><td>Much (15)</td>' in said


def test_whoever_joined_is_named(run: MatchingRun, cohort: Cohort, as_: SignIn, ana: User) -> None:
    factories.executive(cohort, name="Nora New")
    again = solve(cohort, ana)

    said = side_by_side(as_(ana), again, run)

    assert "Only in run 2: <bdi>Nora New</bdi>" in said
    assert "4 of 4" in said
    assert "5 of 5" in said


def test_without_a_choice_it_is_the_run_before(
    run: MatchingRun, cohort: Cohort, as_: SignIn, ana: User
) -> None:
    again = solve(cohort, ana)

    said = as_(ana).get(f"/runs/{again.pk}/compare/").content.decode()

    assert "4 executives keep the same mentors." in said


def test_one_run_alone_has_nothing_beside_it(run: MatchingRun, as_: SignIn, ana: User) -> None:
    assert "Only one run so far" in as_(ana).get(f"/runs/{run.pk}/compare/").content.decode()


def test_a_run_of_another_cohort_is_not_there(run: MatchingRun, as_: SignIn, ana: User) -> None:
    browser = as_(ana)

    answers = [
        browser.get(f"/runs/{run.pk}/compare/", {"with": said}).status_code
        for said in (str(uuid4()), "nonsense")
    ]

    assert answers == [404, 404]


def test_two_are_chosen_from_the_list(
    run: MatchingRun, cohort: Cohort, as_: SignIn, ana: User
) -> None:
    again = solve(cohort, ana)
    browser, address = as_(ana), f"/cohorts/{cohort.pk}/match/"

    answer = browser.get(address, {"selected": [str(run.pk), str(again.pk)]})
    one = browser.get(address, {"selected": [str(run.pk)]}).content.decode()

    assert answer["Location"] == f"/runs/{run.pk}/compare/?with={again.pk}"
    assert "Tick exactly two runs" in one


def test_a_coordinator_of_one_region_is_told_nobody_of_another(
    run: MatchingRun, pool: Pool, cohort: Cohort, as_: SignIn, ana: User, eve: User
) -> None:
    eve.grants.create(role="coordinator", program=cohort.program, region="APAC")
    Person.objects.filter(pk=pool["C"].person_id).update(region="APAC")
    ban_pair(pool["V"], pool["A"], by=ana)
    again = solve(cohort, ana)

    said = side_by_side(as_(eve), again, run)

    assert [name for name in ("A Executive", "V Mentor", "B Executive") if name in said] == []
    assert "not named here" in said


def test_the_tile_of_open_places_counts_the_reader_s_regions(
    run: MatchingRun, pool: Pool, cohort: Cohort, as_: SignIn, ana: User, eve: User
) -> None:
    eve.grants.create(role="coordinator", program=cohort.program, region="APAC")
    Person.objects.filter(pk=pool["A"].person_id).update(region="APAC")
    run.proposals.filter(executive__in=[pool["A"], pool["B"]]).delete()

    counts = [as_(who).get(f"/runs/{run.pk}/").context["tally"].open for who in (ana, eve)]

    assert counts == [2, 1]

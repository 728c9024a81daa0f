"""Whose places and people a review shows, and how heavy its page is."""

from typing import Any

from matching.runs.models import MatchingRun
from mentoring.people.models import Person, User
from programs.participants.models import Participation
from tests import factories
from tests.conftest import SignIn
from tests.matching.runs.conftest import solve

Pool = dict[str, Participation]


def test_a_regional_coordinator_reads_the_open_places_of_the_region_alone(
    run: MatchingRun, pool: Pool, as_: SignIn, eve: User
) -> None:
    eve.grants.create(role="coordinator", program=run.cohort.program, region="APAC")
    Person.objects.filter(pk=pool["A"].person_id).update(region="APAC")
    run.proposals.filter(executive__in=[pool["A"], pool["B"]]).delete()

    page = as_(eve).get(f"/runs/{run.pk}/unmatched/").content.decode()

    assert ("A Executive" in page, "B Executive" in page) == (True, False)


def test_whoever_was_not_ready_at_the_run_is_not_taken_into_it(
    run: MatchingRun, pool: Pool, cohort: Any, as_: SignIn, ana: User
) -> None:
    late = factories.mentor(cohort, name="Late Comer")
    proposal = run.proposals.get(executive=pool["A"])
    client = as_(ana)
    two = {"executive": pool["A"].person.employee_id, "mentor": late.person.employee_id}

    by_hand = client.post(f"/runs/{run.pk}/by-hand/", two)
    swap = client.get(f"/proposals/{proposal.pk}/swap/", {"mentor": late.pk})

    assert "Late Comer was not ready when this run was started." in by_hand.content.decode()
    assert (swap.status_code, swap.context["consequence"]) == (200, None)


def test_two_levels_of_one_line_are_refused_and_three_await_a_recusal(
    pool: Pool, cohort: Any, as_: SignIn, ana: User
) -> None:
    cohort.rules = {"line_distance": 3}
    cohort.save()
    near = factories.person(manager=pool["A"].person)
    far = factories.person(manager=near)
    two = factories.mentor(cohort, name="Two Levels", manager=near)
    three = factories.mentor(cohort, name="Three Levels", manager=far)
    run = solve(cohort, ana)
    client, address = as_(ana), f"/runs/{run.pk}/by-hand/"
    executive = {"executive": pool["A"].person.employee_id}

    refused = client.post(address, executive | {"mentor": two.person.employee_id})
    taken = client.post(address, executive | {"mentor": three.person.employee_id})

    assert "stand 2 levels apart in one line" in refused.content.decode()
    assert (refused.status_code, taken.status_code) == (200, 302)
    made = run.proposals.get(executive=pool["A"])
    assert (made.mentor, made.needs_recusal, made.weak) == (three, True, ["by_hand", "recusal"])


def test_a_full_page_of_a_large_run_stays_light(
    cohort: Any, as_: SignIn, ana: User, django_assert_max_num_queries: Any
) -> None:
    for _number in range(55):
        factories.executive(cohort)
        factories.mentor(cohort)
    run = solve(cohort, ana)
    client = as_(ana)

    with django_assert_max_num_queries(19):
        answer = client.get(f"/runs/{run.pk}/", headers={"accept-encoding": "gzip"})

    assert len(answer.context["rows"]) == 50
    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) < 60_000

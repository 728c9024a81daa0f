"""Between a run and its publishing the company may change: what it forbids is not published."""

import pytest
from pytest_django import DjangoAssertNumQueries

from matching.runs.actions import accept_proposals
from matching.runs.models import MatchingRun
from matching.runs.recheck import recheck
from mentoring.people.models import Person, User
from programs.pairings.models import Pairing
from programs.participants.models import Avoidance, Participation
from programs.setup.models import Program
from tests import factories
from tests.conftest import NOON, SignIn
from tests.matching.runs.test_publish import publish

Pool = dict[str, Participation]
TODAY = NOON.date()


@pytest.fixture
def accepted(run: MatchingRun, ana: User) -> MatchingRun:
    """A with V, B with W, C with X, D with Y: all accepted."""
    accept_proposals(run, list(run.proposals.all()), by=ana)
    return run


def below(pool: Pool, mentor: str, executive: str, levels: int) -> None:
    above = pool[executive].person
    for _ in range(levels - 1):
        above = factories.person(manager=above)
    Person.objects.filter(pk=pool[mentor].person_id).update(manager=above)


def reasons(run: MatchingRun) -> list[str]:
    return [reason for each in recheck(run, TODAY).offences for reason in each.reasons]


def test_nothing_has_changed(accepted: MatchingRun) -> None:
    found = recheck(accepted, TODAY)

    assert (found.offences, found.recusals) == ([], [])


def test_a_new_manager_stops_the_publishing(
    accepted: MatchingRun, pool: Pool, ana: User, as_: SignIn
) -> None:
    below(pool, "V", "A", 2)

    answer = publish(as_(ana), accepted)

    assert (answer.status_code, Pairing.objects.count()) == (409, 0)
    page = answer.content.decode()
    assert "V Mentor stands 2 levels below A Executive in one reporting line." in page
    assert "Something came between the two of 1 pair since the run" in page


def test_without_the_pair_the_others_are_published(
    accepted: MatchingRun, pool: Pool, ana: User, as_: SignIn
) -> None:
    below(pool, "V", "A", 1)
    client = as_(ana)

    client.post(f"/proposals/{accepted.proposals.get(executive=pool['A']).pk}/discard/")
    answer = publish(client, accepted)

    assert (answer.status_code, Pairing.objects.count()) == (302, 3)


def test_a_tie_is_told_as_power(accepted: MatchingRun, pool: Pool) -> None:
    factories.tie(pool["A"].person, pool["V"].person, "panel")

    told = "A power relationship beside the line joins V Mentor and A Executive."
    assert reasons(accepted) == [told]


def test_who_has_left_is_named(accepted: MatchingRun, pool: Pool) -> None:
    Person.objects.filter(pk=pool["V"].person_id).update(left_on=TODAY)

    assert reasons(accepted) == ["V Mentor no longer works here."]


def test_a_wish_to_be_kept_apart_counts_until_the_last_moment(
    accepted: MatchingRun, pool: Pool
) -> None:
    Avoidance.objects.create(person=pool["A"].person, other=pool["V"].person)

    assert reasons(accepted) == ["A coordinator or one of the two has ruled this pair out."]


def test_a_line_that_is_allowed_by_now_asks_for_the_recusal(
    accepted: MatchingRun, pool: Pool, program: Program, ana: User, as_: SignIn
) -> None:
    Program.objects.filter(pk=program.pk).update(line_distance=3)
    below(pool, "V", "A", 3)

    publish(as_(ana), accepted)

    needing = Pairing.objects.filter(needs_recusal=True).values_list("executive", flat=True)
    assert list(needing) == [pool["A"].pk]


def test_a_publisher_does_not_read_of_an_own_pair(
    accepted: MatchingRun, pool: Pool, ana: User, as_: SignIn
) -> None:
    Person.objects.filter(pk=pool["V"].person_id).update(manager=ana.person)
    below(pool, "A", "V", 1)

    page = as_(ana).get(f"/runs/{accepted.pk}/publish/")

    assert (page.context["offences"], page.context["offences_elsewhere"]) == ([], 1)
    assert "A Executive" not in page.content.decode()


def test_any_number_of_proposals_takes_four_queries(
    accepted: MatchingRun, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    run = MatchingRun.objects.select_related("cohort__program").get(pk=accepted.pk)

    with django_assert_num_queries(4):
        recheck(run, TODAY)

"""The coordinator's list of pairs."""

from typing import Any

import pytest

from mentoring.audit.models import AuditEntry
from mentoring.people.models import User
from programs.cohorts.models import Cohort
from programs.pairings.models import Pairing
from tests import factories
from tests.conftest import SignIn


def test_a_coordinator_finds_pairs_of_the_own_program(
    pairing: Pairing, as_: SignIn, ana: User
) -> None:
    other = factories.cohort(factories.program())
    factories.pairing(factories.mentor(other, name="Zed Elsewhere"), factories.executive(other))

    page = as_(ana).get("/pairs/").content.decode()

    assert "Ben Mentor" in page
    assert "Zed Elsewhere" not in page


def test_a_regional_coordinator_finds_pairs_that_touch_the_region(
    pairing: Pairing, as_: SignIn, eve: User
) -> None:
    eve.grants.create(role="coordinator", program=pairing.cohort.program, region="APAC")
    factories.pairing(
        factories.mentor(pairing.cohort, name="Mia Emea"), factories.executive(pairing.cohort)
    )

    page = as_(eve).get("/pairs/").content.decode()

    assert "Ben Mentor" in page
    assert "Mia Emea" not in page


def test_a_coordinator_never_sees_the_pair_she_is_half_of(pairing: Pairing, as_: SignIn) -> None:
    user = pairing.executive.person.user
    user.grants.create(role="coordinator", program=pairing.cohort.program)

    assert as_(pairing.executive).get("/pairs/").context["total"] == 0


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_database_the_same_number_of_times(
    cohort: Cohort, as_: SignIn, ana: User, count: int, django_assert_max_num_queries: Any
) -> None:
    for _number in range(count):
        factories.pairing(factories.mentor(cohort), factories.executive(cohort))
    client = as_(ana)

    with django_assert_max_num_queries(15):
        client.get("/pairs/")


@pytest.mark.parametrize("query", ["sort=user__password", "page=1e999", "show=%27", "cohort=x"])
def test_nonsense_in_the_address_shows_the_plain_list(
    pairing: Pairing, as_: SignIn, ana: User, query: str
) -> None:
    assert as_(ana).get(f"/pairs/?{query}").context["total"] == 1


def test_the_file_holds_process_facts_and_never_runs(
    pairing: Pairing, as_: SignIn, ana: User
) -> None:
    pairing.mentor.person.name = "=1+1"
    pairing.mentor.person.save()

    answer = as_(ana).post("/pairs/export/")

    lines = b"".join(answer).decode("utf-8-sig").splitlines()  # type: ignore[arg-type]
    assert lines[0] == "cohort,executive,mentor,state,sessions_held,last_met,next_session"
    assert lines[1].split(",")[1:4] == ["Clara Executive", "'=1+1", "active"]
    assert AuditEntry.objects.filter(verb="pairs.exported").count() == 1


def test_a_coordinator_never_sees_the_pair_of_somebody_she_manages(
    pairing: Pairing, as_: SignIn, ana: User
) -> None:
    assert ana.person is not None
    pairing.mentor.person.manager = ana.person
    pairing.mentor.person.save()

    assert as_(ana).get("/pairs/").context["total"] == 0

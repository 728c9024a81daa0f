"""The pages of check-ins, for those who hold them."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from mentoring.audit.models import AuditEntry
from mentoring.people.models import Grant, User
from mentoring.web import clock
from programs.health.actions import (
    close_check_in,
    plan_check_ins,
    reopen_check_in,
)
from programs.health.models import CheckIn
from programs.pairings.models import Pairing
from programs.pairings.moves import Refused
from programs.participants.models import Participation
from programs.setup.models import Program
from tests import factories
from tests.conftest import NOON, SignIn
from tests.programs.health.six_weeks import (
    DAY,
    LIST,
    of,
    six_weeks_old,
)


@pytest.fixture
def program(db: None) -> Program:
    return factories.program(check_in_weeks=[2, 6, 12])


@pytest.fixture
def pairing(ben: Participation, clara: Participation) -> Pairing:
    """Ben and Clara, active for six weeks to the day."""
    return six_weeks_old(ben, clara)


def test_the_list_has_a_line_for_each_and_leads_to_the_script(
    pairing: Pairing, ana: User, as_: SignIn
) -> None:
    plan_check_ins(NOON)

    rows = as_(ana).get(LIST).context["rows"]
    page = as_(ana).get(reverse("health:check_in", args=[of(pairing.mentor).pk])).content.decode()

    assert sorted((row["name"], row["moment"], row["late"]) for row in rows) == [
        ("Ben Mentor", "Week 6", False),
        ("Clara Executive", "Week 6", False),
    ]
    assert "Do the two of you find the time?" in page
    assert page.count("<li>") >= 5
    assert "<textarea" not in page


def test_a_code_alone_closes_it(pairing: Pairing, ana: User, as_: SignIn) -> None:
    plan_check_ins(NOON)
    check_in = of(pairing.mentor)

    answer = as_(ana).post(
        reverse("health:check_in", args=[check_in.pk]), {"outcome": "no_answer", "text": "secret"}
    )

    check_in.refresh_from_db()
    assert answer.status_code == 302
    assert (check_in.outcome, check_in.closed_at, check_in.closed_by) == ("no_answer", NOON, ana)
    assert of(pairing.executive).is_open
    assert [row["name"] for row in as_(ana).get(LIST).context["rows"]] == ["Clara Executive"]


@pytest.mark.parametrize("outcome", ["", "fine"])
def test_without_one_of_the_codes_it_stays_open(
    pairing: Pairing, ana: User, as_: SignIn, outcome: str
) -> None:
    plan_check_ins(NOON)
    check_in = of(pairing.mentor)

    answer = as_(ana).post(reverse("health:check_in", args=[check_in.pk]), {"outcome": outcome})

    assert (answer.status_code, of(pairing.mentor).is_open) == (422, True)


@pytest.mark.parametrize("outcome", ["pause", "referred"])
def test_a_code_does_nothing_by_itself_and_leads_on(
    pairing: Pairing, ana: User, as_: SignIn, outcome: str
) -> None:
    plan_check_ins(NOON)
    address = reverse("health:check_in", args=[of(pairing.mentor).pk])

    as_(ana).post(address, {"outcome": outcome})

    pairing.refresh_from_db()
    way = {"pause": reverse("desk:pair", args=[pairing.pk]), "referred": reverse("health:requests")}
    assert pairing.state == "active"
    assert f'href="{way[outcome]}"' in as_(ana).get(address).content.decode().split("<main")[1]


def test_the_second_of_two_coordinators_hears_of_the_first(
    pairing: Pairing, ana: User, olga: User
) -> None:
    plan_check_ins(NOON)
    check_in = of(pairing.mentor)
    close_check_in(check_in, by=ana, now=NOON, outcome="goes_on")

    with pytest.raises(Refused, match="already"):
        close_check_in(check_in, by=olga, now=NOON, outcome="pause")

    assert of(pairing.mentor).outcome == "goes_on"


def test_it_opens_again_on_the_same_day_alone(pairing: Pairing, ana: User, as_: SignIn) -> None:
    plan_check_ins(NOON)
    check_in = close_check_in(of(pairing.mentor), by=ana, now=NOON, outcome="pause")

    with pytest.raises(Refused, match="only on the day"):
        reopen_check_in(check_in, by=ana, now=NOON + DAY)
    as_(ana).post(reverse("health:reopen_check_in", args=[check_in.pk]))

    check_in.refresh_from_db()
    assert (check_in.is_open, check_in.outcome, check_in.closed_by) == (True, "", None)


@pytest.mark.parametrize(("days", "label"), [(7, "check-ins due"), (8, "check-ins due, 2 overdue")])
def test_today_counts_them(pairing: Pairing, ana: User, as_: SignIn, days: int, label: str) -> None:
    plan_check_ins(NOON)

    with clock.standing_at(NOON + days * DAY):
        needs = as_(ana).get(reverse("desk:today")).context["needs"]

    assert [(each.count, each.label) for each in needs if each.url == LIST] == [(2, label)]


@pytest.mark.parametrize(("state", "lines"), [("due", 2), ("overdue", 0), ("closed", 0)])
def test_the_lists_are_parted(
    pairing: Pairing, ana: User, as_: SignIn, state: str, lines: int
) -> None:
    plan_check_ins(NOON)

    assert len(as_(ana).get(LIST, {"state": state}).context["rows"]) == lines


def test_the_oldest_stands_first(pairing: Pairing, ana: User, as_: SignIn) -> None:
    for moment in (NOON - DAY, NOON):
        plan_check_ins(moment)

    rows = as_(ana).get(LIST).context["rows"]

    assert [row["moment"] for row in rows] == ["Week 2", "Week 2", "Week 6", "Week 6"]


def test_nobody_holds_those_of_an_own_pair(pairing: Pairing, program: Program, as_: SignIn) -> None:
    Grant.objects.create(user=pairing.mentor.person.user, role="coordinator", program=program)
    plan_check_ins(NOON)
    client = as_(pairing.mentor)

    addresses = [reverse("health:check_in", args=[each.pk]) for each in CheckIn.objects.all()]
    pages = [client.get(address) for address in addresses]

    assert client.get(LIST).context["rows"] == []
    assert [page.status_code for page in pages] == [404, 404]


@pytest.mark.parametrize(("region", "lines"), [("APAC", 2), ("EMEA", 2), ("AMER", 0)])
def test_coordinators_hold_those_of_their_regions(
    pairing: Pairing, program: Program, eve: User, as_: SignIn, region: str, lines: int
) -> None:
    Grant.objects.create(user=eve, role="coordinator", program=program, region=region)
    plan_check_ins(NOON)

    assert len(as_(eve).get(LIST).context["rows"]) == lines


def test_the_list_takes_as_many_queries_for_many(
    program: Program, ana: User, as_: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    cohort = factories.cohort(program)
    for _ in range(20):
        six_weeks_old(factories.mentor(cohort), factories.executive(cohort))
    plan_check_ins(NOON)
    client = as_(ana)

    with django_assert_max_num_queries(25):
        assert len(client.get(LIST).context["rows"]) == 40


def test_a_person_reads_that_it_took_place_but_no_code_and_nothing_of_the_partner(
    pairing: Pairing, ana: User, as_: SignIn
) -> None:
    plan_check_ins(NOON)
    close_check_in(of(pairing.mentor), by=ana, now=NOON, outcome="date_found")

    own = as_(pairing.mentor).get(reverse("audit:mine")).content.decode()
    others = as_(pairing.executive).get(reverse("audit:mine")).content.decode()

    assert "Check-in of a coordinator closed" in own
    assert "Check-in of a coordinator closed" not in others
    assert "date_found" not in own
    entry = AuditEntry.objects.get(verb="check_in.closed")
    assert (entry.old, entry.new) == (None, None)

"""Roles are given and taken on a page, within what the giver may give, and count at once."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from mentoring.audit.models import AuditEntry
from mentoring.outbox.models import Message
from mentoring.people.access import coordinates, grantable
from mentoring.people.actions.accounts import close_account
from mentoring.people.actions.roles import grant_role
from mentoring.people.models import Grant, Person, User
from programs.setup.models import Program
from tests import factories
from tests.conftest import NOON, SignIn


@pytest.fixture
def sam(db: None) -> User:
    """Administers accounts."""
    user = factories.account(factories.person(name="Sam Administrator"))
    Grant.objects.create(user=user, role="administrator")
    return user


@pytest.fixture
def nora(db: None) -> Person:
    """Newly hired, without an account."""
    return factories.person(name="Nora Newcomer", region="APAC")


def give(browser: Client, person: Person, **fields: Any) -> Any:
    return browser.post(f"/roles/{person.pk}/", fields)


def held(person: Person) -> list[tuple[str, str]]:
    grants = Grant.objects.in_force().filter(user__person=person)
    return list(grants.order_by("role").values_list("role", "region"))


def test_an_owner_gives_a_role_that_opens_the_account_and_is_told_and_audited(
    as_: SignIn, olga: User, nora: Person, program: Program
) -> None:
    answer = give(as_(olga), nora, role="coordinator", program=program.pk, region="APAC")

    assert answer.status_code == 302
    assert held(nora) == [("coordinator", "APAC")]
    assert User.objects.get(person=nora).email == nora.email
    assert [m.kind for m in Message.objects.filter(recipient=nora)] == ["people.role_granted"]
    verbs = (
        AuditEntry.objects.filter(actor_id=olga.pk).order_by("id").values_list("verb", flat=True)
    )
    assert list(verbs) == ["account.opened", "role.granted"]


def test_a_role_counts_at_the_next_request_and_ends_at_the_next(
    as_: SignIn, olga: User, eve: User
) -> None:
    browser, owner = Client(), as_(olga)
    browser.force_login(eve)
    before = browser.get("/roles/").status_code
    give(owner, eve.person, role="administrator")
    during = browser.get("/roles/").status_code
    owner.post(f"/roles/grants/{Grant.objects.get(user=eve).pk}/revoke/")
    after = browser.get("/roles/").status_code

    assert (before, during, after) == (404, 200, 404)
    revoked = AuditEntry.objects.get(verb="role.revoked")
    assert revoked.new == {"role": "administrator", "holder": str(eve.pk)}


def test_an_administrator_gives_what_is_not_over_people(sam: User) -> None:
    refused = {"owner", "leadership", "coach", "facilitator"}

    assert set(grantable(sam)) == set(Grant.Role.values) - refused


@pytest.mark.parametrize("role", ["owner", "leadership", "coach", "facilitator"])
def test_an_administrator_cannot_give_a_role_over_people(
    as_: SignIn, sam: User, nora: Person, role: str
) -> None:
    answer = give(as_(sam), nora, role=role)

    assert answer.status_code == 200
    assert "role" in answer.context["form"].errors
    assert held(nora) == []


def test_an_administrator_gives_herself_nothing(as_: SignIn, sam: User) -> None:
    browser = as_(sam)

    page = give(browser, sam.person, role="auditor")

    assert page.status_code == 200
    assert b"Nobody gives themselves a role" in page.content
    assert held(sam.person) == [("administrator", "")]


@pytest.mark.parametrize("second", ["owner", "coordinator", "leadership"])
def test_who_administers_holds_no_role_over_people(
    as_: SignIn, olga: User, sam: User, second: str
) -> None:
    answer = give(as_(olga), sam.person, role=second)

    assert "keep apart" in str(answer.context["form"].non_field_errors())
    assert held(sam.person) == [("administrator", "")]


@pytest.mark.parametrize("second", ["owner", "coordinator", "leadership", "coach", "facilitator"])
@pytest.mark.parametrize("first", ["administrator", "auditor"])
def test_the_database_itself_keeps_the_two_duties_apart(eve: User, first: str, second: str) -> None:
    Grant.objects.create(user=eve, role=first)

    with pytest.raises(IntegrityError, match="operations_apart_from_people"), transaction.atomic():
        Grant.objects.create(user=eve, role=second)


def test_a_revoked_duty_makes_room_for_the_other(eve: User) -> None:
    Grant.objects.create(user=eve, role="auditor", revoked_at=NOON)

    Grant.objects.create(user=eve, role="coordinator")

    assert held(eve.person) == [("coordinator", "")]


def test_the_same_role_is_not_given_twice(as_: SignIn, olga: User, hugo: User) -> None:
    answer = give(as_(olga), hugo.person, role="leadership")

    assert "already in force" in str(answer.context["form"].non_field_errors())
    assert held(hugo.person) == [("leadership", "")]


def test_an_owner_of_one_program_gives_roles_there_only(
    as_: SignIn, eve: User, nora: Person, program: Program
) -> None:
    Grant.objects.create(user=eve, role="owner", program=program)
    browser, other = as_(eve), factories.program()

    answers = [
        give(browser, nora, role="coordinator", program=where)
        for where in ("", other.pk, program.pk)
    ]

    assert [a.status_code for a in answers] == [200, 200, 302]
    assert [list(a.context["form"].errors) for a in answers[:2]] == [["program"], ["program"]]
    assert Grant.objects.get(user__person=nora).program == program


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"role": "assistant"}, "about"),
        ({"role": "assistant", "about": "nobody@example.com"}, "about"),
        ({"role": "leadership", "region": "APAC"}, "region"),
        ({"role": "leadership", "about": "hugo@example.com"}, "about"),
        ({"role": ""}, "role"),
    ],
)
def test_what_does_not_go_together_is_named_at_its_field(
    as_: SignIn, olga: User, nora: Person, fields: dict[str, str], wrong: str
) -> None:
    factories.person(email="hugo@example.com")

    answer = give(as_(olga), nora, **fields)

    assert list(answer.context["form"].errors) == [wrong]
    assert held(nora) == []


def test_nobody_assists_themselves(as_: SignIn, olga: User, nora: Person) -> None:
    answer = give(as_(olga), nora, role="assistant", about=nora.email)

    assert list(answer.context["form"].errors) == ["about"]


def test_the_last_owner_stays(as_: SignIn, olga: User) -> None:
    grant = Grant.objects.get(user=olga)

    page = as_(olga).post(f"/roles/grants/{grant.pk}/revoke/", follow=True)

    assert b"only owner of all programs" in page.content
    assert held(olga.person) == [("owner", "")]


def test_the_last_owners_account_stays_open(as_: SignIn, olga: User, sam: User) -> None:
    page = as_(sam).post(f"/roles/{olga.person_id}/close/", follow=True)

    olga.refresh_from_db()
    assert b"only owner of all programs" in page.content
    assert olga.is_active


def test_one_of_two_owners_goes(as_: SignIn, olga: User, nora: Person) -> None:
    grant = grant_role(nora, by=olga, role="owner")

    as_(olga).post(f"/roles/grants/{grant.pk}/revoke/")

    assert held(nora) == []


def test_an_administrator_takes_no_role_over_people(as_: SignIn, sam: User, hugo: User) -> None:
    grant = Grant.objects.get(user=hugo)

    answer = as_(sam).post(f"/roles/grants/{grant.pk}/revoke/")

    assert answer.status_code == 404
    assert held(hugo.person) == [("leadership", "")]


def test_closing_and_reopening_an_account(as_: SignIn, sam: User, eve: User) -> None:
    browser = as_(sam)

    browser.post(f"/roles/{eve.person_id}/close/")
    closed = User.objects.get(pk=eve.pk).is_active
    browser.post(f"/roles/{eve.person_id}/reopen/")

    assert (closed, User.objects.get(pk=eve.pk).is_active) == (False, True)
    verbs = AuditEntry.objects.order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["account.closed", "account.reopened"]


def test_nobody_closes_their_own_account(as_: SignIn, sam: User) -> None:
    assert as_(sam).post(f"/roles/{sam.person_id}/close/").status_code == 404


def test_search_finds_by_name_and_address_and_by_nothing_else(
    as_: SignIn, sam: User, nora: Person
) -> None:
    browser = as_(sam)

    found = {
        words: [one.name for one in browser.get("/roles/", {"q": words}).context["page"]]
        for words in ("newcomer", nora.email, nora.employee_id, "Engineering")
    }

    assert list(found.values()) == [["Nora Newcomer"], ["Nora Newcomer"], [], []]


@pytest.mark.parametrize("people", [1, 3])
def test_the_list_asks_the_same_number_of_questions_however_long_it_is(
    as_: SignIn, olga: User, django_assert_num_queries: Any, people: int
) -> None:
    for _ in range(people):
        grant_role(factories.person(), by=olga, role="sponsor")
    browser = as_(olga)
    browser.get("/roles/")

    with django_assert_num_queries(QUERIES):
        browser.get("/roles/")


QUERIES = 13


def test_nobody_coordinates_a_pair_they_are_half_of_or_whose_member_they_manage(
    eve: User, olga: User, program: Program
) -> None:
    Grant.objects.create(user=eve, role="coordinator", program=program, region="APAC")
    there, elsewhere = factories.person(region="APAC"), factories.person(region="EMEA")
    report = factories.person(region="APAC", manager=eve.person)

    assert coordinates(eve, program.pk, there, elsewhere)
    assert not coordinates(eve, program.pk, elsewhere, elsewhere)
    assert not coordinates(eve, factories.program().pk, there, elsewhere)
    assert not coordinates(eve, program.pk, eve.person, there)
    assert not coordinates(eve, program.pk, report, there)
    assert coordinates(olga, program.pk, elsewhere, elsewhere)
    assert not coordinates(olga, program.pk, olga.person, elsewhere)


def test_a_closed_owner_does_not_count_as_one(as_: SignIn, olga: User, nora: Person) -> None:
    grant_role(nora, by=olga, role="owner")
    close_account(User.objects.get(person=nora), by=olga)

    page = as_(olga).post(f"/roles/grants/{Grant.objects.get(user=olga).pk}/revoke/", follow=True)

    assert b"only owner of all programs" in page.content

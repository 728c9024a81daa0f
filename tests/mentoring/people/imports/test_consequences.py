"""What a file does to accounts and pairs."""

import pytest
from django.test import Client

from mentoring.outbox.models import Message
from mentoring.people.models import Import, Person, User
from programs.pairings.models import Pairing
from programs.participants.models import Participation
from tests import factories
from tests.conftest import SignIn
from tests.mentoring.people.imports.conftest import Upload, lines
from tests.mentoring.people.imports.test_pages import do


@pytest.fixture
def owner(olga: User, as_: SignIn) -> Client:
    return as_(olga)


def row(person: Person, *, email: str = "", manager: str = "", left: str = "") -> str:
    address = email or person.email
    parts = [person.employee_id, person.name, address, manager, person.function]
    return ",".join([*parts, "", person.region, person.time_zone, left])


def imported(owner: Client, uploaded: Upload, *rows: str) -> Import:
    one = uploaded(owner, lines(*rows))
    if one.counts["left"]:
        return do(owner, "apply", one, leavers="yes")
    return do(owner, "apply", one)


def kinds(person: Person) -> set[str]:
    return set(Message.objects.filter(recipient_id=person.pk).values_list("kind", flat=True))


def test_a_leaver_is_out_at_once_and_the_pair_rests(
    owner: Client, uploaded: Upload, pairing: Pairing, ana: User
) -> None:
    ben = pairing.mentor.person
    browser = Client()
    browser.force_login(User.objects.get(person=ben))

    imported(owner, uploaded, row(ben, left="2026-11-20"))

    pairing.refresh_from_db()
    assert (pairing.state, pairing.paused_why) == ("paused", "left")
    assert User.objects.get(person=ben).is_active is False
    assert browser.get("/").status_code == 302
    assert ana.person is not None
    assert "pairing.rests" in kinds(ana.person)


def test_who_leaves_without_a_pair_is_taken_out_of_the_cohort(
    owner: Client, uploaded: Upload, ben: Participation
) -> None:
    imported(owner, uploaded, row(ben.person, left="2026-11-20"))

    ben.refresh_from_db()
    assert ben.state == "withdrawn"


def test_leavers_beyond_five_in_a_hundred_want_a_second_word(
    owner: Client, uploaded: Upload, ben: Participation
) -> None:
    one = uploaded(owner, lines(row(ben.person, left="2026-11-20")))

    do(owner, "apply", one)

    assert one.state == "previewed"
    ben.person.refresh_from_db()
    assert ben.person.left_on is None


def test_a_reorganisation_rests_the_pair_that_it_puts_in_one_line(
    owner: Client, uploaded: Upload, pairing: Pairing, ana: User
) -> None:
    ben, clara = pairing.mentor.person, pairing.executive.person
    between = factories.person(manager=clara)

    imported(owner, uploaded, row(ben, manager=between.employee_id))

    pairing.refresh_from_db()
    assert (pairing.state, pairing.paused_why) == ("paused", "line")
    assert ana.person is not None
    assert "conflict.found" in kinds(ana.person)


def test_a_line_that_the_program_allows_does_not_rest_the_pair(
    owner: Client, uploaded: Upload, pairing: Pairing
) -> None:
    ben, clara = pairing.mentor.person, pairing.executive.person
    between = factories.person(manager=clara)
    type(pairing.cohort.program).objects.update(line_distance=2)

    imported(owner, uploaded, row(ben, manager=between.employee_id))

    pairing.refresh_from_db()
    assert pairing.state == "active"


def test_another_manager_elsewhere_leaves_the_pair_alone(
    owner: Client, uploaded: Upload, pairing: Pairing
) -> None:
    boss = factories.person()

    imported(owner, uploaded, row(pairing.mentor.person, manager=boss.employee_id))

    pairing.refresh_from_db()
    assert pairing.state == "active"


def test_a_new_address_does_not_take_over_the_account(
    owner: Client, uploaded: Upload, ben: Participation
) -> None:
    old = ben.person.email

    imported(owner, uploaded, row(ben.person, email="other@example.com"))

    ben.person.refresh_from_db()
    assert ben.person.email == "other@example.com"
    assert User.objects.get(person=ben.person).email == old
    assert {"people.address_left", "people.address_named"} <= kinds(ben.person)


def test_who_stands_in_a_file_without_leaving_dates_is_back(
    owner: Client, uploaded: Upload
) -> None:
    back = factories.person(left_on="2026-01-31")
    head = "Employee number,Name,E-mail address"

    one = uploaded(owner, lines(f"{back.employee_id},{back.name},{back.email}", head=head))
    do(owner, "apply", one)

    back.refresh_from_db()
    assert back.left_on is None

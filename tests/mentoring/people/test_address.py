"""A changed address in HR's file takes over no account."""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client

from mentoring.audit.models import AuditEntry
from mentoring.outbox.models import Message
from mentoring.people import mail as composing
from mentoring.people.actions.accounts import (
    AddressTakenError,
    address_changed,
    move_sign_in,
    open_account,
)
from mentoring.people.models import User
from tests import factories
from tests.conftest import NOON, SignIn


@pytest.fixture
def moved(eve: User, olga: User) -> User:
    """Eve, whom HR's file gave another address."""
    Authenticator.objects.create(user=eve, type="totp", data={"secret": "x"})
    old, eve.person.email = eve.email, "eve.new@example.com"
    eve.person.save()
    address_changed(eve.person, old, olga)
    return User.objects.get(pk=eve.pk)


def asked(address: str) -> bool:
    Client().post("/accounts/login/", {"email": address})
    return "has no account" not in mail.outbox[-1].body


def test_the_new_address_signs_in_to_nothing_and_the_old_one_still_does(moved: User) -> None:
    assert (asked("eve.new@example.com"), asked(moved.email)) == (False, True)


def test_both_addresses_are_told(moved: User) -> None:
    letters = {
        message.kind: getattr(composing, message.kind.removeprefix("people."))(message, NOON)
        for message in Message.objects.filter(recipient=moved.person)
    }

    assert {kind: letter.to for kind, letter in letters.items()} == {
        "people.address_left": moved.email,
        "people.address_named": "",
    }


def test_nothing_is_said_of_addresses_in_rows(moved: User) -> None:
    rows = str([*AuditEntry.objects.values(), *Message.objects.values()])

    assert "eve.new@example.com" not in rows
    assert moved.email not in rows


def test_its_holder_moves_it_and_enrols_anew(as_: SignIn, moved: User) -> None:
    elsewhere = Client()
    elsewhere.force_login(moved)

    answer = as_(moved).post("/sign-in-address/")

    assert answer.url == "/accounts/login/"
    assert User.objects.get(pk=moved.pk).email == "eve.new@example.com"
    assert not Authenticator.objects.filter(user=moved).exists()
    assert elsewhere.get("/who-can-see-what/").status_code == 302
    assert asked("eve.new@example.com")
    assert AuditEntry.objects.filter(verb="account.address_moved").count() == 1


def test_an_administrator_moves_it(as_: SignIn, moved: User) -> None:
    user = factories.account(factories.person())
    user.grants.create(role="administrator")

    as_(user).post(f"/roles/{moved.person_id}/move/")

    assert User.objects.get(pk=moved.pk).email == "eve.new@example.com"


def test_an_address_that_another_account_uses_is_not_taken(moved: User, olga: User) -> None:
    User.objects.create_user("eve.new@example.com")

    with pytest.raises(AddressTakenError):
        move_sign_in(moved, by=olga)


def test_a_newcomer_with_the_left_address_gets_no_account_over_the_old_one(
    moved: User, olga: User
) -> None:
    newcomer = factories.person(email=moved.email)

    with pytest.raises(AddressTakenError):
        open_account(newcomer, by=olga)


def test_somebody_without_an_account_is_told_nothing(olga: User) -> None:
    person = factories.person(email="new@example.com")

    address_changed(person, "old@example.com", olga)

    assert not Message.objects.exists()

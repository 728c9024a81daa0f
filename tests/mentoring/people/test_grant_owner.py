"""`manage.py grant_owner EMAIL` makes the first owner."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from mentoring.people.models import Grant, User
from tests import factories


def run(address: str) -> str:
    out = StringIO()
    call_command("grant_owner", address, stdout=out)
    return out.getvalue()


def owners() -> list[str]:
    grants = Grant.objects.in_force().filter(role="owner", program__isnull=True)
    return list(grants.values_list("user__email", flat=True))


def test_before_any_import_an_account_of_its_own_is_made(db: None) -> None:
    assert "owns all programs" in run("First@Example.com")
    assert owners() == ["first@example.com"]


def test_a_person_of_the_directory_gets_their_account(db: None) -> None:
    person = factories.person(email="olga@example.com")

    run("olga@example.com")

    assert User.objects.get(person=person).grants.get().role == "owner"


def test_twice_is_once(db: None) -> None:
    run("first@example.com")

    assert "already" in run("first@example.com")
    assert owners() == ["first@example.com"]


def test_what_is_no_address_is_named(db: None) -> None:
    with pytest.raises(CommandError, match="'olga' is not an e-mail address"):
        run("olga")


def test_an_auditor_does_not_become_an_owner(eve: User) -> None:
    Grant.objects.create(user=eve, role="auditor")

    with pytest.raises(CommandError, match="cannot do that at the same time"):
        run(eve.email)

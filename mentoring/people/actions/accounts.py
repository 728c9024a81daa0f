"""Opening, closing and moving accounts; all of it audited."""

import hashlib

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db import transaction

from mentoring.audit.actions import record
from mentoring.outbox.actions import post
from mentoring.people.models import Grant, Person, User


class AddressTakenError(Exception):
    """Another account signs in with this address: its own address must be settled first."""


class LastOwnerError(Exception):
    """Without an owner of every program nobody could give that role again."""


@transaction.atomic
def open_account(person: Person, *, by: User | None) -> User:
    """The right to sign in, by a code mailed to the person's address; once, however often asked.

    Raises AddressTakenError when another account still signs in with that address.
    """
    found = User.objects.filter(person=person).first()
    if found is not None:
        return found
    if User.objects.filter(email__iexact=person.email).exists():
        raise AddressTakenError
    user = User.objects.create_user(person.email, person=person)
    record(by, "account.opened", user, region=person.region)
    return user


@transaction.atomic
def close_account(user: User, *, by: User) -> None:
    """Nobody signs in with it, and whoever is signed in is out at the next request.

    Raises LastOwnerError.
    """
    keep_an_owner(user)
    User.objects.filter(pk=user.pk).update(is_active=False, password=make_password(None))
    record(by, "account.closed", user, old={"active": True}, new={"active": False})


@transaction.atomic
def reopen_account(user: User, *, by: User) -> None:
    """Its holder may sign in again, with the factors that were enrolled before."""
    User.objects.filter(pk=user.pk).update(is_active=True)
    record(by, "account.reopened", user, old={"active": False}, new={"active": True})


@transaction.atomic
def address_changed(person: Person, old: str, by: User | None) -> None:
    """HR's file named another address; whoever reads mail there is not let in because of it.

    The account goes on signing in with `old` until its holder, signed in, or an administrator
    says that the new address is right (`move_sign_in`). Both addresses are told.
    """
    user = User.objects.filter(person=person, email__iexact=old).first()
    if user is None or old.lower() == person.email.lower():
        return
    # One mail for each address that somebody gets, without keeping that address.
    which = hashlib.sha256(person.email.lower().encode()).hexdigest()[:16]
    for end in ("left", "named"):
        post(person, f"people.address_{end}", user.pk, occurrence=which)
    record(by, "account.address_differs", user, fields=["email"], region=person.region)


@transaction.atomic
def move_sign_in(user: User, *, by: User) -> None:
    """From now on the account signs in with its person's address; all factors are enrolled again.

    Raises AddressTakenError when another account signs in with that address.
    """
    person = user.person
    if person is None or not user.address_differs:
        return
    if User.objects.filter(email__iexact=person.email).exclude(pk=user.pk).exists():
        raise AddressTakenError
    moved = {"email": person.email.lower(), "password": make_password(None)}
    User.objects.filter(pk=user.pk).update(**moved)
    EmailAddress.objects.filter(user_id=user.pk).delete()
    Authenticator.objects.filter(user_id=user.pk).delete()
    record(by, "account.address_moved", user, fields=["email"], region=person.region)


def keep_an_owner(leaving: User) -> None:
    """Refuse when `leaving` alone owns every program; called in the transaction of the act."""
    owners = Grant.objects.in_force().filter(role=Grant.Role.OWNER, program__isnull=True)
    # All of them locked in one order: two owners cannot take the role from each other at once.
    active = owners.filter(user__is_active=True).order_by("pk").select_for_update(of=("self",))
    holders = {grant.user_id for grant in active}
    if holders == {leaving.pk}:
        raise LastOwnerError

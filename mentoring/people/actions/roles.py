"""Granting and revoking. A grant is never changed: it is revoked and another one given."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model

from mentoring.audit.actions import Values, record
from mentoring.outbox.actions import post
from mentoring.people.actions.accounts import keep_an_owner, open_account
from mentoring.people.models import Grant, Person, User

SEPARATION, TWICE = "operations_apart_from_people", "one_grant_in_force"


class DutiesCollideError(Exception):
    """An administrator or auditor cannot hold a role over people at the same time."""


class GrantedAlreadyError(Exception):
    """The same role in the same scope is in force."""


def grant_role(person: Person, *, by: User | None, role: str, **scope: Any) -> Grant:
    """Give a person a role; opens the account where there is none and tells the person by mail.

    Raises DutiesCollideError, GrantedAlreadyError or AddressTakenError.
    """
    with transaction.atomic():
        grant = grant_role_to(open_account(person, by=by), by=by, role=role, **scope)
        post(person, "people.role_granted", grant.pk)
    return grant


def grant_role_to(
    user: User,
    *,
    by: User | None,
    role: str,
    program: Model | None = None,
    region: str = "",
    about: Person | None = None,
) -> Grant:
    """Give an account a role, in force from the next request on.

    Raises DutiesCollideError or GrantedAlreadyError.
    """
    scope: dict[str, Any] = {"role": role, "program": program, "region": region, "about": about}
    with _told_apart(), transaction.atomic():
        grant = Grant.objects.create(user=user, granted_by=by, **scope)
        record(by, "role.granted", grant, **_audited(grant))
    return grant


@transaction.atomic
def revoke_role(grant: Grant, *, by: User, now: datetime) -> None:
    """Take a role back; whoever held it finds nothing at the next request. Twice is once.

    Raises LastOwnerError.
    """
    grant = Grant.objects.select_related("user").get(pk=grant.pk)
    if grant.role == Grant.Role.OWNER and grant.program_id is None:
        keep_an_owner(grant.user)
    grant = Grant.objects.select_for_update().get(pk=grant.pk)
    if grant.revoked_at is not None:
        return
    grant.revoked_at = now
    grant.save(update_fields=["revoked_at"])
    record(by, "role.revoked", grant, **_audited(grant))


def _audited(grant: Grant) -> dict[str, Any]:
    scope: Values = {"role": grant.role, "holder": str(grant.user_id)}
    if grant.about_id:
        scope["about"] = str(grant.about_id)
    return {"new": scope, "program_id": grant.program_id, "region": grant.region}


@contextmanager
def _told_apart() -> Iterator[None]:
    """Turns the database's refusals into ours, by the name of the constraint."""
    try:
        yield
    except IntegrityError as error:
        if SEPARATION in str(error):
            raise DutiesCollideError from error
        if TWICE in str(error):
            raise GrantedAlreadyError from error
        raise

"""Who somebody is to the company: the one place where grants become yes or no."""

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.http import Http404

from mentoring.people.models import Grant, Person, PersonQuerySet, User

OWNER, COORDINATOR = Grant.Role.OWNER, Grant.Role.COORDINATOR
# The three kinds of account that read everything about operations may read nothing about people.
OPERATIONS = frozenset({Grant.Role.ADMINISTRATOR, Grant.Role.AUDITOR})
STRICT = frozenset(
    {
        Grant.Role.OWNER,
        Grant.Role.COORDINATOR,
        Grant.Role.STEWARD,
        Grant.Role.ADMINISTRATOR,
        Grant.Role.AUDITOR,
    }
)


def signed_in(user: User | AnonymousUser) -> User:
    """The account behind a request; every page that needs one is behind the sign-in."""
    if isinstance(user, User):
        return user
    raise Http404


def grants(user: User, *roles: str) -> list[Grant]:
    """Grants in force, read once per request."""
    found: list[Grant] | None = getattr(user, "_grants", None)
    if found is None:
        found = list(Grant.objects.in_force().filter(user=user).select_related("program"))
        user._grants = found  # type: ignore[attr-defined]  # noqa: SLF001 - a per-request memory
    return [grant for grant in found if not roles or grant.role in roles]


def holds(user: User, *roles: str, program_id: object = None) -> bool:
    """Whether a grant of one of these roles covers the program (or any, when none is named)."""
    return any(
        program_id is None or grant.program_id is None or grant.program_id == program_id
        for grant in grants(user, *roles)
    )


def roles(user: User) -> set[str]:
    return {grant.role for grant in grants(user)}


def may_run(user: User, program_id: object = None) -> bool:
    """Owners and coordinators run programs."""
    return holds(user, OWNER, COORDINATOR, program_id=program_id)


def may_own(user: User, program_id: object = None) -> bool:
    return holds(user, OWNER, program_id=program_id)


def regions(user: User, program_id: object = None) -> set[str] | None:
    """The regions in which this account runs a program; None stands for all of them."""
    mine = [
        grant
        for grant in grants(user, OWNER, COORDINATOR)
        if program_id is None or grant.program_id is None or grant.program_id == program_id
    ]
    if any(grant.role == OWNER or not grant.region for grant in mine):
        return None
    return {grant.region for grant in mine}


def directory(user: User) -> PersonQuerySet:
    """The people whose directory fields this account may read."""
    if not may_run(user):
        return Person.objects.none()
    where = regions(user)
    return Person.objects.all() if where is None else Person.objects.filter(region__in=where)


def within(where: Iterable[str] | None, *paths: str) -> Q:
    """A condition: one of these region fields lies in these regions (None: everywhere)."""
    condition = Q()
    if where is None:
        return condition
    regions_named = list(where)
    for path in paths:
        condition |= Q(**{f"{path}__in": regions_named})
    return condition or Q(pk__isnull=True)


def needs_second_factor(user: User) -> bool:
    return bool(roles(user) & STRICT)


def require(allowed: bool) -> None:  # noqa: FBT001 - reads as a sentence
    """404 where somebody has no business: the page does not say that it exists."""
    if not allowed:
        raise Http404

"""Who somebody is to the company: the one place where grants become yes or no."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.http import Http404

from mentoring.people.models import Grant, Person, PersonQuerySet, User

OWNER, COORDINATOR = Grant.Role.OWNER, Grant.Role.COORDINATOR
ADMINISTRATOR, AUDITOR = Grant.Role.ADMINISTRATOR, Grant.Role.AUDITOR
# The kinds of account that read everything about operations may read nothing about people.
OPERATIONS = frozenset({ADMINISTRATOR, AUDITOR})
# Roles over people, which an administrator cannot give.
FOR_OWNERS = frozenset({OWNER, Grant.Role.LEADERSHIP, Grant.Role.COACH, Grant.Role.FACILITATOR})
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


def coordinates(user: User, program_id: object, *people: Person) -> bool:
    """Whether this account runs the pair of these people; a pair lies in both members' regions.

    Nobody runs a pair they are a member of, or whose member they manage: it falls to another.
    """
    if any(user.person_id in (person.pk, person.manager_id) for person in people if user.person_id):
        return False
    if not may_run(user, program_id):
        return False
    where = regions(user, program_id)
    return where is None or any(person.region in where for person in people)


def apart(user: User) -> list[UUID]:
    """The people whose pairs this account never runs: its own, and those it manages."""
    if user.person is None:
        return []
    found: list[UUID] | None = getattr(user, "_apart", None)
    if found is None:
        found = [user.person.pk, *user.person.reports.values_list("pk", flat=True)]
        user._apart = found  # type: ignore[attr-defined]  # noqa: SLF001 - a per-request memory
    return found


def may_see_ties(user: User) -> bool:
    """Who keeps the ties beside the line; whoever runs pairs learns only that there is one."""
    return holds(user, OWNER, Grant.Role.STEWARD)


def tied(user: User) -> PersonQuerySet:
    """The people whose ties this account keeps: everybody, or a steward's own regions."""
    mine = grants(user, OWNER, Grant.Role.STEWARD)
    if not mine:
        return Person.objects.none()
    where = {grant.region for grant in mine}
    everywhere = "" in where or any(grant.role == OWNER for grant in mine)
    return Person.objects.all() if everywhere else Person.objects.filter(region__in=where)


def may_grant(user: User) -> bool:
    """Owners and administrators open accounts and give roles."""
    return holds(user, OWNER, ADMINISTRATOR)


def grantable(user: User) -> list[str]:
    """The roles this account gives and takes: an owner all, an administrator none over people."""
    if holds(user, OWNER):
        return list(Grant.Role.values)
    return [role for role in Grant.Role.values if role not in FOR_OWNERS] if may_grant(user) else []


def may_grant_to(user: User, person: Person) -> bool:
    """An administrator gives nothing to herself."""
    return holds(user, OWNER) or (may_grant(user) and user.person_id != person.pk)


def may_grant_scope(user: User, role: str, program_id: object) -> bool:
    """An owner of one program gives roles in that program only."""
    if role not in grantable(user):
        return False
    everywhere = any(grant.program_id is None for grant in grants(user, OWNER, ADMINISTRATOR))
    return everywhere or (program_id is not None and holds(user, OWNER, program_id=program_id))


def may_revoke(user: User, grant: Grant) -> bool:
    holder = grant.user.person
    allowed = may_grant_scope(user, grant.role, grant.program_id)
    return allowed and (holder is None or may_grant_to(user, holder))


def needs_second_factor(user: User) -> bool:
    return bool(roles(user) & STRICT)


def require(allowed: bool) -> None:  # noqa: FBT001 - reads as a sentence
    """404 where somebody has no business: the page does not say that it exists."""
    if not allowed:
        raise Http404

"""Whom a visitor of the demo can be: one account for every role, found in the data."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from mentoring.people.models import Grant, User
from programs.pairings.models import Pairing
from programs.participants.models import Participation

SIDES = (Participation.Role.MENTOR, Participation.Role.EXECUTIVE)


@dataclass(frozen=True)
class DemoAccount:
    user: User
    role: str
    about: str


def accounts() -> list[DemoAccount]:
    """Participants first, then every role somebody holds, each by who has held it longest."""
    return [*_participants(), *_holders(), *_outsider()]


def _participants() -> Iterator[DemoAccount]:
    for state in (Pairing.State.ACTIVE, Pairing.State.PROPOSED):
        pairs = Pairing.objects.filter(state=state).with_people().order_by("proposed_at", "pk")
        for side in SIDES:
            user = _of_pairs(pairs, side)
            if user is not None:
                label, words = Participation.Role(side).label, Pairing.State(state).label
                yield DemoAccount(user, label, _("Pair: %(state)s") % {"state": words})


def _of_pairs(pairs: QuerySet[Pairing], side: str) -> User | None:
    with_account = pairs.filter(**{f"{side}__person__user__is_active": True})
    first = with_account.first()
    return getattr(first, side).person.user if first is not None else None


def _holders() -> Iterator[DemoAccount]:
    grants = Grant.objects.in_force().filter(user__is_active=True)
    known = grants.select_related("user__person", "program", "about").order_by("granted_at", "pk")
    for role in Grant.Role:
        seen: set[str] = set()
        for grant in known.filter(role=role):
            if grant.region not in seen:
                seen.add(grant.region)
                yield DemoAccount(grant.user, role.label, _scope(grant))


def _scope(grant: Grant) -> str:
    named = [
        grant.program.name if grant.program is not None else "",
        grant.region,
        grant.about.name if grant.about is not None else "",
    ]
    return ", ".join(filter(None, named))


def _outsider() -> Iterator[DemoAccount]:
    """Somebody who has an account and takes part in nothing."""
    users = User.objects.filter(is_active=True, grants__isnull=True, person__isnull=False)
    user = users.filter(person__participations__isnull=True).order_by("created_at", "pk").first()
    if user is not None:
        yield DemoAccount(user, _("No role"), _("Takes part in nothing"))

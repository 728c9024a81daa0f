"""Whom a visitor of the demo can be: one account for every role, found in the data."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mentoring.outbox.models import KeptMail
from mentoring.people.models import Grant, User
from programs.cohorts.models import Cohort
from programs.pairings.models import Pairing, PairingQuerySet
from programs.participants.models import Participation

SIDES = (Participation.Role.MENTOR, Participation.Role.EXECUTIVE)
OPEN_PAIR = gettext_lazy("Open your pair: what is next stands on top.")
OPEN_MATCH = gettext_lazy("Answer the match.")
# What to look at first, by role.
FIRST: dict[str, Any] = {
    Grant.Role.OWNER: gettext_lazy("Cohorts: the second round is ready to match."),
    Grant.Role.COORDINATOR: gettext_lazy("Today: who needs you, and this week's sessions."),
    Grant.Role.LEADERSHIP: gettext_lazy("The board of a cohort: sessions held, and on time."),
    Grant.Role.ADMINISTRATOR: gettext_lazy("Mail and jobs: what waits, what is stuck."),
    Grant.Role.AUDITOR: gettext_lazy("The audit log, and whether its seals hold."),
}


@dataclass(frozen=True)
class DemoAccount:
    user: User
    role: str
    about: str
    # What to click first; empty where the first page says it.
    first: Any = ""


def accounts() -> list[DemoAccount]:
    """Participants first, then every role somebody holds, each by who has held it longest."""
    return [*_participants(), *_open_matches(), *_holders(), *_outsider()]


def _participants() -> Iterator[DemoAccount]:
    """Both sides of one pair that meets, in each cohort; those with the most mail."""
    going_on = Cohort.objects.exclude(state=Cohort.State.FINISHED).select_related("program")
    for cohort in going_on.order_by("created_at", "pk"):
        pairs = Pairing.objects.filter(cohort=cohort).meeting().with_people()
        yield from _of_pair(_by_mail(pairs), cohort.program.name, OPEN_PAIR)


def _by_mail(pairs: PairingQuerySet) -> QuerySet[Pairing]:
    kept = KeptMail.objects.filter(to=OuterRef("mentor__person__email")).order_by().values("to")
    letters = Coalesce(Subquery(kept.annotate(n=Count("pk")).values("n")), Value(0))
    return pairs.annotate(letters=letters).order_by(F("letters").desc(), "proposed_at", "pk")


def _open_matches() -> Iterator[DemoAccount]:
    pairs = Pairing.objects.filter(state=Pairing.State.PROPOSED).with_people()
    yield from _of_pair(pairs.order_by("proposed_at", "pk"), _("A match to answer"), OPEN_MATCH)


def _of_pair(pairs: QuerySet[Pairing], about: str, first: Any) -> Iterator[DemoAccount]:
    active = {f"{side}__person__user__is_active": True for side in SIDES}
    pair = pairs.filter(**active).first()
    for side in SIDES if pair is not None else ():
        user = getattr(pair, side).person.user
        yield DemoAccount(user, str(Participation.Role(side).label), about, first)


def _holders() -> Iterator[DemoAccount]:
    grants = Grant.objects.in_force().filter(user__is_active=True)
    known = grants.select_related("user__person", "program", "about").order_by("granted_at", "pk")
    for role in Grant.Role:
        seen: set[str] = set()
        for grant in known.filter(role=role):
            if grant.region not in seen:
                seen.add(grant.region)
                yield DemoAccount(grant.user, role.label, _scope(grant), FIRST.get(role, ""))


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

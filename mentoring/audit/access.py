"""Whose audit entries somebody may read: all, those of own programs, or how things run."""

from typing import Any

from django.db.models import Q

from mentoring.audit.models import AuditEntry, AuditQuerySet
from mentoring.web.roles import roles

OPERATIONAL = ("job.", "outbox.", "grant.")
# That somebody wrote for themselves is not even counted by those who run programs.
# Nor is that somebody answered: who counts the answers knows who has not given one.
PRIVATE = (
    "note.",
    "notes.ke",
    "session.checked",
    "ranks.",
    "pairing.answered",
    "extension.answered",
)


def may_read(user: Any) -> bool:
    return roles().holds(user, "auditor", "owner", "coordinator", "administrator")


def readable(user: Any) -> AuditQuerySet:
    """Entries this account may read; none for accounts without a role.

    Nobody reads entries about a pair they are half of, nor about one that is not theirs to run.
    """
    apart = roles().apart(user)
    pairs = Q(people__len__gte=2, people__overlap=apart) if apart else Q(pk__in=[])
    return AuditEntry.objects.filter(_by_role(user)).exclude(pairs)


def _by_role(user: Any) -> Q:
    if roles().holds(user, "auditor"):
        return Q()
    condition = Q(pk__in=[])
    for grant in roles().grants(user, "owner", "coordinator"):
        condition |= _of_grant(grant)
    condition &= ~_starts(PRIVATE)
    if roles().holds(user, "administrator"):
        condition |= _starts(OPERATIONAL)
    return condition


def _starts(verbs: tuple[str, ...]) -> Q:
    condition = Q()
    for start in verbs:
        condition |= Q(verb__startswith=start)
    return condition


def _of_grant(grant: Any) -> Q:
    """What happened in the grant's program and region, or in all; and to people of the region.

    The directory is no program's: its entries belong to those who run all programs, or a region.
    """
    if not grant.region:
        directory = Q(regions__len__gt=0, program_id__isnull=True)
        if grant.program_id:
            return Q(program_id=grant.program_id)
        return Q(program_id__isnull=False) | directory
    mine = Q(regions__contains=[grant.region])
    if not grant.program_id:
        return mine
    return mine & (Q(program_id=grant.program_id) | Q(program_id__isnull=True))

"""Whose audit entries somebody may read: all, those of own programs, or how things run."""

from typing import Any

from django.db.models import Q

from mentoring.audit.models import AuditEntry, AuditQuerySet
from mentoring.web.roles import roles

OPERATIONAL = ("job.", "outbox.", "grant.")


def may_read(user: Any) -> bool:
    return roles().holds(user, "auditor", "owner", "coordinator", "administrator")


def readable(user: Any) -> AuditQuerySet:
    """Entries this account may read; none for accounts without a role."""
    if roles().holds(user, "auditor"):
        return AuditEntry.objects.all()
    condition = Q(pk__in=[])
    for grant in roles().grants(user, "owner", "coordinator"):
        condition |= _of_grant(grant)
    if roles().holds(user, "administrator"):
        for start in OPERATIONAL:
            condition |= Q(verb__startswith=start)
    return AuditEntry.objects.filter(condition)


def _of_grant(grant: Any) -> Q:
    """What happened in the grant's program, or in all; in the grant's region, or in all."""
    programs = Q(program_id=grant.program_id) if grant.program_id else Q(program_id__isnull=False)
    return programs & Q(region=grant.region) if grant.region else programs

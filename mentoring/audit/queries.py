"""Audit entries for a page: with names of actors, and those about one person."""

from collections.abc import Iterable
from datetime import date, datetime, time, tzinfo
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Model, Q

from mentoring.audit.models import AuditEntry, AuditQuerySet


def about(person_id: UUID) -> AuditQuerySet:
    """Entries on the rows that settings.AUDIT_SUBJECTS say are about this person."""
    condition = Q(pk__in=[])
    for label, path in settings.AUDIT_SUBJECTS.items():
        rows = apps.get_model(label)._default_manager.filter(**{path: person_id})
        ids = [str(pk) for pk in rows.values_list("pk", flat=True)]
        condition |= Q(object_type=label, object_id__in=ids)
    return AuditEntry.objects.filter(condition)


def was_by(user: Model, target: Model, *verbs: str) -> bool:
    """Whether this account did the latest of these acts on a row."""
    done = AuditEntry.objects.of(target).filter(verb__in=verbs).order_by("-pk")
    latest = done.values_list("actor_id", flat=True).first()
    return latest is not None and latest == user.pk


def narrowed(
    entries: AuditQuerySet,
    *,
    verb: str = "",
    since: date | None = None,
    until: date | None = None,
    zone: tzinfo,
) -> AuditQuerySet:
    """Entries whose verb starts so, from the first day to the last, in the reader's zone."""
    if verb:
        entries = entries.filter(verb__startswith=verb)
    if since:
        entries = entries.filter(at__gte=datetime.combine(since, time.min, tzinfo=zone))
    if until:
        entries = entries.filter(at__lte=datetime.combine(until, time.max, tzinfo=zone))
    return entries


def names(entries: Iterable[AuditEntry]) -> dict[UUID, str]:
    """Who the actors are, as far as their accounts are still there."""
    ids = {entry.actor_id for entry in entries if entry.actor_id}
    accounts: Any = get_user_model()._default_manager.filter(pk__in=ids)
    return {
        account.pk: account.person.name if account.person else account.email
        for account in accounts.select_related("person")
    }

"""Writes the audit line of an act, in the act's own transaction."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models

from mentoring.audit.models import AuditEntry
from mentoring.audit.scopes import scope_of

Values = dict[str, str | int | float | bool | None]


def record(
    by: models.Model | None,
    verb: str,
    target: models.Model,
    *,
    fields: list[str] | None = None,
    old: Values | None = None,
    new: Values | None = None,
    program_id: UUID | None = None,
    region: str = "",
) -> AuditEntry:
    """Say that `by` did `verb` to `target`.

    `old` and `new` are only for values declared free of content: states, roles, counts, settings.
    Personal text never comes here; name its field in `fields` instead. `by` is None where the
    product acted by itself; the verbs in settings.AUDIT_WITHOUT_ACTOR never keep one. Whom it
    concerns follows from the target (settings.AUDIT_SCOPES), unless it is said here.
    """
    line = entry(by, verb, target, fields=fields, old=old, new=new)
    line.program_id = program_id or line.program_id
    line.regions = [region] if region else line.regions
    line.save(force_insert=True)
    return line


def entry(
    by: models.Model | None,
    verb: str,
    target: models.Model,
    *,
    fields: list[str] | None = None,
    old: Values | None = None,
    new: Values | None = None,
) -> AuditEntry:
    """The line, not yet written: for acts on many rows, whose lines go in one insert."""
    scope = scope_of(target)
    actor = None if verb in settings.AUDIT_WITHOUT_ACTOR else by
    return AuditEntry(
        actor_id=actor.pk if actor is not None else None,
        verb=verb,
        object_type=target._meta.label_lower,
        object_id=str(target.pk),
        fields=sorted({*(fields or []), *(old or {}), *(new or {})}),
        old=plain(old),
        new=plain(new),
        program_id=scope.program_id,
        regions=list(scope.regions),
        people=list(scope.people),
    )


def plain(values: Values | None) -> dict[str, Any] | None:
    return {key: values[key] for key in sorted(values)} if values else None

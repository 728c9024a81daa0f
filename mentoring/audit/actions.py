"""Writes the audit line of an act, in the act's own transaction."""

from typing import Any
from uuid import UUID

from django.db import models

from mentoring.audit.models import AuditEntry

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
    product acted by itself, and where the actor is nobody's business (endings and declines).
    """
    return AuditEntry.objects.create(
        actor_id=by.pk if by is not None else None,
        verb=verb,
        object_type=target._meta.label_lower,
        object_id=str(target.pk),
        fields=sorted({*(fields or []), *(old or {}), *(new or {})}),
        old=plain(old),
        new=plain(new),
        program_id=program_id,
        region=region,
    )


def plain(values: Values | None) -> dict[str, Any] | None:
    return {key: values[key] for key in sorted(values)} if values else None

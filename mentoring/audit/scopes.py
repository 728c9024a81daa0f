"""Which program, regions and people an act concerns. Each slice says it of its own rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Scope:
    """No program stands for the company's directory; no region for all of them.

    Two people are a pair: neither reads entries about it, whatever role they hold beside.
    """

    program_id: UUID | None = None
    regions: tuple[str, ...] = ()
    people: tuple[UUID, ...] = ()

    @classmethod
    def of(cls, program_id: UUID | None, people: Iterable[tuple[UUID, str]]) -> "Scope":
        """`people` are ids with regions; an open region is one too, in which nobody coordinates."""
        known = dict(people)
        return cls(program_id, tuple(sorted(set(known.values()))), tuple(known))


def scope_of(target: models.Model) -> Scope:
    """What settings.AUDIT_SCOPES says of rows of this kind; a kind without a word is an error."""
    label = target._meta.label_lower
    if label not in settings.AUDIT_SCOPES:
        raise ImproperlyConfigured(f"AUDIT_SCOPES does not say whom acts on {label} concern.")
    path = settings.AUDIT_SCOPES[label]
    scope: Scope = import_string(path)(target)
    return scope


def nobody(target: models.Model) -> Scope:
    """The machinery's own rows: no program's, no region's, about nobody."""
    return Scope()

"""Ties entered and taken back by hand. The log keeps the kind as a field, never the why."""

from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from mentoring.audit.actions import record
from mentoring.people.models import Person, Tie, User


@transaction.atomic
def add_tie(
    person: Person, other: Person, *, by: User, now: datetime, kind: str, until: date | None = None
) -> Tie:
    """Say that `other` has a say over `person`, from today. Every pair is looked at anew.

    Said again it only gets its new last day; what HR's file says stays HR's to change.
    """
    tie, _ = Tie.objects.get_or_create(
        person=person, other=other, kind=kind, defaults={"since": now.date()}
    )
    if tie.source == Tie.Source.HAND:
        tie.until = until
        tie.save(update_fields=["until"])
    record(by, "tie.added", person, fields=[kind])
    _look(person, now)
    return tie


@transaction.atomic
def remove_tie(tie: Tie, *, by: User, now: datetime) -> None:
    """Take a tie back; a pair that rests because of it does not go on by itself."""
    record(by, "tie.removed", tie.person, fields=[tie.kind])
    tie.delete()
    _look(tie.person, now)


def _look(person: Person, now: datetime) -> None:
    for path in settings.REORG_HOOKS:
        import_string(path)([person.pk], now=now, cause="tie")

"""Notes of a member. Their text is in no audit line, no export and no mail."""

from datetime import datetime

from django.db import transaction

from mentoring.audit.actions import record
from mentoring.people.models import User
from mentoring.walls.asking import errand
from programs.pairings.actions.keeping import KEPT
from programs.pairings.models import Pairing
from programs.pairings.queries import Own
from programs.sessions.models import Note


@transaction.atomic
def add_note(view: Own, *, by: User, now: datetime, text: str, shared: bool) -> Note:
    note = Note.objects.create(
        pairing=view.pairing,
        author=view.part,
        text=text,
        shared=shared,
        created_at=now,
        changed_at=now,
    )
    record(by, "note.added", note, program_id=view.pairing.cohort.program_id)
    return note


@transaction.atomic
def change_note(
    note: Note, *, by: User, now: datetime, version: int, text: str, shared: bool
) -> Note | None:
    """Change an own note. None when it was changed elsewhere since `version` was read."""
    note = Note.objects.select_for_update().get(pk=note.pk)
    if note.version != version:
        return None
    note.text, note.shared, note.changed_at = text, shared, now
    note.version += 1
    note.save(update_fields=["text", "shared", "changed_at", "version"])
    record(by, "note.changed", note, fields=["text", "shared"])
    return note


@transaction.atomic
def delete_note(note: Note, *, by: User) -> None:
    record(by, "note.deleted", note)
    note.delete()


@transaction.atomic
def delete_old_notes(now: datetime) -> int:
    """Keep the agreement's promise: ninety days after a pair's end its notes are gone.

    But for those the two shared, where both wish to keep them.
    """
    over = Note.objects.filter(pairing__closed_on__lte=now.date() - KEPT).exclude(
        shared=True, pairing__notes_kept=True
    )
    with errand("tidying"):
        pairs = set(over.values_list("pairing", flat=True))
        deleted = over.delete()[0]
    for pairing in Pairing.objects.filter(pk__in=pairs).with_people():
        record(None, "notes.deleted", pairing)
    return deleted

"""Notes of a member. Their text is in no audit line, no export and no mail."""

from datetime import datetime

from django.db import transaction

from mentoring.audit.actions import record
from mentoring.people.models import User
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

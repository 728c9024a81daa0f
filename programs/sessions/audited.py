"""Whom acts on sessions and notes concern, for the audit log."""

from mentoring.audit.scopes import Scope
from programs.pairings.audited import pairing
from programs.sessions.models import Note, Session


def session(row: Session) -> Scope:
    return pairing(row.pairing)


def note(row: Note) -> Scope:
    return pairing(row.pairing)

"""Whom acts on a pair concern, for the audit log."""

from mentoring.audit.scopes import Scope
from programs.pairings.models import Pairing
from programs.participants.audited import both


def pairing(row: Pairing) -> Scope:
    return both(row.mentor, row.executive)

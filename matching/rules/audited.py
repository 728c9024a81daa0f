"""Whom a rule about two people concerns, for the audit log."""

from matching.rules.models import Ban, Lock
from mentoring.audit.scopes import Scope
from programs.participants.audited import both


def rule(row: Ban | Lock) -> Scope:
    return both(row.mentor, row.executive)

"""Whom acts on a program's settings concern, for the audit log."""

from mentoring.audit.scopes import Scope
from programs.setup.models import Edition, Program


def program(row: Program) -> Scope:
    return Scope(program_id=row.pk)


def edition(row: Edition) -> Scope:
    return Scope(program_id=row.program_id, regions=(row.region,) if row.region else ())

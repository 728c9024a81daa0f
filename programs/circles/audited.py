"""Whom acts on a circle concern, for the audit log."""

from mentoring.audit.scopes import Scope
from programs.circles.models import Circle


def circle(row: Circle) -> Scope:
    return Scope(program_id=row.cohort.program_id)

"""Whom acts on a cohort concern, for the audit log."""

from mentoring.audit.scopes import Scope
from programs.cohorts.models import Cohort


def cohort(row: Cohort) -> Scope:
    return Scope(program_id=row.program_id)

"""Whom acts in the training concern, for the audit log."""

from mentoring.audit.scopes import Scope
from programs.training.models import ModuleState


def state(row: ModuleState) -> Scope:
    return Scope.of(None, [(row.person_id, row.person.region)])

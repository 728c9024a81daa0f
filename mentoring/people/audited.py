"""Whom acts on people's rows concern, for the audit log."""

from mentoring.audit.scopes import Scope
from mentoring.people.models import Grant, Import, Person, User


def person(row: Person) -> Scope:
    return Scope.of(None, [(row.pk, row.region)])


def account(row: User) -> Scope:
    return person(row.person) if row.person is not None else Scope()


def grant(row: Grant) -> Scope:
    """The program and region that the role is for."""
    return Scope(program_id=row.program_id, regions=(row.region,) if row.region else ())


def imported(row: Import) -> Scope:
    """The regions whose rows were taken. A file for all of them belongs to none ("") alone."""
    return Scope(regions=tuple(sorted(row.regions or [""])))

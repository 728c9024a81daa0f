"""Who may see and change programs (rows 6 and 7 of the permission table)."""

from mentoring.people.access import grants, holds, may_own, may_run
from mentoring.people.models import Grant, User

AUDITOR = Grant.Role.AUDITOR


def may_see_programs(user: User) -> bool:
    return may_run(user) or holds(user, AUDITOR)


def may_see(user: User, program_id: object) -> bool:
    """Those who run the program, and auditors, who read every configuration."""
    return may_run(user, program_id) or holds(user, AUDITOR, program_id=program_id)


def may_create(user: User) -> bool:
    """Only an owner of all programs makes another."""
    return any(grant.program_id is None for grant in grants(user, Grant.Role.OWNER))


def may_change(user: User, program_id: object) -> bool:
    return may_own(user, program_id)

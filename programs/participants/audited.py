"""Whom acts on participants concern, for the audit log."""

from mentoring.audit.scopes import Scope
from programs.participants.models import Participation, Profile


def part(row: Participation) -> Scope:
    return Scope.of(row.cohort.program_id, [(row.person_id, row.person.region)])


def profile(row: Profile) -> Scope:
    return Scope.of(None, [(row.person_id, row.person.region)])


def both(mentor: Participation, executive: Participation) -> Scope:
    """What concerns two people lies in both their regions."""
    people = [(each.person_id, each.person.region) for each in (mentor, executive)]
    return Scope.of(mentor.cohort.program_id, people)

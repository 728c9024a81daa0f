"""Whom a request for help or a check-in concerns, for the audit log."""

from django.db.models import Q

from mentoring.audit.scopes import Scope
from programs.health.models import CheckIn, HelpRequest
from programs.pairings.models import Pairing
from programs.participants.audited import both


def request(row: HelpRequest) -> Scope:
    """The one who asks and every partner: none of them learns from the log that it was asked."""
    mine = Q(mentor=row.part_id) | Q(executive=row.part_id)
    pairs = Pairing.objects.filter(mine).values_list("mentor__person", "executive__person")
    people = {row.part.person_id, *(person for pair in pairs for person in pair)}
    return Scope(row.cohort.program_id, (row.part.person.region,), tuple(sorted(people)))


def check_in(row: CheckIn) -> Scope:
    """Both of the pair: the log tells neither whether the other's was held."""
    return both(row.pairing.mentor, row.pairing.executive)

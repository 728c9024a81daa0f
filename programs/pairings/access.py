"""Who may do what with a pair. Members act for themselves; coordinators see that things happen."""

from django.db.models import Q

from mentoring.people.access import COORDINATOR, OWNER, apart, grants, within
from mentoring.people.models import Person, User
from programs.pairings.models import Pairing, PairingQuerySet


def coordinated_by(user: User) -> PairingQuerySet:
    """Pairs this account coordinates: in its programs and regions.

    Never one it is half of, nor one of whose members it manages: those fall to somebody else.
    """
    scope = Q(pk__isnull=True)
    for grant in grants(user, OWNER, COORDINATOR):
        everywhere = grant.role == OWNER or not grant.region
        where = within(None if everywhere else {grant.region}, *REGIONS)
        program = Q(cohort__program=grant.program_id) if grant.program_id else Q()
        scope |= Q(pk__isnull=False) & where & program
    too_close = apart(user)
    pairs = Pairing.objects.filter(scope)
    return pairs.exclude(mentor__person__in=too_close).exclude(executive__person__in=too_close)


REGIONS = ("mentor__person__region", "executive__person__region")


def is_member(person: Person | None, pairing: Pairing) -> bool:
    return person is not None and person.pk in (
        pairing.mentor.person_id,
        pairing.executive.person_id,
    )


def may_see_partner(pairing: Pairing) -> bool:
    """A partner's card opens with the acceptance; before, first name and function are enough."""
    return pairing.accepted_on is not None

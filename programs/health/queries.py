"""Who is there to help, and what waits for their help."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from mentoring.people.access import COORDINATOR, OWNER, grants, within
from mentoring.people.models import Grant, Person, User
from programs.health.check_ins import CheckInQuerySet
from programs.health.conflicts import ConflictQuerySet
from programs.health.line import above, below
from programs.health.models import CheckIn, Conflict, HelpRequest
from programs.pairings.access import coordinated_by
from programs.pairings.models import Pairing
from programs.participants.models import Participation


@dataclass(frozen=True)
class Contact:
    """Somebody to turn to, and how soon they answer."""

    name: str
    email: str
    reply_days: int


def contact_for(part: Participation) -> Contact | None:
    """The coordinator of one's own region, or who owns the program."""
    people = helpers(part, pairing=None, in_private=False)
    if not people:
        return None
    days = part.cohort.program.reply_days
    return Contact(people[0].name, people[0].email, days)


def helpers(part: Participation, *, pairing: Pairing | None, in_private: bool) -> list[Person]:
    """Coordinators of this person's region; owners where there is none.

    Never the person or the partner; `in_private` also leaves out everybody above the person.
    """
    apart = {part.person_id}
    if pairing is not None:
        apart |= {pairing.mentor.person_id, pairing.executive.person_id}
    if in_private:
        apart |= above(part.person)
    found = _holders(part, COORDINATOR, apart)
    return found or owners(part, apart)


def owners(part: Participation, apart: Collection[UUID] = ()) -> list[Person]:
    return _holders(part, OWNER, apart)


def _holders(part: Participation, role: str, apart: Collection[UUID]) -> list[Person]:
    program = Q(program__isnull=True) | Q(program=part.cohort.program_id)
    region = Q(region="") | Q(region=part.person.region)
    held = Grant.objects.in_force().filter(program, region, role=role, user__is_active=True)
    people = Person.objects.filter(user__grants__in=held).exclude(pk__in=apart)
    return list(people.distinct().order_by("name"))


def conflicts_for(user: User) -> ConflictQuerySet:
    """Conflicts of the pairs this account coordinates: never its own pair, nor its reports'."""
    mine = coordinated_by(user)
    return Conflict.objects.filter(pairing__in=mine.values("pk")).with_pair()


def check_ins_for(user: User) -> CheckInQuerySet:
    """Check-ins with the two of each pair this account coordinates: never of its own pair."""
    mine = coordinated_by(user)
    return CheckIn.objects.filter(pairing__in=mine.values("pk")).with_pair()


def requests_for(user: User) -> QuerySet[HelpRequest]:
    """Requests this account answers: in its programs and regions, not of itself or its line."""
    scope = Q(pk__isnull=True)
    for grant in grants(user, OWNER, COORDINATOR):
        everywhere = grant.role == OWNER or not grant.region
        where = within(None if everywhere else {grant.region}, "part__person__region")
        program = Q(cohort__program=grant.program_id) if grant.program_id else Q()
        scope |= Q(pk__isnull=False) & where & program
    found = HelpRequest.objects.filter(scope).select_related("part__person", "cohort__program")
    if user.person is None:
        return found
    mine = Pairing.objects.of_person(user.person)
    private = Q(kind=HelpRequest.Kind.UNCOMFORTABLE, part__person__in=below(user.person))
    own = Q(part__person=user.person) | Q(pairing__in=mine.values("pk"))
    return found.exclude(pk__in=HelpRequest.objects.filter(own | private).values("pk"))

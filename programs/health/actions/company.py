"""What happens in the company happens to its pairs: somebody leaves, a line is drawn anew."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from mentoring.outbox.actions import post_all
from mentoring.outbox.models import Message
from mentoring.people.models import Person
from programs.health.actions.resting import end_pair, pause_pair
from programs.health.line import distances
from programs.health.queries import helpers
from programs.pairings import actions as pairings
from programs.pairings.models import Pairing, PairingQuerySet
from programs.participants.actions.enrolment import withdraw
from programs.participants.models import Participation

State = Pairing.State
FAR = 1000  # levels: in one line at all


@transaction.atomic
def people_left(person_ids: Collection[UUID], *, now: datetime) -> int:
    """Rest their pairs, take back what was only proposed, and free whoever had no pair.

    Doing it again changes nothing. Returns how many pairs were touched.
    """
    theirs = Q(mentor__person__in=person_ids) | Q(executive__person__in=person_ids)
    open_ones = _live().filter(theirs).exclude(state=State.PAUSED)
    touched = [_without(pairing, now) for pairing in open_ones]
    _tell(each for each in touched if each.state == State.PAUSED)
    held = _live().filter(theirs).values_list("mentor", "executive")
    free = Participation.objects.filter(person__in=person_ids).exclude(
        pk__in={part for pair in held for part in pair}
    )
    for part in free.filter(state__in=["invited", "enrolled", "ready"]):
        withdraw(part, by=None)
    return len(touched)


def _without(pairing: Pairing, now: datetime) -> Pairing:
    if pairing.state == State.PROPOSED:
        return pairings.withdraw(pairing, by=None, now=now)
    if pairing.state == State.ACCEPTED:
        return end_pair(pairing, now=now)
    return pause_pair(pairing, now=now, why="left")


@transaction.atomic
def lines_moved(person_ids: Collection[UUID], *, now: datetime) -> int:
    """Rest every meeting pair that a reorganisation put into one line.

    A manager far above moves everybody below, so that all meeting pairs are looked at, whoever
    moved. Returns how many pairs rest now.
    """
    if not person_ids:
        return 0
    meeting = list(_live().meeting())
    in_line = too_near(meeting)
    paused = [pause_pair(pair, now=now, why="line") for pair in meeting if pair.pk in in_line]
    _tell(paused)
    return len(paused)


def too_near(pairs: Iterable[Pairing]) -> set[UUID]:
    """The pairs in one reporting line at a distance that their program does not allow.

    The engine's rule: up from either of the two, and who decides about pay counts as a manager.
    """
    pairs = list(pairs)
    apart = distances(pairs)
    least = {pair.pk: pair.cohort.program.line_distance for pair in pairs}
    return {pk for pk, levels in apart.items() if levels < (least[pk] or FAR)}


def _live() -> PairingQuerySet:
    people = ("mentor__person", "executive__person", "cohort__program")
    return Pairing.objects.live().select_related(*people).order_by("pk")


def _tell(pairs: Iterable[Pairing]) -> None:
    """Each pair's coordinators, who find in it what to do next."""
    mails = [
        Message(
            recipient=person,
            kind="pairing.rests",
            object_id=str(pair.pk),
            occurrence=str(pair.version),
            region=person.region,
        )
        for pair in pairs
        for person in _coordinators(pair)
    ]
    post_all(mails)


def _coordinators(pair: Pairing) -> list[Person]:
    sides = (pair.mentor, pair.executive)
    both = [each for part in sides for each in helpers(part, pairing=pair, in_private=False)]
    return list({person.pk: person for person in both}.values())

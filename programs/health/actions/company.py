"""What happens in the company happens to its pairs: somebody leaves, a line is drawn anew."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from mentoring.outbox.actions import post_all
from mentoring.outbox.models import Message
from programs.health.actions.resting import end_pair, pause_pair
from programs.health.actions.watching import coordinators, watch
from programs.health.models import Conflict
from programs.pairings import actions as pairings
from programs.pairings.models import Pairing, PairingQuerySet
from programs.participants.actions.enrolment import withdraw
from programs.participants.models import Participation

State = Pairing.State


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


def lines_moved(
    person_ids: Collection[UUID], *, now: datetime, cause: str = Conflict.Cause.IMPORT
) -> int:
    """Look at every pair after managers, pay decision-makers or ties have changed.

    A manager far above moves everybody below, so that all live pairs are looked at, whoever
    moved. Returns how many pairs are in conflict now that were not before.
    """
    return watch(now, cause=cause) if person_ids else 0


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
        for person in coordinators(pair)
    ]
    post_all(mails)

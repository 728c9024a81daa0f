"""Locks and bans: one pair at a time, undone by the same hand."""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from matching.rules.models import Ban, Lock
from mentoring.audit.actions import record
from mentoring.people.models import User
from programs.pairings.models import LIVE, Pairing
from programs.participants.models import Participation


def kept_full(mentor: Participation, executive: Participation) -> list[Participation]:
    """Those of the two whose free places are all kept for others by locks."""
    if Lock.objects.filter(mentor=mentor, executive=executive).exists():
        return []
    two = (mentor, executive)
    return [part for part in two if waiting_locks(part) >= max(1, free_places(part))]


def waiting_locks(part: Participation) -> int:
    """Locks of this person that have not become a pair of the cohort."""
    became = Pairing.objects.filter(mentor=OuterRef("mentor"), executive=OuterRef("executive"))
    mine = Lock.objects.filter(Q(mentor=part) | Q(executive=part))
    return mine.exclude(Exists(became)).count()


def free_places(part: Participation) -> int:
    live = Pairing.objects.filter(Q(mentor=part) | Q(executive=part), state__in=LIVE)
    return part.capacity - live.count()


@transaction.atomic
def lock_pair(mentor: Participation, executive: Participation, *, by: User) -> Lock:
    """Keep these two together in further runs; a lock and a ban exclude each other."""
    Ban.objects.filter(mentor=mentor, executive=executive).delete()
    lock, made = Lock.objects.get_or_create(
        mentor=mentor, executive=executive, defaults={"cohort": mentor.cohort, "made_by": by}
    )
    if made:
        record(by, "pair.locked", lock, program_id=mentor.cohort.program_id)
    return lock


@transaction.atomic
def unlock_pair(mentor: Participation, executive: Participation, *, by: User) -> None:
    for lock in Lock.objects.filter(mentor=mentor, executive=executive):
        record(by, "pair.unlocked", lock, program_id=mentor.cohort.program_id)
        lock.delete()


@transaction.atomic
def ban_pair(mentor: Participation, executive: Participation, *, by: User) -> Ban:
    """Never pair these two in this cohort."""
    Lock.objects.filter(mentor=mentor, executive=executive).delete()
    ban, made = Ban.objects.get_or_create(
        mentor=mentor, executive=executive, defaults={"cohort": mentor.cohort, "made_by": by}
    )
    if made:
        record(by, "pair.banned", ban, program_id=mentor.cohort.program_id)
    return ban


@transaction.atomic
def lift_ban(mentor: Participation, executive: Participation, *, by: User) -> None:
    for ban in Ban.objects.filter(mentor=mentor, executive=executive):
        record(by, "pair.ban_lifted", ban, program_id=mentor.cohort.program_id)
        ban.delete()

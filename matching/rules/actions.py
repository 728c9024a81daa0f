"""Locks and bans: one pair at a time, undone by the same hand."""

from django.db import transaction

from matching.rules.models import Ban, Lock
from mentoring.audit.actions import record
from mentoring.people.models import User
from programs.participants.models import Participation


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

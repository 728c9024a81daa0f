"""Check-ins fall due by themselves; a coordinator closes each with a code, and nothing else."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mentoring.audit.actions import record
from mentoring.people.models import User
from programs.health.check_ins import HOLDS
from programs.health.models import CheckIn
from programs.health.schedule import LAST, due
from programs.pairings.models import MEETING, Pairing
from programs.pairings.moves import Refused


@transaction.atomic
def plan_check_ins(now: datetime) -> int:
    """Make what has fallen due, one for each of the two; drop what no longer holds.

    Four queries for any number of pairs; doing it again changes nothing. Returns how many are new.
    """
    _drop(now)
    pairs = Pairing.objects.meeting().select_related("cohort__program")
    found = [row for pair in pairs for row in _due(pair, now)]
    if not found:
        return 0
    known = set(
        CheckIn.objects.filter(pairing__in={row.pairing_id for row in found}).values_list(
            "part", "week", "pairing"
        )
    )
    new = [row for row in found if (row.part_id, row.week, row.pairing_id) not in known]
    CheckIn.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def _due(pair: Pairing, now: datetime) -> list[CheckIn]:
    """From the day it appears, not from the plan's: a pair that rested is not overdue at once."""
    moment, today = due(pair, localdate(now)), localdate(now)
    if moment is None:
        return []
    return [
        CheckIn(pairing=pair, part_id=part, week=moment.week, at_end=moment.at_end, due_on=today)
        for part in (pair.mentor_id, pair.executive_id)
    ]


def _drop(now: datetime) -> None:
    """Of pairs that rest or have ended, and those for an end that has been put off."""
    put_off = Q(at_end=True, pairing__state__in=MEETING)
    put_off &= Q(pairing__ends_on__gt=localdate(now) + LAST)
    CheckIn.objects.open().filter(~HOLDS | put_off).delete()


@transaction.atomic
def close_check_in(check_in: CheckIn, *, by: User, now: datetime, outcome: str) -> CheckIn:
    """Note one of six codes. Raises Refused when somebody has done so already."""
    check_in = _locked(check_in)
    if not check_in.is_open:
        raise Refused(_("Somebody has closed this check-in already."))
    check_in.closed_at, check_in.closed_by, check_in.outcome = now, by, outcome
    check_in.save(update_fields=["closed_at", "closed_by", "outcome"])
    record(by, "check_in.closed", check_in)
    return check_in


@transaction.atomic
def reopen_check_in(check_in: CheckIn, *, by: User, now: datetime) -> CheckIn:
    """Take a code back on the day it was noted. Raises Refused later."""
    check_in = _locked(check_in)
    if not check_in.may_reopen(now):
        raise Refused(_("A check-in is opened again only on the day it was closed."))
    check_in.closed_at, check_in.closed_by, check_in.outcome = None, None, ""
    check_in.save(update_fields=["closed_at", "closed_by", "outcome"])
    record(by, "check_in.reopened", check_in)
    return check_in


def _locked(check_in: CheckIn) -> CheckIn:
    found = CheckIn.objects.select_for_update(of=("self",)).with_pair().filter(pk=check_in.pk)
    row = found.first()
    if row is None:
        raise Refused(_("This check-in is not due any more: the pair rests or has ended."))
    return row

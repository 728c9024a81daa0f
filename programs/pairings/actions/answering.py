"""A proposed match: both answer on their own, and nothing but two yes ever becomes known."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mentoring.audit.actions import Values, record
from mentoring.people.models import User
from mentoring.walls.asking import errand
from programs.pairings.actions.moving import free, locked, move, tell_both
from programs.pairings.dates import add_months
from programs.pairings.models import MatchAnswer, Pairing
from programs.pairings.moves import Refused
from programs.participants.models import Participation

MATCHED = Participation.State.MATCHED


@transaction.atomic
def answer_match(
    pairing: Pairing,
    part: Participation,
    *,
    accepts: bool,
    now: datetime,
    category: str = "",
    text: str = "",
) -> Pairing:
    """Keep one side's answer; it can be changed until the time to answer is over.

    Two yes make a pair at once. Anything else closes when the time is over and not before, in the
    same way for a no as for silence: neither a moment nor a word gives away who has said what, nor
    whether the other has answered at all.
    """
    pairing = locked(pairing)
    if not may_answer(pairing, now):
        raise Refused(_("This match is no longer open: you are a pair already, or time is up."))
    reason = {} if accepts else {"category": category, "text": text}
    MatchAnswer.objects.update_or_create(
        pairing=pairing,
        part=part,
        defaults={"accepts": accepts, "category": "", "text": "", "at": now, **reason},
    )
    record(None, "pairing.answered", pairing, program_id=pairing.cohort.program_id)
    with errand("settling"):
        agreed = pairing.answers.filter(accepts=True).count() == 2  # noqa: PLR2004 - both sides
    if agreed:
        _accept(pairing, now)
    return pairing


def may_answer(pairing: Pairing, now: datetime) -> bool:
    is_over = pairing.answer_by is not None and pairing.answer_by <= now
    return pairing.state == Pairing.State.PROPOSED and not is_over


def _accept(pairing: Pairing, now: datetime) -> None:
    move(pairing, "accept", accepted_on=now.date())
    Participation.objects.filter(pk__in=[pairing.mentor_id, pairing.executive_id]).update(
        state=MATCHED
    )
    if not pairing.needs_recusal:
        start(pairing, now)
    tell_both(pairing, "pairing.accepted")


def start(pairing: Pairing, now: datetime) -> None:
    """From here on the two meet."""
    today = now.date()
    months = pairing.cohort.program.months
    move(pairing, "start", active_on=today, ends_on=add_months(today, months))


@transaction.atomic
def expire_due(now: datetime) -> int:
    """Close every match whose time to answer is over. Returns how many."""
    due = Pairing.objects.filter(state=Pairing.State.PROPOSED, answer_by__lte=now)
    return sum(_expire(pairing, now) for pairing in due.with_people().order_by("pk"))


def _expire(pairing: Pairing, now: datetime) -> bool:
    pairing = locked(pairing)
    if pairing.state != Pairing.State.PROPOSED:
        return False
    with errand("settling"):
        refused = pairing.answers.filter(accepts=False).exists()
    _close(pairing, "decline" if refused else "expire", now)
    tell_both(pairing, "pairing.declined")
    return True


@transaction.atomic
def withdraw(pairing: Pairing, *, by: User | None, now: datetime, reason: str = "other") -> Pairing:
    """A coordinator takes a proposal back; `reason` is a category that no participant reads.

    Both get the same mail, which says that the program team did it: whoever had said yes is not
    left to think that the other said no.
    """
    pairing = locked(pairing)
    _close(pairing, "withdraw", now)
    tell_both(pairing, "pairing.taken_back")
    said: Values = {"reason": reason}
    record(by, "pairing.taken_back", pairing, new=said, program_id=pairing.cohort.program_id)
    return pairing


def _close(pairing: Pairing, event: str, now: datetime) -> None:
    move(pairing, event, closed_on=now.date())
    free(pairing)

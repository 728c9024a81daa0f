"""A proposed match: both answer, neither sees the other's answer before both have given one."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mentoring.audit.actions import record
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
    """Keep one side's answer; it can be changed until the other side has answered.

    A no closes nothing by itself: the pair is declined when both have answered, or when the time
    to answer is over, so that no moment gives away who said it.
    """
    pairing = locked(pairing)
    if pairing.state != Pairing.State.PROPOSED:
        raise Refused(_("This match is no longer open: both of you have answered, or time is up."))
    reason = {} if accepts else {"category": category, "text": text}
    MatchAnswer.objects.update_or_create(
        pairing=pairing,
        part=part,
        defaults={"accepts": accepts, "category": "", "text": "", "at": now, **reason},
    )
    record(None, "pairing.answered", pairing, program_id=pairing.cohort.program_id)
    with errand("settling"):
        answers = [each.accepts for each in pairing.answers.all()]
    if len(answers) == 2:  # noqa: PLR2004 - a pair has two sides
        settle(pairing, accepted=all(answers), now=now)
    return pairing


def settle(pairing: Pairing, *, accepted: bool, now: datetime) -> None:
    """Both have answered, or the time is over."""
    if not accepted:
        _decline(pairing, "decline", now)
        return
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
    _decline(pairing, "decline" if refused else "expire", now)
    return True


@transaction.atomic
def withdraw(pairing: Pairing, *, by: User | None, now: datetime) -> Pairing:
    """A coordinator takes a proposal back before both have answered."""
    pairing = locked(pairing)
    _decline(pairing, "withdraw", now)
    record(by, "pairing.taken_back", pairing, program_id=pairing.cohort.program_id)
    return pairing


def _decline(pairing: Pairing, event: str, now: datetime) -> None:
    move(pairing, event, closed_on=now.date())
    free(pairing)
    tell_both(pairing, "pairing.declined")

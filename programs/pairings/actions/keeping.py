"""Keeping the shared notes beyond the end: two independent yes, or they go as agreed."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from mentoring.audit.actions import record
from mentoring.walls.asking import errand
from programs.pairings.actions.moving import locked
from programs.pairings.models import KeepAnswer, Pairing
from programs.pairings.moves import Refused
from programs.participants.models import Participation

KEPT = timedelta(days=90)
OVER = (Pairing.State.ENDED, Pairing.State.COMPLETED)


def notes_go_on(pairing: Pairing) -> date | None:
    """The day on which the notes of a pair that is over are deleted."""
    is_over = pairing.state in OVER and pairing.closed_on is not None
    return pairing.closed_on + KEPT if is_over and pairing.closed_on else None


def may_keep(pairing: Pairing, now: datetime) -> bool:
    """Whether it is asked: after the end, until the notes go, and not once both said yes."""
    last = notes_go_on(pairing)
    return last is not None and now.date() < last and not pairing.notes_kept


@transaction.atomic
def answer_keeping(pairing: Pairing, part: Participation, *, keeps: bool, now: datetime) -> Pairing:
    """Keep one side's wish; it may be changed until both wish to keep the shared notes."""
    pairing = locked(pairing)
    if not may_keep(pairing, now):
        raise Refused(_("This question is closed."))
    KeepAnswer.objects.update_or_create(
        pairing=pairing, part=part, defaults={"keeps": keeps, "at": now}
    )
    record(None, "notes.keeping_answered", pairing, program_id=pairing.cohort.program_id)
    with errand("settling"):
        agreed = pairing.keep_answers.filter(keeps=True).count() == 2  # noqa: PLR2004 - both sides
    if agreed:
        pairing.notes_kept = True
        pairing.save(update_fields=["notes_kept"])
        record(None, "notes.kept", pairing, program_id=pairing.cohort.program_id)
    return pairing

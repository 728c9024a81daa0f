"""A pair rests, goes on, ends or comes to its planned end, with what stands in the calendars."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from programs.health.models import Conflict
from programs.health.standing import standing
from programs.pairings import actions as pairings
from programs.pairings.actions.moving import locked
from programs.pairings.models import Pairing
from programs.pairings.moves import Refused
from programs.sessions.actions import cancel_coming


@transaction.atomic
def pause_pair(pairing: Pairing, *, now: datetime, why: str = "wish") -> Pairing:
    """Rest the pair and clear both calendars. Raises Refused when it is not meeting."""
    pairing = pairings.pause(pairing, now=now, why=why)
    cancel_coming(pairing, now=now)
    return pairing


@transaction.atomic
def resume_pair(pairing: Pairing, *, now: datetime, as_member: bool = False) -> Pairing:
    """Let the pair go on. Raises Refused while the company keeps the two apart.

    Whom the company had put apart a coordinator brings together again, not the two themselves.
    """
    pairing = locked(pairing)
    if as_member and pairing.waits_for_team:
        raise Refused(_("The program team looks after this break and will tell you both."))
    stands = standing(pairing, now.date())
    if stands.is_in_the_way:
        raise Refused(_("This pair cannot go on at present; the program team knows why."))
    pairing = pairings.resume(pairing, now=now)
    outcome = Conflict.Outcome.RECUSED if stands.relations else Conflict.Outcome.RESUMED
    Conflict.objects.open().filter(pairing=pairing).update(closed_at=now, outcome=outcome)
    return pairing


@transaction.atomic
def end_pair(pairing: Pairing, *, now: datetime) -> Pairing:
    """End the pair and clear both calendars; who wished it is kept nowhere (rule R6)."""
    pairing = pairings.end(pairing, now=now)
    cancel_coming(pairing, now=now)
    ended = Conflict.Outcome.ENDED
    Conflict.objects.open().filter(pairing=pairing).update(closed_at=now, outcome=ended)
    return pairing


def complete_due(now: datetime) -> int:
    """Close every pair whose planned last day has passed. Returns how many."""
    return len([_complete(pairing, now) for pairing in pairings.ended_by(now)])


@transaction.atomic
def _complete(pairing: Pairing, now: datetime) -> Pairing:
    pairing = pairings.complete(pairing, now=now)
    cancel_coming(pairing, now=now)
    return pairing

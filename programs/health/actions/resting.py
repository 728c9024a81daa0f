"""A pair rests, goes on, ends or comes to its planned end, with what stands in the calendars."""

from datetime import datetime

from django.db import transaction

from programs.pairings import actions as pairings
from programs.pairings.models import Pairing
from programs.sessions.actions import cancel_coming


@transaction.atomic
def pause_pair(pairing: Pairing, *, now: datetime, why: str = "wish") -> Pairing:
    """Rest the pair and clear both calendars. Raises Refused when it is not meeting."""
    pairing = pairings.pause(pairing, now=now, why=why)
    cancel_coming(pairing, now=now)
    return pairing


@transaction.atomic
def resume_pair(pairing: Pairing, *, now: datetime) -> Pairing:
    return pairings.resume(pairing, now=now)


@transaction.atomic
def end_pair(pairing: Pairing, *, now: datetime) -> Pairing:
    """End the pair and clear both calendars; who wished it is kept nowhere (rule R6)."""
    pairing = pairings.end(pairing, now=now)
    cancel_coming(pairing, now=now)
    return pairing


def complete_due(now: datetime) -> int:
    """Close every pair whose planned last day has passed. Returns how many."""
    return len([_complete(pairing, now) for pairing in pairings.ended_by(now)])


@transaction.atomic
def _complete(pairing: Pairing, now: datetime) -> Pairing:
    pairing = pairings.complete(pairing, now=now)
    cancel_coming(pairing, now=now)
    return pairing

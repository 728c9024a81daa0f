"""Pausing, going on, ending. No reason is asked, and nobody's name is kept."""

from datetime import datetime

from django.db import transaction

from programs.pairings.actions.moving import free, locked, move, tell_both
from programs.pairings.models import Pairing


@transaction.atomic
def pause(pairing: Pairing, *, now: datetime, why: str = "wish") -> Pairing:
    """Rest the pair; both get the same words. `why`: wish, away, line or left, never a name."""
    pairing = locked(pairing)
    move(pairing, "pause", paused_why=why)
    tell_both(pairing, "pairing.paused", str(pairing.version))
    return pairing


@transaction.atomic
def resume(pairing: Pairing, *, now: datetime) -> Pairing:
    pairing = locked(pairing)
    longer = pairing.extension_answers.filter(accepts=True).count() == 2  # noqa: PLR2004 - both
    move(pairing, "resume extended" if longer else "resume", paused_why="")
    tell_both(pairing, "pairing.resumed", str(pairing.version))
    return pairing


@transaction.atomic
def end(pairing: Pairing, *, now: datetime) -> Pairing:
    """End the pair. There is no `by`: who wished it is written nowhere that anybody can read."""
    pairing = locked(pairing)
    move(pairing, "end", closed_on=now.date())
    free(pairing)
    tell_both(pairing, "pairing.ended")
    return pairing

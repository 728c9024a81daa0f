"""Who may plan, move and log: the two members, while their pair meets."""

from datetime import datetime

from programs.pairings.models import Pairing
from programs.sessions.models import Session


def may_plan(pairing: Pairing) -> bool:
    return pairing.is_meeting


def may_move(session: Session) -> bool:
    return session.state == Session.State.PLANNED and session.pairing.is_live


def may_log(session: Session, now: datetime) -> bool:
    """From its start on; a log may be corrected as long as the pair is not closed."""
    return session.state != Session.State.CANCELLED and session.starts_at <= now

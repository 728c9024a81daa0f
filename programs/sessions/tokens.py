"""Signed links of mails: one act of one person on one session, for 21 days, revocable."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.core import signing
from django.http import Http404

from mentoring.people.models import Person
from programs.pairings.models import Pairing
from programs.participants.models import Participation
from programs.sessions.models import Session

LASTS = timedelta(days=21)
LOG, PLAN = "log", "plan"


class Stale(Http404):
    """The link was ours and is no longer good: too old, or made void."""


@dataclass(frozen=True)
class Link:
    """What an opened link stands for. It is no sign-in: it opens nothing but this one act."""

    session: Session
    part: Participation
    token: str

    @property
    def pairing(self) -> Pairing:
        return self.session.pairing

    @property
    def partner(self) -> Person:
        return self.pairing.partner_of(self.part.person)


def make(session: Session, part: Participation, purpose: str, now: datetime) -> str:
    payload = [session.pk.hex, part.pk.hex, session.link_version, int(now.timestamp())]
    return _signer(purpose).sign_object(payload, compress=False)


def open_link(token: str, purpose: str, now: datetime) -> Link:
    """The session and the side a link is for. Raises Stale when it does not or no longer hold."""
    found = read(token, purpose)
    if found is None:
        raise Stale
    link, version, made = found
    age = now.timestamp() - made
    if version != link.session.link_version or age > LASTS.total_seconds():
        raise Stale
    return link


def read(token: str, purpose: str) -> tuple[Link, int, int] | None:
    """What was signed, whatever its age: the link, its version, and when it was made."""
    try:
        session_id, part_id, version, made = _signer(purpose).unsign_object(token)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    session = Session.objects.with_pair().filter(pk=UUID(session_id)).first()
    if session is None:
        return None
    parts = {part.pk: part for part in (session.pairing.mentor, session.pairing.executive)}
    part = parts.get(UUID(part_id))
    return (Link(session, part, token), version, made) if part is not None else None


def _signer(purpose: str) -> signing.Signer:
    return signing.Signer(salt=f"sessions.{purpose}")

"""What a pair lays out for its next meeting: a framework by one, topics by the other."""

from datetime import datetime
from random import Random

from mentoring.walls.asking import asking
from programs.pairings.models import Pairing
from programs.participants.models import Participation
from programs.sessions.actions import attach_framework, choose_topics
from programs.sessions.frameworks import frameworks
from programs.sessions.models import Session
from programs.sessions.prepared import agenda_of, shelves
from programs.sessions.queries import Meeting

MOST = 2
LIKELY = 0.3


def prepare(pairing: Pairing, session: Session, now: datetime) -> None:
    """Sometimes, by the real actions, in the name of each: their rows are shown to nobody else.

    The dice are of its own, so that everything else in the pair's story stays as it was.
    """
    rng = Random(f"{pairing.mentor.person.employee_id} {session.starts_at}")
    if rng.random() > LIKELY:
        return
    one, other = rng.sample([pairing.mentor, pairing.executive], 2)
    with asking(one.person_id):
        view = _seen_by(one, session, pairing)
        key = rng.choice(list(frameworks()))
        attach_framework(view, by=one.person.user, now=now, version=0, framework=key)
    with asking(other.person_id):
        view = _seen_by(other, session, pairing)
        row = agenda_of(session)
        topics = rng.sample(_open(view), MOST)
        version = row.version if row else 0
        choose_topics(view, by=other.person.user, now=now, version=version, topics=topics)


def _seen_by(part: Participation, session: Session, pairing: Pairing) -> Meeting:
    return Meeting(pairing, part, pairing.partner_of(part.person), session)


def _open(view: Meeting) -> list[str]:
    """Topics of the program's own libraries, or of all where none serves its goal."""
    listed = shelves(view)
    suiting = [shelf for shelf in listed if shelf.suits] or listed
    return [row.key for shelf in suiting for row in shelf.rows if row.is_open]

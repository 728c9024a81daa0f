"""Logging a meeting: shared facts for both, what each will do, and a check that stays private."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mentoring.audit.actions import record
from mentoring.people.models import User
from programs.pairings.moves import Refused
from programs.participants.models import Participation
from programs.sessions.access import may_log
from programs.sessions.actions.planning import locked_session
from programs.sessions.models import Commitment, LogBefore, PrivateCheck, Session

UNDO = timedelta(minutes=15)


@dataclass(frozen=True)
class Facts:
    """What both share about a meeting."""

    state: str
    held_on: date | None = None
    minutes: int | None = None
    topics: tuple[str, ...] = ()

    @classmethod
    def of(cls, session: Session) -> "Facts":
        return cls(session.state, session.held_on, session.minutes, tuple(session.topics))

    def plain(self) -> dict[str, Any]:
        held_on = self.held_on.isoformat() if self.held_on else None
        return {"state": self.state, "held_on": held_on, "minutes": self.minutes,
                "topics": list(self.topics)}  # fmt: skip


class Conflict(Exception):  # noqa: N818 - `raise Conflict` reads as a sentence
    """Somebody saved something else since the form was opened; both versions are kept."""

    def __init__(self, session: Session, own_text: str) -> None:
        super().__init__("changed meanwhile")
        self.session = session
        self.own_text = own_text


@transaction.atomic
def log_session(
    session: Session,
    part: Participation,
    facts: Facts,
    *,
    by: User | None,
    now: datetime,
    version: int,
    commitment: str | None = None,
    commitment_version: int = 0,
    taps: dict[str, int | None] | None = None,
) -> Session:
    """Save what happened, and this side's private taps. The same a second time changes nothing.

    `version` and `commitment_version` are what the form was made from; 0 where nothing was there.
    `commitment` None leaves this side's text alone. Raises Conflict when another text or other
    facts came in between, Refused while the session cannot be logged.
    """
    session = locked_session(session)
    _check(session, facts, now)
    before, mine = Facts.of(session), _commitment(session, part)
    text = mine.text if mine else ""
    keep_check(session, part, by=by, **(taps or {}))
    if before == facts and commitment in (None, text):
        return session
    changed_facts = before != facts and session.log_version != version
    changed_text = (
        commitment not in (None, text) and (mine.version if mine else 0) != commitment_version
    )
    if changed_facts or changed_text:
        raise Conflict(session, text)
    _remember(session, part, before, text, now)
    _write(session, facts, now)
    if commitment is not None:
        _commit(session, part, mine, commitment)
    record(by, "session.logged", session, new={"state": session.state},
           program_id=session.pairing.cohort.program_id)  # fmt: skip
    return session


@transaction.atomic
def undo_log(session: Session, part: Participation, *, by: User | None, now: datetime) -> bool:
    """Put back what stood before this side's last save. False when it is too late for that."""
    session = locked_session(session)
    before = LogBefore.objects.filter(session=session, part=part, until__gt=now).first()
    if before is None or before.facts["version"] != session.log_version:
        return False
    held_on = before.facts["held_on"]
    facts = Facts(
        before.facts["state"],
        date.fromisoformat(held_on) if held_on else None,
        before.facts["minutes"],
        tuple(before.facts["topics"]),
    )
    _write(session, facts, now)
    _commit(session, part, _commitment(session, part), before.facts["commitment"])
    if facts.state == Session.State.PLANNED:
        PrivateCheck.objects.filter(session=session, part=part).delete()
    before.delete()
    record(by, "session.log_undone", session, program_id=session.pairing.cohort.program_id)
    return True


@transaction.atomic
def keep_check(
    session: Session, part: Participation, *, by: User | None, **taps: int | None
) -> None:
    """Keep the three private taps, as far as they were tapped; their author alone reads them."""
    given = {name: tap for name, tap in taps.items() if tap is not None}
    if given:
        PrivateCheck.objects.update_or_create(session=session, part=part, defaults=given)
        record(by, "session.checked", session, program_id=session.pairing.cohort.program_id)


def may_undo(session: Session, part: Participation, now: datetime) -> bool:
    before = LogBefore.objects.filter(session=session, part=part, until__gt=now).first()
    return before is not None and before.facts["version"] == session.log_version


def _check(session: Session, facts: Facts, now: datetime) -> None:
    if not may_log(session, now):
        raise Refused(_("There is nothing to log here: it was cancelled, or is still to come."))
    reciprocal = session.pairing.cohort.program.direction == "reciprocal"
    if reciprocal and facts.state == Session.State.HELD:
        there = set(session.goals.values_list("part", flat=True))
        for part in (session.pairing.mentor, session.pairing.executive):
            if part.pk not in there:
                raise Refused(
                    _("%(name)s's learning goal is missing. This closes once both are there.")
                    % {"name": part.person.first_name}
                )


def _commitment(session: Session, part: Participation) -> Commitment | None:
    return Commitment.objects.filter(session=session, part=part).first()


def _remember(
    session: Session, part: Participation, before: Facts, text: str, now: datetime
) -> None:
    facts = {**before.plain(), "commitment": text, "version": session.log_version + 1}
    LogBefore.objects.update_or_create(
        session=session, defaults={"part": part, "facts": facts, "until": now + UNDO}
    )


def _write(session: Session, facts: Facts, now: datetime) -> None:
    session.state, session.held_on = facts.state, facts.held_on
    session.minutes, session.topics = facts.minutes, list(facts.topics)
    session.logged_at = None if facts.state == Session.State.PLANNED else now
    session.log_version += 1
    fields = ["state", "held_on", "minutes", "topics", "logged_at", "log_version"]
    session.save(update_fields=fields)


def _commit(session: Session, part: Participation, mine: Commitment | None, text: str) -> None:
    if mine is None:
        if text:
            Commitment.objects.create(session=session, part=part, text=text)
        return
    mine.text, mine.version = text, mine.version + 1
    mine.save(update_fields=["text", "version"])

"""Planning, moving and cancelling: the session, both seats, both calendars, in one transaction."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mentoring.audit.actions import record
from mentoring.outbox.actions import post_all
from mentoring.outbox.models import Message
from mentoring.people.models import User
from programs.pairings.actions.moving import locked
from programs.pairings.models import Pairing
from programs.pairings.moves import Refused
from programs.participants.models import Participation
from programs.sessions.access import may_move, may_plan
from programs.sessions.gate import gate
from programs.sessions.models import LearningGoal, Seat, Session
from programs.sessions.overlap import Span


class Taken(Refused):
    """Somebody of the two already sits in another session then."""


@transaction.atomic
def plan_session(
    pairing: Pairing,
    span: Span,
    *,
    by: User | None,
    zone: ZoneInfo,
    now: datetime,
    place: str = "",
    link: str = "",
) -> Session:
    """Put one meeting into both calendars. Raises Taken when one of them already meets then."""
    return plan_series(pairing, [span], by=by, zone=zone, now=now, place=place, link=link)[0]


@transaction.atomic
def plan_series(
    pairing: Pairing,
    spans: Sequence[Span],
    *,
    by: User | None,
    zone: ZoneInfo,
    now: datetime,
    place: str = "",
    link: str = "",
) -> list[Session]:
    """Put several meetings into both calendars, all or none; each has its own invitation.

    `zone` is where the wall time was chosen: it stays the same there when clocks change. What the
    pair has planned for exactly that time already stays as it is. Raises Refused before the
    training that the program asks for is complete.
    """
    pairing = locked(pairing)
    if not may_plan(pairing):
        raise Refused(_("The two of you are not meeting at the moment."))
    before = gate(pairing, by.person if by else None)
    if before.is_shut:
        raise Refused(before.words)
    known = _known(pairing, spans)
    new = {
        span: _planned(pairing, span, zone, now, place, link) for span in spans if span not in known
    }
    for session in new.values():
        record(by, "session.planned", session, program_id=pairing.cohort.program_id)
    post_all([mail for each in new.values() for mail in invitations(each, "session.invited")])
    return [known.get(span) or new[span] for span in spans]


@transaction.atomic
def move_session(session: Session, span: Span, *, by: User | None, now: datetime) -> Session:
    """Move a planned meeting; calendars learn it by the next SEQUENCE. Raises Taken."""
    session = locked_session(session)
    if not may_move(session):
        raise Refused(_("This is no longer planned, so it cannot be moved."))
    if (session.starts_at, session.ends_at) == (span.start, span.end):
        return session
    session.starts_at, session.ends_at = span.start, span.end
    session.sequence += 1
    session.moves += 1
    session.changed_at = now
    session.save(update_fields=["starts_at", "ends_at", "sequence", "moves", "changed_at"])
    session.seats.all().delete()
    _sit(session)
    record(by, "session.moved", session, program_id=session.pairing.cohort.program_id)
    post_all(invitations(session, "session.moved"))
    return session


@transaction.atomic
def cancel_session(session: Session, *, by: User | None, now: datetime) -> Session:
    """Take a planned meeting out of both calendars."""
    session = locked_session(session)
    if not may_move(session):
        raise Refused(_("This is no longer planned, so it cannot be cancelled."))
    _cancel(session, by, now)
    return session


@transaction.atomic
def cancel_coming(pairing: Pairing, *, now: datetime) -> int:
    """Take everything still to come out of both calendars: the pair rests or has ended."""
    coming = Session.objects.filter(pairing=pairing).coming(now).with_pair()
    sessions = list(coming.select_for_update(of=("self",), no_key=True).order_by("pk"))
    for session in sessions:
        _cancel(session, None, now)
    return len(sessions)


@transaction.atomic
def change_details(
    session: Session, *, by: User, now: datetime, version: int, place: str, link: str, agenda: str
) -> Session | None:
    """Change place, link and agenda. None when somebody changed them since `version` was read.

    A text alone leaves SEQUENCE as it is; place and link go out with a new DTSTAMP.
    """
    session = locked_session(session)
    if session.version != version:
        return None
    whereabouts = (session.place, session.link) != (place, link)
    session.place, session.link, session.agenda = place, link, agenda
    session.version, session.changed_at = session.version + 1, now
    session.save(update_fields=["place", "link", "agenda", "version", "changed_at"])
    record(by, "session.changed", session, fields=["place", "link", "agenda"],
           program_id=session.pairing.cohort.program_id)  # fmt: skip
    if whereabouts and session.state == Session.State.PLANNED:
        post_all(invitations(session, "session.changed", str(session.version)))
    return session


@transaction.atomic
def set_goal(session: Session, part: Participation, *, by: User | None, text: str) -> None:
    """What one side wants to learn this time."""
    LearningGoal.objects.update_or_create(session=session, part=part, defaults={"text": text})
    record(by, "session.goal_set", session, program_id=session.pairing.cohort.program_id)


def locked_session(session: Session) -> Session:
    pairing = locked(session.pairing)
    session = Session.objects.select_for_update(of=("self",), no_key=True).get(pk=session.pk)
    session.pairing = pairing
    return session


def invitations(session: Session, kind: str, occurrence: str | None = None) -> list[Message]:
    """The calendar mail of both, at once and at any hour: somebody just changed their day."""
    return [
        Message(
            recipient_id=part.person_id,
            kind=kind,
            object_id=str(session.pk),
            occurrence=occurrence or str(session.sequence),
            urgency=Message.Urgency.CRITICAL,
            region=part.person.region,
        )
        for part in (session.pairing.mentor, session.pairing.executive)
    ]


def _known(pairing: Pairing, spans: Sequence[Span]) -> dict[Span, Session]:
    starts = [span.start for span in spans]
    planned = Session.objects.filter(
        pairing=pairing, state=Session.State.PLANNED, starts_at__in=starts
    )
    return {Span(each.starts_at, each.ends_at): each for each in planned}


def _planned(
    pairing: Pairing, span: Span, zone: ZoneInfo, now: datetime, place: str, link: str
) -> Session:
    session = Session.objects.create(
        pairing=pairing,
        starts_at=span.start,
        ends_at=span.end,
        anchor_zone=str(zone),
        place=place,
        link=link,
        created_at=now,
        changed_at=now,
    )
    _sit(session)
    return session


def _sit(session: Session) -> None:
    """Take both seats. The database refuses a person a second seat at the same time."""
    during = DateTimeTZRange(session.starts_at, session.ends_at)
    seats = [
        Seat(session=session, person=part.person, during=during)
        for part in (session.pairing.mentor, session.pairing.executive)
    ]
    try:
        with transaction.atomic():
            Seat.objects.bulk_create(seats)
    except IntegrityError as error:
        raise Taken(_whose(session)) from error


def _whose(session: Session) -> str:
    during = DateTimeTZRange(session.starts_at, session.ends_at)
    people = [session.pairing.mentor.person, session.pairing.executive.person]
    taken = Seat.objects.filter(person__in=people, during__overlap=during).exclude(session=session)
    names = {seat.person_id for seat in taken}
    who = " / ".join(person.first_name for person in people if person.pk in names)
    when = date_format(session.starts_at.astimezone(ZoneInfo(session.anchor_zone)), "j M, H:i")
    return _("%(who)s already meets somebody on %(when)s.") % {"who": who, "when": when}


def _cancel(session: Session, by: User | None, now: datetime) -> None:
    session.state, session.changed_at = Session.State.CANCELLED, now
    session.sequence += 1
    session.save(update_fields=["state", "sequence", "changed_at"])
    session.seats.all().delete()
    record(by, "session.cancelled", session, program_id=session.pairing.cohort.program_id)
    post_all(invitations(session, "session.cancelled"))

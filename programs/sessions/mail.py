"""What mails about meetings say: the invitation for the calendar, and one thing to do."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mentoring.outbox.mail import Mail, absolute, write
from mentoring.outbox.models import Message
from mentoring.people.models import Person
from programs.pairings.mail import seen_by
from programs.pairings.mail import tell as tell_pair
from programs.sessions import tokens, words
from programs.sessions.access import may_log, may_plan
from programs.sessions.calendar import CANCEL, REQUEST, invitation
from programs.sessions.gate import Gate, gate
from programs.sessions.models import Session
from programs.sessions.queries import Meeting, two_clocks
from programs.sessions.slots import proposals

SLOTS = 3


def invited(message: Message, now: datetime) -> Mail | None:
    return _for_calendar(message, now, "sessions/invited")


def moved(message: Message, now: datetime) -> Mail | None:
    return _for_calendar(message, now, "sessions/moved")


def changed(message: Message, now: datetime) -> Mail | None:
    """Place or link are new: the same SEQUENCE, a new DTSTAMP."""
    view = meeting(message, Session.State.PLANNED)
    if view is None or str(view.session.version) != message.occurrence:
        return None
    return _with_invitation(view, now, "sessions/changed", REQUEST)


def cancelled(message: Message, now: datetime) -> Mail | None:
    view = meeting(message, Session.State.CANCELLED)
    if view is None:
        return None
    return _with_invitation(view, now, "sessions/cancelled", CANCEL)


def tomorrow(message: Message, now: datetime) -> Mail | None:
    view = meeting(message, Session.State.PLANNED)
    if view is None or view.session.starts_at <= now:
        return None
    return _tell(view, "sessions/tomorrow", _page(view), _("Open"))


def log_is_due(message: Message, now: datetime) -> Mail | None:
    """The link opens a form and nothing else; no answer stands in it."""
    view = meeting(message, Session.State.PLANNED)
    if view is None or view.session.ends_at > now:
        return None
    return _tell(view, "sessions/log_is_due", _log_link(view, now), _("Say how it went"))


def new_link(message: Message, now: datetime) -> Mail | None:
    """A fresh link, asked for on the page of an old one: `<purpose> <day>`."""
    view = meeting(message, *Session.State.values)
    if view is None:
        return None
    if message.occurrence.startswith(tokens.LOG) and may_log(view.session, now):
        return _tell(view, "sessions/new_link", _log_link(view, now), _("Say how it went"))
    if may_plan(view.pairing):
        token = tokens.make(view.session, view.part, tokens.PLAN, now)
        path = reverse("sessions:quick_plan", args=[token])
        return _tell(view, "sessions/new_link", path, _("Find a time"))
    return None


def first_session_is_not_booked(message: Message, now: datetime) -> Mail | None:
    return _with_slots(message, now, "sessions/first_session_is_not_booked")


def training_is_open(message: Message, now: datetime) -> Mail | None:
    """Names what is open, to whoever has it open and to nobody else."""
    view = seen_by(message, "active", "extended")
    before = gate(view.pairing, view.me) if view else Gate()
    if view is None or not before.own:
        return None
    link = ("training:index", _("Go to the training"))
    extra = {"before": before.words}
    template = "sessions/training_is_open"
    return tell_pair(message, view, template, link=link, nudge=True, extra=extra)


def silence(message: Message, now: datetime) -> Mail | None:
    return _with_slots(message, now, "sessions/silence")


def moved_twice(message: Message, now: datetime) -> Mail | None:
    return _with_slots(message, now, "sessions/moved_twice")


def meeting(message: Message, *states: str) -> Meeting | None:
    """The session from the recipient's side, or None when it is in none of these states."""
    session = Session.objects.with_pair().filter(pk=message.object_id, state__in=states).first()
    if session is None:
        return None
    pairing, person = session.pairing, Person.objects.get(pk=message.recipient_id)
    return Meeting(pairing, pairing.part_of(person), pairing.partner_of(person), session)


def _for_calendar(message: Message, now: datetime, template: str) -> Mail | None:
    """Only the newest SEQUENCE goes out; an older one was overtaken by the next message."""
    view = meeting(message, Session.State.PLANNED)
    if view is None or str(view.session.sequence) != message.occurrence:
        return None
    return _with_invitation(view, now, template, REQUEST)


def _with_invitation(view: Meeting, now: datetime, template: str, method: str) -> Mail:
    ics = invitation(view.session, now=now)
    return _tell(view, template, _page(view), _("Open"), calendar=ics, method=method)


def _tell(
    view: Meeting, template: str, path: str, label: str, *, calendar: str = "", method: str = ""
) -> Mail:
    start = view.session.starts_at
    program = view.pairing.cohort.program.name
    context: dict[str, Any] = {
        "partner": view.partner,
        "session": view.session,
        "when": words.when(start, view.me, view.partner),
        "times": words.both(start, view.me, view.partner),
        "action_url": absolute(path),
        "action_label": label,
        "why": _("You take part in %(program)s.") % {"program": program},
    }
    return write(view.me, template, context, calendar=calendar, method=method)


def _with_slots(message: Message, now: datetime, template: str) -> Mail | None:
    """A nudge with times that suit both; none once a time is planned."""
    view = seen_by(message, "active", "extended")
    if view is None or Session.objects.filter(pairing=view.pairing).coming(now).exists():
        return None
    two = two_clocks(view.me, view.partner, now)
    spans = proposals(two, after=now, minutes=view.pairing.session_minutes, count=SLOTS)
    since = view.pairing.active_on
    context = {
        "slots": [words.when(span.start, view.me, view.partner) for span in spans],
        "since": date_format(since, "j M") if since else "",
    }
    return tell_pair(message, view, template, page="sessions:plan", nudge=True, extra=context)


def _page(view: Meeting) -> str:
    return reverse("sessions:session", args=[view.session.pk])


def _log_link(view: Meeting, now: datetime) -> str:
    token = tokens.make(view.session, view.part, tokens.LOG, now)
    return reverse("sessions:quick_log", args=[token])

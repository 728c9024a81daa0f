"""A session as calendars know it: invitations (RFC 5546) and feeds. No topic, no log."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from email.utils import parseaddr
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from mentoring.people.models import Person
from programs.sessions.models import Session

REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"
EVERY_HOUR = timedelta(hours=1)


def invitation(session: Session, *, now: datetime) -> str:
    """An iTIP object for both: REQUEST while the session is planned, CANCEL when it is not."""
    cancelled = session.state == Session.State.CANCELLED
    calendar = _calendar(CANCEL if cancelled else REQUEST)
    event = _event(session, stamp=now)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    for person in people(session):
        event.add("attendee", _attendee(person), encode=False)
    calendar.add_component(event)
    return _text(calendar)


def feed(sessions: Sequence[Session], *, name: str) -> str:
    """All sessions of one person to subscribe to; by the standard it names no attendee."""
    calendar = _calendar(PUBLISH)
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", EVERY_HOUR, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for session in sessions:
        event = _event(session, stamp=session.changed_at)
        event.add("status", "CONFIRMED")
        calendar.add_component(event)
    return _text(calendar)


def people(session: Session) -> tuple[Person, Person]:
    return session.pairing.mentor.person, session.pairing.executive.person


def two_clocks(session: Session) -> str:
    """The moment on both walls: `09:00 Stockholm / 17:00 Tokyo`."""
    return " / ".join(
        f"{date_format(person.local(session.starts_at), 'H:i')} {city(person)}"
        for person in people(session)
    )


def city(person: Person) -> str:
    """Where somebody's clock hangs, as people say it: the site, or the zone's city."""
    return person.site or str(person.zone).rsplit("/", maxsplit=1)[-1].replace("_", " ")


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.PRODUCT_NAME}//{settings.PRODUCT_NAME} 1.0//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    return calendar


def _event(session: Session, *, stamp: datetime) -> Event:
    zone = ZoneInfo(session.anchor_zone)
    event = Event()
    event.add("uid", session.uid)
    event.add("sequence", session.sequence)
    event.add("dtstamp", stamp)
    event.add("dtstart", session.starts_at.astimezone(zone))
    event.add("dtend", session.ends_at.astimezone(zone))
    mentor, executive = people(session)
    names = {"one": mentor.first_name, "other": executive.first_name}
    event.add("summary", _("%(one)s and %(other)s") % names)
    event.add("description", two_clocks(session))
    event.add("organizer", _organizer(), encode=False)
    event.add("transp", "OPAQUE")
    if session.place:
        event.add("location", session.place)
    if session.link:
        event.add("conference", session.link, parameters={"VALUE": "URI", "FEATURE": "VIDEO"})
    return event


def _organizer() -> vCalAddress:
    """A mailbox of our own: forged organisers break the answer buttons of mail programs."""
    organizer = vCalAddress(f"MAILTO:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}".lower())
    organizer.params["CN"] = vText(settings.PRODUCT_NAME)
    return organizer


def _attendee(person: Person) -> vCalAddress:
    attendee = vCalAddress(f"mailto:{person.email}")
    attendee.params["CN"] = vText(person.preferred_name or person.name)
    attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
    attendee.params["PARTSTAT"] = vText("NEEDS-ACTION")
    attendee.params["RSVP"] = vText("TRUE")
    return attendee


def _text(calendar: Calendar) -> str:
    calendar.add_missing_timezones()
    return str(calendar.to_ical().decode())

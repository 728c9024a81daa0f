"""Two meetings whose times are bound to the visitor's own now."""

from datetime import datetime, timedelta

from mentoring.outbox.hours import welcome_at
from programs.pairings.models import Pairing
from programs.sessions.overlap import Span, wall
from programs.sessions.queries import two_clocks
from programs.sessions.slots import candidates

DAY = timedelta(days=1)
# A log is asked for an hour after the meeting; the reminder engine looks every minute.
ASKED = timedelta(minutes=61)
TEN = 600


def last_span(pairing: Pairing, now: datetime) -> Span:
    """The latest time both worked at which the mail that asks for the log has reached both."""
    people = (pairing.mentor.person, pairing.executive.person)
    two = two_clocks(*people, now - 12 * DAY)
    for days in range(12):
        day = now.astimezone(people[0].zone).date() - days * DAY
        spans = candidates(day, two, pairing.session_minutes)
        for span in sorted(spans, reverse=True):
            asked = span.end + ASKED
            told = max(welcome_at(person, asked) for person in people)
            if told < now - timedelta(minutes=5) and two.is_free(span):
                return span
    raise LookupError("these two never work at the same time")


def tomorrow_span(pairing: Pairing, now: datetime) -> Span:
    """A time tomorrow, on the executive's calendar: in both people's hours where there are any."""
    people = (pairing.mentor.person, pairing.executive.person)
    two, day = two_clocks(*people, now), now.astimezone(people[1].zone).date() + DAY
    spans = [span for span in candidates(day, two, pairing.session_minutes) if two.is_free(span)]
    later = [span for span in spans if span.start > now + timedelta(hours=3)]
    if later:
        return later[0]
    start = wall(day, TEN, people[1].zone)
    return Span(start, start + timedelta(minutes=pairing.session_minutes))

"""What a pair is reminded of. Dated ones go to both; nudges ask for something without a date."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, F, Max, OuterRef, Q
from django.db.models.functions import Coalesce, TruncDate

from mentoring.outbox.reminders import Reminder
from programs.pairings.models import LIVE, MEETING, Pairing, PairingQuerySet
from programs.sessions.models import Session
from programs.sessions.queries import moves_in_a_row
from programs.training.gates import open_modules

DAY = timedelta(days=1)
# Mail goes in working hours: what is on Monday is said on Friday.
OVER_THE_WEEKEND = {4: 3 * DAY, 5: 2 * DAY}
LOG_AFTER = timedelta(hours=1)
LOG_UNTIL = timedelta(days=14)
FIRST_ASKED = (7, 14)
TRAINING_ASKED = 10
FIRST = "session.first_is_not_booked"


def session_is_tomorrow(now: datetime) -> Iterator[Reminder]:
    """A planned session starts by the end of the next working day; said anew when it moves."""
    ahead = OVER_THE_WEEKEND.get(now.weekday(), DAY)
    soon = Session.objects.filter(
        state=Session.State.PLANNED, starts_at__gt=now, starts_at__lte=now + ahead
    ).filter(pairing__state__in=LIVE)
    # Whoever got the invitation less than a day before needs no second mail.
    for session in soon.filter(changed_at__lte=F("starts_at") - DAY).with_pair():
        yield from _both(session.pairing, "session.tomorrow", session.pk, str(session.sequence))


def log_is_due(now: datetime) -> Iterator[Reminder]:
    """A session ended an hour ago or more, and nobody has logged it."""
    ended = Session.objects.filter(
        state=Session.State.PLANNED, ends_at__lte=now - LOG_AFTER, ends_at__gt=now - LOG_UNTIL
    ).filter(pairing__state__in=LIVE)
    for session in ended.with_pair():
        yield from _both(session.pairing, "session.log_is_due", session.pk, str(session.sequence))


def first_session_is_not_booked(now: datetime) -> Iterator[Reminder]:
    """A pair is active for 7, then 14 days and nothing is or was planned."""
    for days in FIRST_ASKED:
        since = (now - timedelta(days=days)).date()
        fresh = (now - timedelta(days=days + 7)).date()
        waiting = _without_date().filter(active_on__lte=since, active_on__gt=fresh)
        pairs = list(waiting.exclude(sessions__state="held").with_people())
        shut = _open_trainings(pairs)
        for pairing in pairs:
            if not any(shut[part.pk] for part in (pairing.mentor, pairing.executive)):
                yield from _both(pairing, FIRST, pairing.pk, str(days), nudge=True)


def training_is_open(now: datetime) -> Iterator[Reminder]:
    """Ten days into a pair somebody has not completed what comes first: only that one is asked."""
    since = (now - timedelta(days=TRAINING_ASKED)).date()
    waiting = _without_date().filter(active_on__lte=since).exclude(sessions__state="held")
    pairs = list(waiting.with_people())
    lacking = _open_trainings(pairs)
    for pairing in pairs:
        for part in (pairing.mentor, pairing.executive):
            if lacking[part.pk]:
                yield Reminder(part.person, "session.training_is_open", pairing.pk, nudge=True)


def pair_is_silent(now: datetime) -> Iterator[Reminder]:
    """No held session for as long as the program allows, or its rhythm if that is longer."""
    last_dates = dict(_without_date().annotate(last=_last_held()).values_list("pk", "last"))
    for pairing in Pairing.objects.filter(pk__in=last_dates).with_people():
        last, gap = last_dates[pairing.pk], timedelta(days=gap_days(pairing))
        if last is not None and last <= (now - gap).date():
            yield from _both(pairing, "session.silence", pairing.pk, str(last), nudge=True)


def moved_twice_in_a_row(now: datetime) -> Iterator[Reminder]:
    """The pair moved or missed as often as the program tolerates, without meeting in between."""
    lost = Session.objects.filter(pairing=OuterRef("pk")).filter(
        Q(moves__gt=0) | Q(state__in=["missed", "cancelled"])
    )
    for pairing in _without_date().filter(Exists(lost)).with_people():
        count = moves_in_a_row(pairing)
        if count >= pairing.cohort.program.moves_alert:
            yield from _both(pairing, "session.moved_twice", pairing.pk, str(count), nudge=True)


def _open_trainings(pairs: list[Pairing]) -> dict[UUID, list[str]]:
    return open_modules([part for each in pairs for part in (each.mentor, each.executive)])


def gap_days(pairing: Pairing) -> int:
    """The alarm follows a longer rhythm: twice-a-quarter programs are not silent after 45 days."""
    program = pairing.cohort.program
    rhythm = program.months * 30 // max(1, pairing.sessions_planned)
    return int(max(program.gap_alert_days, rhythm + 14))


def _last_held() -> Coalesce:
    held = Max("sessions__held_on", filter=Q(sessions__state="held"))
    return Coalesce(held, TruncDate("active_on"))


def _without_date() -> PairingQuerySet:
    """Meeting pairs that have nothing planned and nothing left to log."""
    ahead = Session.objects.filter(pairing=OuterRef("pk"), state=Session.State.PLANNED)
    return Pairing.objects.filter(~Exists(ahead), state__in=MEETING)


def _both(
    pairing: Pairing, kind: str, object_id: object, occurrence: str, *, nudge: bool = False
) -> Iterator[Reminder]:
    for part in (pairing.mentor, pairing.executive):
        yield Reminder(part.person, kind, object_id, occurrence=occurrence, nudge=nudge)

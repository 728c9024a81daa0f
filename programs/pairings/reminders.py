"""What members of a pair are reminded of: a match to answer, an agreement to accept."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from mentoring.outbox.reminders import Reminder
from mentoring.walls.asking import errand
from programs.pairings.models import MEETING, MatchAnswer, Pairing

MATCH_WAITS = timedelta(days=3)
AGREEMENT_WAITS = timedelta(days=3)


def match_is_open(now: datetime) -> Iterator[Reminder]:
    """A match was proposed three days ago and this side has not answered."""
    open_since = Pairing.objects.filter(
        state=Pairing.State.PROPOSED, proposed_at__lte=now - MATCH_WAITS, answer_by__gt=now
    )
    answers = MatchAnswer.objects.filter(pairing__in=open_since)
    with errand("reminding"):
        answered = set(answers.values_list("pairing", "part"))
    for pairing in open_since.with_people():
        for part in (pairing.mentor, pairing.executive):
            if (pairing.pk, part.pk) not in answered:
                yield Reminder(part.person, "pairing.match_is_open", pairing.pk, nudge=True)


def agreement_is_open(now: datetime) -> Iterator[Reminder]:
    """A pair meets and this side has not accepted the newest agreement for three days."""
    since = (now - AGREEMENT_WAITS).date()
    meeting = Pairing.objects.filter(state__in=MEETING, active_on__lte=since).with_people()
    for pairing in meeting.prefetch_related("agreements__consents"):
        newest = max(pairing.agreements.all(), key=lambda each: each.number, default=None)
        consented = {each.part_id for each in newest.consents.all()} if newest else set()
        number = str(newest.number if newest else 1)
        for part in (pairing.mentor, pairing.executive):
            if part.pk not in consented:
                yield Reminder(
                    part.person, "agreement.is_open", pairing.pk, occurrence=number, nudge=True
                )

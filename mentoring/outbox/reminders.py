"""The one reminder engine: slices say what is due, this says it once, and not too often."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from mentoring.outbox.actions import post_all
from mentoring.outbox.locks import one_at_a_time
from mentoring.outbox.models import NUDGE_EVERY, Message, Preference
from mentoring.outbox.recipients import Recipient

BATCH = 500


@dataclass(frozen=True)
class Reminder:
    """A fact somebody should be told. Recipient, kind, object and occurrence say it is this one.

    A nudge asks for something that has no date: at most one a week for each person, over all
    kinds, and none for those who have switched them off. A dated reminder is not a nudge.
    """

    recipient: Recipient
    kind: str
    object_id: object
    occurrence: str = ""
    not_before: datetime | None = None
    nudge: bool = False


Source = Callable[[datetime], Iterable[Reminder]]


def remind(now: datetime) -> int:
    """Ask every source what is due and queue what is new. Returns how many mails that makes."""
    return sum(
        queue(batch, now)
        for path in settings.REMINDER_SOURCES
        for batch in batches(import_string(path)(now))
    )


def batches(reminders: Iterable[Reminder]) -> Iterator[list[Reminder]]:
    left = iter(reminders)
    while batch := list(islice(left, BATCH)):
        yield batch


@transaction.atomic
def queue(reminders: list[Reminder], now: datetime) -> int:
    """Post one batch; those posted before are passed over by their unique key."""
    if any(reminder.nudge for reminder in reminders):
        one_at_a_time("nudges")
    wanted = [reminder for reminder in reminders if not reminder.nudge]
    return post_all([message(each, now) for each in [*wanted, *welcome(reminders, now)]])


def welcome(reminders: list[Reminder], now: datetime) -> Iterator[Reminder]:
    """The nudges among them that their recipients have room for: the first one of each."""
    nudges = [reminder for reminder in reminders if reminder.nudge]
    full = unwelcome({nudge.recipient.pk for nudge in nudges}, now)
    for nudge in nudges:
        if nudge.recipient.pk not in full:
            full.add(nudge.recipient.pk)
            yield nudge


def unwelcome(people: set[UUID], now: datetime) -> set[UUID]:
    """Those who want no nudges, have one waiting, or got one within the week."""
    mine = Message.objects.filter(recipient_id__in=people)
    told = mine.nudges_waiting() | mine.nudges_left(now - NUDGE_EVERY)
    off = Preference.objects.filter(person_id__in=people, nudges=False)
    return {
        *told.values_list("recipient_id", flat=True),
        *off.values_list("person_id", flat=True),
    }


def message(reminder: Reminder, now: datetime) -> Message:
    return Message(
        recipient_id=reminder.recipient.pk,
        kind=reminder.kind,
        object_id=str(reminder.object_id),
        occurrence=reminder.occurrence,
        not_before=reminder.not_before or now,
        urgency=Message.Urgency.NUDGE if reminder.nudge else Message.Urgency.NORMAL,
        region=reminder.recipient.region,
    )

"""Takes mail for one worker: locked, leased, and no nudge where there was one this week."""

from datetime import datetime, timedelta

from django.db import transaction

from mentoring.outbox.fates import LADDER
from mentoring.outbox.locks import one_at_a_time
from mentoring.outbox.models import NUDGE_EVERY, Message

LEASE = timedelta(minutes=3)  # longer than a server that answers each command late
State = Message.State


def claim(now: datetime, alive: datetime) -> Message | None:
    """Take the next due mail for this worker alone; None when there is none."""
    while True:
        with transaction.atomic():
            message = next_due(now, alive)
            if message is None:
                return None
            if take(message, now, alive):
                return message


def next_due(now: datetime, alive: datetime) -> Message | None:
    """The most urgent mail whose time has come; else one whose sender went silent. Locked."""
    free = Message.objects.select_for_update(skip_locked=True)
    waiting = free.waiting(now).order_by("urgency", "not_before")
    return waiting.first() or free.abandoned(alive).first()


def take(message: Message, now: datetime, alive: datetime) -> bool:
    """Mark a locked mail as this worker's. False when it must not go (now)."""
    if message.state == State.INFLIGHT and (message.is_nudge or message.attempts > len(LADDER)):
        # It may have left before its sender died: no nudge is worth telling twice, nor any
        # other mail for ever.
        message.state, message.reason = State.UNCERTAIN, "its sender stopped in the middle"
        message.sent_at = message.sent_at or now
        message.save()
        return False
    if message.is_nudge and (room := has_room_at(message, now)) > now:
        message.not_before = room
        message.save()
        return False
    message.state, message.lease_until = State.INFLIGHT, alive + LEASE
    message.sent_at = now if message.is_nudge else None
    message.attempts += 1
    message.save()
    return True


def has_room_at(nudge: Message, now: datetime) -> datetime:
    """When this person may be nudged: a week after the last nudge that left, of any kind."""
    one_at_a_time(f"nudge {nudge.recipient_id}")
    others = Message.objects.filter(recipient_id=nudge.recipient_id).exclude(pk=nudge.pk)
    last = others.nudges_left(now - NUDGE_EVERY).order_by("-sent_at").first()
    return last.sent_at + NUDGE_EVERY if last and last.sent_at else now

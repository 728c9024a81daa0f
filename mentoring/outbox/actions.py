"""Puts mail into the outbox, in the transaction of what caused it."""

from datetime import datetime
from uuid import UUID

from django.db import models, transaction
from django.db.models.expressions import DatabaseDefault

from mentoring.audit.actions import record
from mentoring.outbox.models import Message, Preference
from mentoring.outbox.recipients import Recipient
from mentoring.web import clock
from mentoring.web.bell import ring


def post(
    recipient: Recipient,
    kind: str,
    object_id: object,
    *,
    occurrence: str = "",
    not_before: datetime | None = None,
    urgency: int = Message.Urgency.NORMAL,
) -> bool:
    """Queue one mail. False when this very mail is already there: it is never sent twice."""
    message = Message(
        recipient_id=recipient.pk,
        kind=kind,
        object_id=str(object_id),
        occurrence=occurrence,
        not_before=not_before or clock.now(),
        urgency=urgency,
        region=recipient.region,
    )
    return post_all([message]) == 1


def post_all(messages: list[Message]) -> int:
    """Queue many at once; those already there are passed over. Returns how many are new."""
    if not messages:
        return 0
    now = clock.now()
    for message in messages:
        if isinstance(message.not_before, DatabaseDefault):
            message.not_before = now
    Message.objects.bulk_create(messages, ignore_conflicts=True, batch_size=1000)
    ring("outbox")
    return Message.objects.filter(pk__in=[message.pk for message in messages]).count()


def drop(kind: str, object_id: object) -> int:
    """What has not left yet is no longer wanted."""
    waiting = Message.objects.filter(kind=kind, object_id=str(object_id))
    return waiting.filter(state__in=["queued", "retry"]).update(state=Message.State.DROPPED)


STUCK = [Message.State.PARKED, Message.State.UNCERTAIN, Message.State.RETRY]


@transaction.atomic
def retry_mail(message: Message, *, by: models.Model) -> bool:
    """Give a mail that is stuck a fresh start, now. False when it is not stuck (any more)."""
    stuck = Message.objects.select_for_update().filter(pk=message.pk, state__in=STUCK)
    row = stuck.first()
    if row is None:
        return False
    Preference.objects.filter(person_id=row.recipient_id).update(bouncing=False)
    record(by, "outbox.retried", row, old={"state": row.state}, new={"state": "queued"})
    row.state, row.attempts, row.reason = Message.State.QUEUED, 0, ""
    row.not_before = clock.now()
    row.save(update_fields=["state", "attempts", "reason", "not_before"])
    ring("outbox")
    return True


def switch_nudges(person_id: UUID, *, on: bool) -> None:
    """Whether a person gets nudges; those that wait go when they are switched off."""
    Preference.objects.update_or_create(person_id=person_id, defaults={"nudges": on})
    if not on:
        waiting = Message.objects.filter(recipient_id=person_id, urgency=Message.Urgency.NUDGE)
        waiting.filter(state__in=["queued", "retry"]).update(state=Message.State.DROPPED)

"""Puts mail into the outbox, in the transaction of what caused it."""

from datetime import datetime

from mentoring.outbox.models import Message
from mentoring.outbox.recipients import Recipient
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
        urgency=urgency,
        region=recipient.region,
    )
    if not_before is not None:
        message.not_before = not_before
    return post_all([message]) == 1


def post_all(messages: list[Message]) -> int:
    """Queue many at once; those already there are passed over. Returns how many are new."""
    before = [message.pk for message in messages]
    Message.objects.bulk_create(messages, ignore_conflicts=True, batch_size=1000)
    ring("outbox")
    return Message.objects.filter(pk__in=before).count()


def drop(kind: str, object_id: object) -> int:
    """What has not left yet is no longer wanted."""
    waiting = Message.objects.filter(kind=kind, object_id=str(object_id))
    return waiting.filter(state__in=["queued", "retry"]).update(state=Message.State.DROPPED)

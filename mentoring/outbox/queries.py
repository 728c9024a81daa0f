"""What operators, the relay and /readyz ask about mail: never an address, never a word."""

from datetime import datetime

from django.db.models import Count, Min

from mentoring.outbox.models import Message, MessageQuerySet


def is_any_due(now: datetime, alive: datetime) -> bool:
    mail = Message.objects
    return mail.waiting(now).exists() or mail.abandoned(alive).exists()


def oldest_due(now: datetime) -> int:
    """For how many seconds the mail that waits longest could have gone; 0 when none waits."""
    oldest = Message.objects.waiting(now).aggregate(at=Min("not_before"))["at"]
    return 0 if oldest is None else max(0, int((now - oldest).total_seconds()))


def counts(mail: MessageQuerySet) -> dict[str, int]:
    """How many mails are in each state; those with none are there with 0."""
    found = mail.order_by().values_list("state").annotate(Count("pk"))
    return dict.fromkeys(Message.State.values, 0) | dict(found)


def stuck(mail: MessageQuerySet) -> MessageQuerySet:
    """What an operator may have to look at, the oldest first."""
    return mail.filter(state__in=["parked", "uncertain", "retry"]).order_by("created_at")

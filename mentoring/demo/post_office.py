"""The mail of the past: what the cast got is kept word for word, the rest counts as sent."""

from collections.abc import Container
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import connection

from mentoring.demo.timeline import Timeline
from mentoring.outbox.claiming import take
from mentoring.outbox.hours import welcome_at
from mentoring.outbox.models import Message
from mentoring.outbox.sending import Office, deliver

WAITING = ["queued", "retry"]
WAITS = "UPDATE mentoring_message SET not_before = %s WHERE id = %s"
SENT = "UPDATE mentoring_message SET state = 'sent', sent_at = %s, attempts = 1 WHERE id = %s"
KEPT_DAYS = timedelta(days=2)


class PostOffice:
    """Sends each mail when the real one would: at once, or in its reader's working hours."""

    def __init__(self, timeline: Timeline, readers: Container[UUID]) -> None:
        self.timeline, self.readers = timeline, readers
        self.office = Office()
        self.gone: list[Message] = []
        self.waiting: list[Message] = []
        self.moment, self.seen = timeline.until, set[UUID]()

    def collect(self, moment: datetime) -> None:
        """Look what an act of this moment has posted."""
        if moment != self.moment:
            self.moment, self.seen = moment, set()
        posted = Message.objects.filter(state__in=WAITING, created_at=moment)
        for message in posted.exclude(pk__in=self.seen).select_related("recipient"):
            self.seen.add(message.pk)
            due = self.due(message, moment)
            if due > self.timeline.until:
                message.not_before = due
                self.waiting.append(message)
            elif self.is_kept(message, due):
                self.timeline.at(due, partial(self.send, message.pk))
            else:
                message.sent_at = due
                self.gone.append(message)

    def write_down(self) -> None:
        """The mail nobody of the cast got, and what waits for Monday, all of it at once."""
        with connection.cursor() as cursor:
            cursor.executemany(WAITS, [(each.not_before, each.pk) for each in self.waiting])
            cursor.executemany(SENT, [(each.sent_at, each.pk) for each in self.gone])
        self.waiting, self.gone = [], []

    def due(self, message: Message, moment: datetime) -> datetime:
        moment = max(moment, message.not_before)
        if message.urgency == Message.Urgency.CRITICAL:
            return moment
        return welcome_at(message.recipient, moment)

    def is_kept(self, message: Message, due: datetime) -> bool:
        """The cast's mail, and everybody's of the last days."""
        return message.recipient_id in self.readers or due > self.timeline.until - KEPT_DAYS

    def send(self, pk: UUID, moment: datetime) -> None:
        message = Message.objects.select_related("recipient").get(pk=pk)
        if message.state not in WAITING:
            return
        if take(message, moment, moment):
            deliver(message, self.office, moment)
        elif message.state in WAITING:  # this week's nudge has been: it waits its turn
            self.timeline.at(message.not_before, partial(self.send, pk))

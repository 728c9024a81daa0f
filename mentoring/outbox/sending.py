"""Sends what is due: claim one, make its text, hand it over, write down what came of it."""

import logging
import time
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.message import EmailMessage
from django.utils.module_loading import import_string

from mentoring.outbox.claiming import claim
from mentoring.outbox.envelope import wrap
from mentoring.outbox.fates import Fate, fate, wait
from mentoring.outbox.hours import welcome_at
from mentoring.outbox.models import Message, Preference
from mentoring.walls.asking import asking
from mentoring.web import clock

log = logging.getLogger(__name__)
STINT = 30.0  # seconds after which a worker lets others have their turn
AWAY = timedelta(minutes=1)
State = Message.State


class Away(Exception):  # noqa: N818 - the server is; no mail is to blame
    """No connection to the mail server."""


class Office:
    """One connection to the mail server, opened anew after every failure."""

    def __init__(self) -> None:
        self.backend = get_connection()

    def send(self, letter: EmailMessage) -> None:
        try:
            self.backend.open()
        except Exception as error:
            self.close()
            raise Away(type(error).__name__) from error
        try:
            self.backend.send_messages([letter])
        except Exception:
            self.close()
            raise

    def close(self) -> None:
        with suppress(Exception):
            self.backend.close()


def drain() -> int:
    """Deal with due mail, the most urgent first, until none is left or the stint is over."""
    office, until, dealt = Office(), time.monotonic() + STINT, 0
    try:
        while time.monotonic() < until and (message := claim(clock.now(), clock.unmoved())):
            deliver(message, office, clock.now())
            dealt += 1
    except Away as away:
        log.warning("the mail server does not answer: %s", away)
    finally:
        office.close()
    return dealt


def deliver(message: Message, office: Office, now: datetime) -> None:
    """Send one claimed mail, or say why not. Raises Away when the server is not there."""
    reason, later = unwanted(message, now), postponed(message, now)
    if reason:
        settle(message, State.DROPPED, reason=reason)
    elif later > now:
        settle(message, State.QUEUED, not_before=later, attempts=message.attempts - 1)
    else:
        hand_over(message, office, now)


def unwanted(message: Message, now: datetime) -> str:
    """Why this person gets no mail, in words for the operator; empty when mail may go."""
    person = message.recipient
    preference = Preference.objects.filter(person_id=person.pk).first() or Preference()
    if person.has_left(person.local(now).date()):
        return "has left"
    if preference.bouncing or not person.email:
        return "no working address"
    if message.is_nudge and not preference.nudges:
        return "switched off"
    return ""


def postponed(message: Message, now: datetime) -> datetime:
    urgent = message.urgency == Message.Urgency.CRITICAL
    return now if urgent else welcome_at(message.recipient, now)


def hand_over(message: Message, office: Office, now: datetime) -> None:
    try:
        letter = compose(message, now)
        if letter is None:
            settle(message, State.DROPPED, reason="no longer wanted")
            return
        office.send(letter)
    except Away:
        tries = message.attempts - 1  # no fault of this mail
        away = {"reason": "mail server not reached", "not_before": now + AWAY, "attempts": tries}
        settle(message, State.RETRY, **away)
        raise
    except Exception as error:  # noqa: BLE001 - every failure of a server or a text is a fate
        # Only the kind of error: a server's answer repeats the address.
        log.warning("mail %s (%s): %s", message.pk, message.kind, type(error).__name__)
        missed(message, fate(error), now)
    else:
        settle(message, State.SENT, sent_at=now)


def compose(message: Message, now: datetime) -> EmailMessage | None:
    """The mail as it goes out, or None when its kind says that it is no longer wanted.

    It is made with its recipient's eyes: what they may not read cannot stand in it.
    """
    try:
        with asking(message.recipient_id):
            mail = import_string(settings.MESSAGE_KINDS[message.kind])(message, now)
            return mail and wrap(message, message.recipient, mail)
    except Exception:
        log.exception("mail %s (%s) has no text", message.pk, message.kind)
        raise


def missed(message: Message, fate: Fate, now: datetime) -> None:
    """A try that did not work: again later, or parked for somebody to look at."""
    if fate.bouncing:
        Preference.objects.update_or_create(
            person_id=message.recipient_id, defaults={"bouncing": True}
        )
    pause = wait(message.attempts)
    if fate.unsure and (message.is_nudge or pause is None):
        settle(message, State.UNCERTAIN, reason=fate.reason, sent_at=now)
    elif fate.again and pause is not None:
        settle(message, State.RETRY, reason=fate.reason, not_before=now + pause)
    else:
        settle(message, State.PARKED, reason=fate.reason)


def settle(message: Message, state: str, **fields: Any) -> bool:
    """Write down what came of it, unless another worker has taken the mail over."""
    mine = Message.objects.filter(pk=message.pk, state=State.INFLIGHT, attempts=message.attempts)
    plain: dict[str, Any] = {"reason": "", "sent_at": None, "lease_until": None}
    return mine.update(state=state, **(plain | fields)) == 1

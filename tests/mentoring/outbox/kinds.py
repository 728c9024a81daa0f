"""Kinds of mail that only tests know."""

from datetime import datetime

from mentoring.outbox.mail import Mail
from mentoring.outbox.models import Message

CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Zoë and Tomás\r\nEND:VCALENDAR\r\n"


def plain(message: Message, now: datetime) -> Mail | None:
    return Mail("About you", "Dear reader.\n", html="<p>Dear reader.</p>")


def invitation(message: Message, now: datetime) -> Mail | None:
    return Mail("Come", "Dear.\n", html="<p>Dear.</p>", calendar=CALENDAR, method="REQUEST")


def unwanted(message: Message, now: datetime) -> Mail | None:
    return None


def broken(message: Message, now: datetime) -> Mail | None:
    raise KeyError("a row that is gone")


KINDS = {name: f"{__name__}.{name}" for name in ("plain", "invitation", "unwanted", "broken")}

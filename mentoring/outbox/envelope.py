"""A mail as it goes over the wire."""

from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from mentoring.outbox import off
from mentoring.outbox.mail import Mail
from mentoring.outbox.models import Message
from mentoring.outbox.recipients import Recipient


def wrap(message: Message, recipient: Recipient, mail: Mail) -> EmailMultiAlternatives:
    """Text, HTML and calendar as alternatives of each other; an invitation is also attached."""
    letter = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        to=[mail.to or recipient.email],
        headers=headers(message, recipient, mail),
    )
    if mail.html:
        letter.attach_alternative(mail.html, "text/html")
    if mail.calendar:
        letter.attach_alternative(mail.calendar, f"text/calendar; method={mail.method}")
        letter.attach("invite.ics", mail.calendar.encode(), "application/ics")
    return letter


def headers(message: Message, recipient: Recipient, mail: Mail) -> dict[str, str]:
    switch = off.headers(recipient.pk) if message.is_nudge else {}
    fixed = {"Message-ID": message_id(message), "Auto-Submitted": "auto-generated"}
    return switch | mail.headers | fixed


def message_id(message: Message) -> str:
    """Always the same for one row, so that a mail sent twice is seen to be one."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{message.pk}@{domain}>"

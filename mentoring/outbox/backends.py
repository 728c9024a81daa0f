"""Ways out of the house: SMTP that knows when it cannot know, and the demo's table."""

import smtplib
from collections.abc import Sequence
from typing import Any

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend

from mentoring.outbox.links import detached
from mentoring.outbox.models import KeptMail
from mentoring.web import clock


class Unconfirmed(smtplib.SMTPException):
    """The text was given to the server, and the line went dead before it said yes or no."""


class Watchful(smtplib.SMTP):
    """Tells a line that went dead before the text from one that went dead after it."""

    replies = 0

    def getreply(self) -> tuple[int, bytes]:
        reply = super().getreply()
        self.replies += 1
        return reply

    def data(self, msg: Any) -> tuple[int, bytes]:
        before = self.replies
        try:
            return super().data(msg)
        except (smtplib.SMTPServerDisconnected, OSError) as lost:
            if self.replies > before:  # 354: from here on the server may have it
                raise Unconfirmed from lost
            raise


class WatchfulOverTls(Watchful, smtplib.SMTP_SSL):
    """The same, encrypted from the first byte."""


class SmtpBackend(EmailBackend):
    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return WatchfulOverTls if self.use_ssl else Watchful


class DemoBackend(BaseEmailBackend):
    """What would be sent is kept and read on a page."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for mail in email_messages:
            for address in mail.recipients():
                KeptMail.objects.create(
                    at=clock.now(),
                    to=address,
                    subject=str(mail.subject),
                    text=detached(str(mail.body)),
                    html=detached(alternative(mail, "text/html")),
                    calendar=detached(alternative(mail, "text/calendar")),
                    headers={k: detached(str(v)) for k, v in mail.extra_headers.items()},
                )
        return len(email_messages)


def alternative(mail: EmailMessage, kind: str) -> str:
    """The first alternative whose media type starts with `kind`, as text."""
    if not isinstance(mail, EmailMultiAlternatives):
        return ""
    return next(
        (str(body) for body, mimetype in mail.alternatives if str(mimetype).startswith(kind)), ""
    )

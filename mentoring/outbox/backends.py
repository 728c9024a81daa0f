"""The demo's mail backend: what would be sent is kept and read on a page."""

from collections.abc import Sequence

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from mentoring.outbox.models import KeptMail
from mentoring.web import clock


class DemoBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for mail in email_messages:
            for address in mail.recipients():
                KeptMail.objects.create(
                    at=clock.now(),
                    to=address,
                    subject=mail.subject,
                    text=mail.body,
                    html=alternative(mail, "text/html"),
                    calendar=alternative(mail, "text/calendar"),
                    headers=dict(mail.extra_headers),
                )
        return len(email_messages)


def alternative(mail: EmailMessage, kind: str) -> str:
    """The first alternative whose media type starts with `kind`, as text."""
    if not isinstance(mail, EmailMultiAlternatives):
        return ""
    return next(
        (str(body) for body, mimetype in mail.alternatives if str(mimetype).startswith(kind)), ""
    )

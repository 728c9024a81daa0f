"""A mail in words, made from ids at the moment it leaves."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation

from mentoring.outbox import off
from mentoring.outbox.links import absolute
from mentoring.outbox.models import Message
from mentoring.outbox.recipients import Recipient


@dataclass(frozen=True)
class Mail:
    """What goes out: subject and both bodies; `calendar` is an iTIP object with its method."""

    subject: str
    text: str
    html: str = ""
    calendar: str = ""
    method: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    # Where it goes when not to the recipient's own address of today (an address that was left).
    to: str = ""


class Composer(Protocol):
    """Makes the mail of one kind, or None when it is no longer wanted (looked up again now)."""

    def __call__(self, message: Message, now: datetime) -> Mail | None: ...


def write(
    recipient: Recipient,
    template: str,
    context: dict[str, Any],
    *,
    language: str = "en",
    calendar: str = "",
    method: str = "",
    headers: dict[str, str] | None = None,
    nudge: bool = False,
) -> Mail:
    """Render `outbox/<template>.txt` (its first line is the subject) and `.html` for one person.

    A nudge carries its off switch: `off_url` for the text, and the headers of RFC 8058.
    """
    everything = {
        "off_url": off.url(recipient.pk) if nudge else "",
        "recipient": recipient,
        "product_name": settings.PRODUCT_NAME,
        "site_url": settings.SITE_URL,
        **context,
    }
    with translation.override(language), timezone.override(recipient.zone):
        words = render_to_string(f"outbox/{template}.txt", everything).strip()
        subject, _, text = words.partition("\n")
        html = render_to_string(f"outbox/{template}.html", everything | {"subject": subject})
    return Mail(
        subject=" ".join(subject.split()),
        text=text.strip() + "\n",
        html=html,
        calendar=calendar,
        method=method,
        headers=(headers or {}) | (off.headers(recipient.pk) if nudge else {}),
    )


__all__ = ["Composer", "Mail", "absolute", "write"]

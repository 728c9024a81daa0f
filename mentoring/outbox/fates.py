"""What a mail server's answer means for a mail (RFC 5321, 4.2.1)."""

import smtplib
from dataclasses import dataclass
from datetime import timedelta
from random import uniform

from mentoring.outbox.backends import Unconfirmed

# After the sixth try somebody has to look.
LADDER = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480)]
PERMANENT = 500  # and above: the same mail would be refused again
NO_SUCH_ADDRESS = range(550, 560)
NO_SUCH_MAILBOX = 550


@dataclass(frozen=True)
class Fate:
    """`again`: another try may help. `bouncing`: the address takes nothing any more."""

    reason: str
    again: bool = True
    bouncing: bool = False
    unsure: bool = False


def fate(error: Exception) -> Fate:
    """What to do with a mail that this error kept from being sent, in words without its text."""
    if isinstance(error, Unconfirmed):
        return Fate("the line went dead after the text was given", unsure=True)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code = next(iter(error.recipients.values()))[0]
        return Fate(
            f"recipient refused: {code}", again=code < PERMANENT, bouncing=code in NO_SUCH_ADDRESS
        )
    if isinstance(error, smtplib.SMTPDataError):
        code = error.smtp_code
        return Fate(
            f"text refused: {code}", again=code < PERMANENT, bouncing=code == NO_SUCH_MAILBOX
        )
    if isinstance(error, smtplib.SMTPResponseException):
        # Sender, greeting or sign-in: nothing that this one mail could do about it.
        return Fate(f"mail server answered {error.smtp_code}")
    if isinstance(error, OSError):  # smtplib's own errors are OSErrors
        return Fate(f"not sent: {type(error).__name__}")
    return Fate(f"its text could not be made: {type(error).__name__}")


def wait(attempts: int) -> timedelta | None:
    """How long until the next try, a little different each time; None when it was the last."""
    if attempts > len(LADDER):
        return None
    return LADDER[attempts - 1] * uniform(0.8, 1.2)

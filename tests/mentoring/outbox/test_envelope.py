"""A mail as it goes over the wire."""

from email import message_from_bytes, policy
from typing import Any

import pytest

from mentoring.outbox.envelope import wrap
from mentoring.outbox.mail import Mail
from mentoring.outbox.models import Message
from mentoring.people.models import Person
from tests.mentoring.outbox import kinds

pytestmark = pytest.mark.django_db


def wire(reader: Person, mail: Mail, urgency: int = Message.Urgency.NORMAL) -> Any:
    message = Message(recipient=reader, kind="plain", object_id="1", urgency=urgency)
    whole = wrap(message, reader, mail).message().as_bytes(linesep="\r\n")
    return message_from_bytes(whole, policy=policy.default)


def test_an_invitation_is_an_alternative_and_an_attachment(reader: Person) -> None:
    letter = wire(reader, Mail("Come", "Dear.", calendar=kinds.CALENDAR, method="REQUEST"))

    calendar = next(part for part in letter.walk() if part.get_content_type() == "text/calendar")
    attached = next(letter.iter_attachments())
    assert dict(calendar["Content-Type"].params) == {"method": "REQUEST", "charset": "utf-8"}
    assert calendar.get_payload(decode=True).decode() == kinds.CALENDAR
    assert (attached.get_content_type(), attached.get_filename()) == (
        "application/ics",
        "invite.ics",
    )
    assert attached.get_payload(decode=True).decode() == kinds.CALENDAR


def test_a_nudge_can_be_switched_off_with_one_click_and_other_mail_cannot(reader: Person) -> None:
    nudge = wire(reader, Mail("Think", "Dear."), Message.Urgency.NUDGE)
    other = wire(reader, Mail("Come", "Dear."))

    assert nudge["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert nudge["List-Unsubscribe"].strip().startswith("<http://127.0.0.1:8000/u/")
    assert other["List-Unsubscribe"] is None


def test_no_out_of_office_answers_it(reader: Person) -> None:
    assert wire(reader, Mail("Come", "Dear."))["Auto-Submitted"] == "auto-generated"


def test_mail_can_go_to_an_address_that_was_left(reader: Person) -> None:
    assert wire(reader, Mail("New address", "Dear.", to="old@example.com"))["To"] == (
        "old@example.com"
    )

"""Mails about accounts: their messages hold an id, and the text is made when they leave."""

from dataclasses import replace
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring.outbox.links import absolute
from mentoring.outbox.mail import Mail, write
from mentoring.outbox.models import Message
from mentoring.people.models import Grant, Person, User


def role_granted(message: Message, now: datetime) -> Mail | None:
    """To the holder; not once the role has been taken back."""
    grant = Grant.objects.in_force().filter(pk=message.object_id).select_related("user").first()
    if grant is None or not grant.user.is_active:
        return None
    context = {
        "role": grant.get_role_display(),
        "action_url": absolute(reverse("account_login")),
        "action_label": _("Sign in"),
    }
    return write(recipient(message), "people/role_granted", context)


def address_left(message: Message, now: datetime) -> Mail | None:
    """To the address that still signs in: whoever reads it can say that the change is wrong."""
    return _address(message, "people/address_left", old=True)


def address_named(message: Message, now: datetime) -> Mail | None:
    """To the address that HR's file names now: it does not sign in yet."""
    return _address(message, "people/address_named", old=False)


def _address(message: Message, template: str, *, old: bool) -> Mail | None:
    user = User.objects.filter(pk=message.object_id).select_related("person").first()
    if user is None or not user.address_differs:
        return None
    path = reverse("people:address") if old else reverse("account_login")
    context = {"action_url": absolute(path), "action_label": _("Sign in")}
    return replace(write(recipient(message), template, context), to=user.email if old else "")


def recipient(message: Message) -> Person:
    return Person.objects.get(pk=message.recipient_id)

"""Mails about requests for help: to those who answer them, never to the partner."""

from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mentoring.outbox.mail import Mail, absolute, write
from mentoring.outbox.models import Message
from mentoring.people.models import Person
from programs.health.models import HelpRequest
from programs.pairings.models import Pairing

WHAT = {
    HelpRequest.Kind.QUESTION: lambda: _("has a question"),
    HelpRequest.Kind.REMATCH: lambda: _("would like another match"),
    HelpRequest.Kind.UNCOMFORTABLE: lambda: _("wants a call"),
}


def asked(message: Message, now: datetime) -> Mail | None:
    """To the coordinator: a name, the kind of request, and what the person chose to tell."""
    return _about(message, "health/asked")


def overdue(message: Message, now: datetime) -> Mail | None:
    """To the owner: the promised hour is over."""
    return _about(message, "health/overdue")


def _about(message: Message, template: str) -> Mail | None:
    request = (
        HelpRequest.objects.open()
        .filter(pk=message.object_id)
        .select_related("part__person")
        .first()
    )
    if request is None:
        return None
    reader = Person.objects.get(pk=message.recipient_id)
    context = {
        "name": request.part.person.name,
        "what": WHAT[HelpRequest.Kind(request.kind)](),
        "text": request.text,
        "due": date_format(reader.local(request.due_at), "D j M, H:i"),
        "action_url": absolute(reverse("health:requests")),
        "action_label": _("Open the requests"),
    }
    return write(reader, template, context)


def pair_rests(message: Message, now: datetime) -> Mail | None:
    """To the coordinators: the company changed, and a pair of theirs rests because of it."""
    pairing = (
        Pairing.objects.filter(pk=message.object_id, state=Pairing.State.PAUSED)
        .select_related("mentor__person", "executive__person")
        .first()
    )
    if pairing is None or str(pairing.version) != message.occurrence:
        return None
    context = {
        "mentor": pairing.mentor.person.name,
        "executive": pairing.executive.person.name,
        "in_line": pairing.paused_why == "line",
        "action_url": absolute(reverse("desk:pair", args=[pairing.pk])),
        "action_label": _("Open the pair"),
    }
    reader = Person.objects.get(pk=message.recipient_id)
    return write(reader, "health/pair_rests", context)

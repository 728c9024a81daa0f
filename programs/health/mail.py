"""Mails about requests for help: to those who answer them, never to the partner."""

from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mentoring.outbox.mail import Mail, absolute, write
from mentoring.outbox.models import Message
from mentoring.people.models import Person
from programs.health.models import Conflict, HelpRequest
from programs.health.wording import done, sentences
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


def conflict_found(message: Message, now: datetime) -> Mail | None:
    """To the coordinators: what stands between the two, what was done, and what they can do."""
    conflict = Conflict.objects.with_pair().filter(pk=message.object_id).first()
    if conflict is None or (conflict.is_open and conflict.gone_at):
        return None
    return _of_conflict(message, conflict, "health/conflict_found")


def conflict_gone(message: Message, now: datetime) -> Mail | None:
    """To the coordinators: nothing stands between the two any more, and the pair still rests."""
    conflict = Conflict.objects.open().with_pair().filter(pk=message.object_id).first()
    if conflict is None or conflict.gone_at is None:
        return None
    return _of_conflict(message, conflict, "health/conflict_gone")


def _of_conflict(message: Message, conflict: Conflict, template: str) -> Mail:
    pair = conflict.pairing
    names = {"mentor": pair.mentor.person.name, "executive": pair.executive.person.name}
    context = {
        **names,
        "relations": sentences(conflict.relations, **names, ties=False),
        "done": done(conflict),
        "action_url": absolute(reverse("health:conflicts")),
        "action_label": _("Open the conflict watch"),
    }
    return write(Person.objects.get(pk=message.recipient_id), template, context)


def pair_rests(message: Message, now: datetime) -> Mail | None:
    """To the coordinators: somebody has left, and a pair of theirs rests because of it."""
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
        "action_url": absolute(reverse("desk:pair", args=[pairing.pk])),
        "action_label": _("Open the pair"),
    }
    reader = Person.objects.get(pk=message.recipient_id)
    return write(reader, "health/pair_rests", context)

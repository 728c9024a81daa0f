"""Who may look into the outbox: those who run programs, keep it running, or check them."""

from typing import Any

from django.conf import settings

from mentoring.outbox.models import Message, MessageQuerySet
from mentoring.web.roles import roles


def may_see_queue(user: Any) -> bool:
    return roles().may_run(user) or roles().holds(user, "administrator", "auditor")


def may_retry(user: Any) -> bool:
    return roles().holds(user, "administrator")


def visible(user: Any) -> MessageQuerySet:
    """Mail whose kind and state this account may know: all, or that of the regions it runs.

    A mail that only those get who have not answered tells who has: those who run programs may not
    know.
    """
    if roles().holds(user, "administrator", "auditor"):
        return Message.objects.all()
    regions = roles().regions(user)
    mail = Message.objects.exclude(kind__in=settings.MESSAGES_TO_THE_SILENT)
    return mail if regions is None else mail.filter(region__in=regions)

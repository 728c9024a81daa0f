"""The reminder that a profile is not whole yet, written when it leaves."""

from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring.outbox.mail import Mail, absolute, write
from mentoring.outbox.models import Message
from programs.participants.models import Participation
from programs.participants.queries import edition_of
from programs.participants.readiness import LABELS, missing
from programs.setup.wording import words


def profile_waits(message: Message, now: datetime) -> Mail | None:
    """What is missing for a match; None once nothing is, or the person is out."""
    parts = Participation.objects.with_person().taking_part()
    part = parts.filter(pk=UUID(message.object_id), person=message.recipient_id).first()
    if part is None:
        return None
    lacks = [str(LABELS[key]) for key in missing(part)]
    if not lacks and part.person.work_start is not None:
        return None
    edition = edition_of(part)
    start, end = part.person.hours
    context = {
        "edition": edition,
        "said": words(edition),
        "lacks": lacks,
        "assumed": "" if part.person.work_start is not None else _span(start, end),
        "why": _("You take part in %(program)s.") % {"program": part.cohort.program.name},
        "action_label": _("Complete my profile"),
        "action_url": absolute(reverse("participants:profile")),
    }
    language = edition.language if edition is not None else "en"
    template = "participants/profile_waits"
    return write(part.person, template, context, language=language, nudge=True)


def _span(start: int, end: int) -> str:
    return f"{start // 60:02}:{start % 60:02}–{end // 60:02}:{end % 60:02}"

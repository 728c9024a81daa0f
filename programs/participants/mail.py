"""The invitation, and the question about wishes, written when they leave."""

from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mentoring.outbox.mail import Mail, absolute, write
from mentoring.outbox.models import Message
from programs.participants.models import Participation
from programs.participants.queries import edition_of
from programs.participants.ranks import is_open, last_day, own_ranks, unpaired
from programs.participants.tokens import token
from programs.setup.wording import words


def invited(message: Message, now: datetime) -> Mail | None:
    """The invitation to take part; None once it was answered, withdrawn or sent anew."""
    parts = Participation.objects.with_person().select_related("person__user")
    part = parts.filter(pk=UUID(message.object_id), state=Participation.State.INVITED).first()
    if part is None or str(part.link_version) != message.occurrence:
        return None
    return invitation(part)


def invitation(part: Participation, key: str | None = None) -> Mail:
    """The mail itself. A preview gives another `key`: the link of a real one is its owner's."""
    edition = edition_of(part)
    said = words(edition)
    return write(
        part.person,
        "participants/invited",
        {
            "part": part,
            "cohort": part.cohort,
            "program": part.cohort.program,
            "edition": edition,
            "said": said,
            "why": _("You get this because somebody thought of you for it."),
            "action_label": _("See the invitation"),
            "action_url": absolute(reverse("participants:invitation", args=[key or token(part)])),
        },
        language=edition.language if edition is not None else "en",
    )


def ranking_opened(message: Message, now: datetime) -> Mail | None:
    """Who could be your partner, and whom would you like; None when matched or the day is over."""
    return _ranking(message, now, "participants/ranking_opened")


def ranking_closes_soon(message: Message, now: datetime) -> Mail | None:
    """Once more before the last day; None for whoever has named somebody since."""
    return _ranking(message, now, "participants/ranking_closes_soon", nudge=True)


def _ranking(message: Message, now: datetime, template: str, *, nudge: bool = False) -> Mail | None:
    parts = Participation.objects.with_person().filter(pk=UUID(message.object_id))
    part = unpaired(parts.filter(person=message.recipient_id)).first()
    if part is None or not is_open(part, now) or not part.shortlist.exists():
        return None
    if nudge and own_ranks(part):
        return None
    edition = edition_of(part)
    context = {
        "part": part,
        "edition": edition,
        "said": words(edition),
        "until": last_day(part.cohort),
        "why": _("You take part in %(program)s.") % {"program": part.cohort.program.name},
        "action_label": _("See the shortlist"),
        "action_url": absolute(reverse("participants:rank", args=[part.pk])),
    }
    language = edition.language if edition is not None else "en"
    return write(part.person, template, context, language=language, nudge=nudge)

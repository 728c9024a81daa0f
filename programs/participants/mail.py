"""The invitation, written when it leaves."""

from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mentoring.outbox.mail import Mail, absolute, write
from mentoring.outbox.models import Message
from programs.participants.models import Participation
from programs.participants.queries import edition_of
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

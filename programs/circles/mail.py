"""The one mail of a circle: that it is there."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mentoring.outbox.mail import Mail, absolute, write
from mentoring.outbox.models import Message
from programs.circles.access import OUT
from programs.circles.models import CircleMember
from programs.participants.queries import edition_of
from programs.setup.wording import words


def made(message: Message, now: datetime) -> Mail | None:
    """Your circle is there; None once the place is gone or somebody else's."""
    seats = CircleMember.objects.select_related("part__person__grade", "part__cohort__program")
    seat = seats.filter(pk=message.object_id, part__person=message.recipient_id).first()
    if seat is None or seat.part.state in OUT:
        return None
    part, edition = seat.part, edition_of(seat.part)
    context = {
        "edition": edition,
        "said": words(edition),
        "others": seat.circle.members.exclude(part__state__in=OUT).count() - 1,
        "why": _("You take part in %(program)s.") % {"program": part.cohort.program.name},
        "action_label": _("See your circle"),
        "action_url": absolute(reverse("circles:circle", args=[seat.circle_id])),
    }
    language = edition.language if edition is not None else "en"
    return write(part.person, "circles/made", context, language=language)

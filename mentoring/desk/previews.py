"""The mails of a cohort as a real recipient would get them; nothing is sent, nothing is kept."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from mentoring.outbox.mail import Mail
from mentoring.outbox.models import Message
from mentoring.people.models import Person, User
from programs.cohorts.models import Cohort
from programs.pairings.actions import propose
from programs.pairings.moves import Refused
from programs.participants.mail import invitation
from programs.participants.models import Participation


@dataclass(frozen=True)
class Preview:
    title: str
    to: Person
    mail: Mail


def previews(cohort: Cohort, *, by: User, now: datetime) -> list[Preview]:
    """The invitation to each side, and the match to each side of one pair that could be."""
    mentor, executive = _somebody(cohort, "mentor"), _somebody(cohort, "executive")
    asked = [part for part in (mentor, executive) if part is not None]
    found = [
        Preview(
            _("Invitation to a mentor") if part.is_mentor else _("Invitation to an executive"),
            part.person,
            invitation(part, key="example"),
        )
        for part in asked
    ]
    if mentor is not None and executive is not None:
        found += _matches(mentor, executive, by=by, now=now)
    return found


def _somebody(cohort: Cohort, role: str) -> Participation | None:
    """One of those who would get it: somebody free before somebody with a pair."""
    parts = cohort.participations.with_person().filter(role=role)
    parts = parts.exclude(state__in=["declined", "withdrawn"])
    by_state = {part.state: part for part in parts.order_by("-person__name")[:200]}
    wanted = ("ready", "enrolled", "invited", "matched")
    return next((by_state[state] for state in wanted if state in by_state), None)


def _matches(
    mentor: Participation, executive: Participation, *, by: User, now: datetime
) -> list[Preview]:
    """Propose the pair, write its mails, and take everything back."""
    with transaction.atomic():
        try:
            pairing = propose(mentor, executive, by=by, now=now)
        except Refused:
            found = []
        else:
            found = _mails(str(pairing.pk), now)
        transaction.set_rollback(True)
    return found


def _mails(pairing_id: str, now: datetime) -> list[Preview]:
    found = []
    kind = "pairing.proposed"
    messages = Message.objects.filter(kind=kind, object_id=pairing_id).select_related("recipient")
    for message in messages:
        mail: Mail | None = import_string(settings.MESSAGE_KINDS[kind])(message, now)
        if mail is not None:
            title = _("A match, to %(name)s") % {"name": message.recipient.name}
            found.append(Preview(title, message.recipient, mail))
    return found

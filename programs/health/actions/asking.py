"""One person asks, a coordinator answers by the promised hour, or the owner hears of it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from mentoring.audit.actions import record
from mentoring.outbox.actions import post_all
from mentoring.outbox.models import Message
from mentoring.people.models import Person, User
from programs.health.models import HelpRequest
from programs.health.promise import due
from programs.health.queries import helpers, owners
from programs.pairings.models import Pairing
from programs.pairings.moves import Refused
from programs.participants.models import Participation

PRIVATE = HelpRequest.Kind.UNCOMFORTABLE


@transaction.atomic
def ask_for_help(
    part: Participation,
    *,
    kind: str,
    by: User,
    now: datetime,
    text: str = "",
    pairing: Pairing | None = None,
) -> HelpRequest:
    """Start the clock on a request. Asking the same again while it is open adds nothing.

    Of somebody who is uncomfortable only the name goes on: no text, no pair (S102).
    """
    if kind == PRIVATE:
        text = ""
    Participation.objects.select_for_update(no_key=True).get(pk=part.pk)
    known = HelpRequest.objects.open().filter(part=part, kind=kind, pairing=pairing).first()
    if known is not None and text in ("", known.text):
        return known
    request = HelpRequest.objects.create(
        part=part,
        cohort=part.cohort,
        pairing=pairing,
        kind=kind,
        text=text,
        asked_at=now,
        due_at=due(now, part.cohort.program.reply_days, part.person.zone),
    )
    record(by, "help.asked", request, program_id=part.cohort.program_id)
    tell = helpers(part, pairing=pairing, in_private=kind == PRIVATE)
    post_all(_mails(tell, "help.asked", request))
    return request


@transaction.atomic
def close_request(request: HelpRequest, *, by: User, now: datetime, outcome: str) -> HelpRequest:
    """Stop the clock, with a code for what came of it."""
    request = HelpRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if request.state != HelpRequest.State.OPEN:
        raise Refused(_("Somebody has closed this request already."))
    request.state, request.closed_at, request.outcome = HelpRequest.State.CLOSED, now, outcome
    request.save(update_fields=["state", "closed_at", "outcome"])
    record(by, "help.closed", request, new={"outcome": outcome})
    return request


@transaction.atomic
def escalate_due(now: datetime) -> int:
    """Tell the owners of what nobody answered in time, once. Returns how many requests."""
    late = HelpRequest.objects.overdue(now).filter(escalated_at__isnull=True)
    requests = list(
        late.select_for_update(of=("self",), skip_locked=True).select_related(
            "part__person", "part__cohort__program", "pairing__mentor", "pairing__executive"
        )
    )
    for request in requests:
        request.escalated_at = now
        request.save(update_fields=["escalated_at"])
        record(None, "help.escalated", request)
        post_all(_mails(owners(request.part, _apart(request)), "help.overdue", request))
    return len(requests)


def _apart(request: HelpRequest) -> set[UUID]:
    pairing = request.pairing
    pair = {pairing.mentor.person_id, pairing.executive.person_id} if pairing else set()
    return {request.part.person_id, *pair}


def _mails(people: Iterable[Person], kind: str, request: HelpRequest) -> list[Message]:
    return [
        Message(recipient=person, kind=kind, object_id=str(request.pk), region=person.region)
        for person in people
    ]

"""Puts two people, or a whole run of pairs, before each other."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from mentoring.audit.actions import entry
from mentoring.audit.models import AuditEntry
from mentoring.outbox.actions import post_all
from mentoring.outbox.models import Message
from mentoring.people.models import User
from programs.pairings.actions.moving import lock_people
from programs.pairings.models import LIVE, Pairing
from programs.pairings.moves import Refused
from programs.participants.models import Participation, Place

ANSWER_DAYS = 7


@dataclass(frozen=True)
class Row:
    """One pair to propose. `reasons` are message keys by side; see programs/pairings/reasons.py."""

    mentor: Participation
    executive: Participation
    score: int | None = None
    terms: dict[str, Any] = field(default_factory=dict)
    reasons: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    needs_recusal: bool = False
    exception_reason: str = ""


def propose(
    mentor_part: Participation,
    executive_part: Participation,
    *,
    by: User | None,
    now: datetime,
    run_id: UUID | None = None,
    **about: Any,
) -> Pairing:
    """Propose one pair. Raises Refused when a side has no free place or they are a pair already."""
    row = Row(mentor_part, executive_part, **about)
    return propose_all([row], by=by, now=now, run_id=run_id)[0]


@transaction.atomic
def propose_all(
    rows: Sequence[Row],
    *,
    by: User | None,
    now: datetime,
    run_id: UUID | None = None,
    not_before: datetime | None = None,
) -> list[Pairing]:
    """Propose a run of pairs at once: all of them with both their mails, or none.

    A handful of queries whatever the number. Raises Refused naming the first pair that cannot be:
    a place taken, or two people who are a pair already. Mails wait until `not_before`.
    """
    people = {part.person_id for row in rows for part in (row.mentor, row.executive)}
    lock_people(people)
    places = _free_places(part.pk for row in rows for part in (row.mentor, row.executive))
    pairings = [_pairing(row, places, now=now, run_id=run_id) for row in rows]
    try:
        with transaction.atomic():
            Pairing.objects.bulk_create(pairings, batch_size=500)
    except IntegrityError as error:
        raise Refused(_refusal(rows)) from error
    _write_down(pairings, by)
    post_all([mail for each in pairings for mail in _mails(each, not_before or now)])
    return pairings


def _free_places(parts: Iterable[UUID]) -> dict[UUID, list[Place]]:
    live = Pairing.objects.filter(state__in=LIVE)
    places = (
        Place.objects.filter(participation__in=set(parts))
        .exclude(pk__in=live.values("mentor_place"))
        .exclude(pk__in=live.values("executive_place"))
        .order_by("-number")
    )
    free: dict[UUID, list[Place]] = defaultdict(list)
    for place in places:
        free[place.participation_id].append(place)
    return free


def _pairing(
    row: Row, places: dict[UUID, list[Place]], *, now: datetime, run_id: UUID | None
) -> Pairing:
    program = row.mentor.cohort.program
    return Pairing(
        cohort_id=row.mentor.cohort_id,
        mentor=row.mentor,
        executive=row.executive,
        mentor_place=_take(row.mentor, places),
        executive_place=_take(row.executive, places),
        run_id=run_id,
        score=row.score,
        terms=row.terms,
        reasons=row.reasons,
        needs_recusal=row.needs_recusal,
        exception_reason=row.exception_reason,
        proposed_at=now,
        answer_by=now + timedelta(days=ANSWER_DAYS),
        sessions_planned=program.sessions_planned,
        session_minutes=program.session_minutes,
        dial=program.dial,
    )


def _take(part: Participation, places: dict[UUID, list[Place]]) -> Place:
    if not places[part.pk]:
        raise Refused(_("%(name)s has no free place left.") % {"name": part.person.name})
    return places[part.pk].pop()


def _refusal(rows: Sequence[Row]) -> str:
    for row in rows:
        both = Pairing.objects.live().filter(mentor=row.mentor, executive=row.executive)
        if both.exists():
            names = {"mentor": row.mentor.person.name, "executive": row.executive.person.name}
            return _("%(mentor)s and %(executive)s are a pair already.") % names
    return _("One of these pairs cannot be made: look at the list again.")


def _write_down(pairings: list[Pairing], by: User | None) -> None:
    """The audit lines of a whole run in one insert."""
    lines = [entry(by, "pairing.proposed", each, new={"state": each.state}) for each in pairings]
    AuditEntry.objects.bulk_create(lines, batch_size=1000)


def _mails(pairing: Pairing, not_before: datetime) -> list[Message]:
    return [
        Message(
            recipient_id=part.person_id,
            kind="pairing.proposed",
            object_id=str(pairing.pk),
            region=part.person.region,
            not_before=not_before,
        )
        for part in (pairing.mentor, pairing.executive)
    ]

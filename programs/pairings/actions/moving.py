"""How a pair moves: its people locked first, the table asked, the audit line written."""

from collections.abc import Iterable
from uuid import UUID

from mentoring.audit.actions import record
from mentoring.outbox.actions import post_all
from mentoring.outbox.models import Message
from mentoring.people.models import Person
from programs.pairings.models import LIVE, Pairing
from programs.pairings.moves import MOVES, VERBS, Refused
from programs.participants.models import Participation


def locked(pairing: Pairing) -> Pairing:
    """The pair as it is now; its two people are locked in id order, so that acts never cross."""
    people = [pairing.mentor.person_id, pairing.executive.person_id]
    lock_people(people)
    rows = Pairing.objects.select_for_update(of=("self",), no_key=True).with_people()
    return rows.get(pk=pairing.pk)


def lock_people(ids: Iterable[UUID]) -> None:
    rows = Person.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk")
    list(rows.values_list("pk"))


def move(pairing: Pairing, event: str, **changes: object) -> None:
    """Take a locked pair to its next state. Raises Refused where the table has no such move."""
    step = MOVES[event]
    if pairing.state not in step.before:
        raise Refused(f"The pair is {pairing.get_state_display().lower()} by now.")
    before, pairing.state = pairing.state, step.after
    for field, value in changes.items():
        setattr(pairing, field, value)
    pairing.version += 1
    pairing.save(update_fields=["state", "version", *changes])
    record(
        None,
        VERBS[event],
        pairing,
        old={"state": before},
        new={"state": pairing.state},
        program_id=pairing.cohort.program_id,
    )


def tell_both(pairing: Pairing, kind: str, occurrence: str = "") -> None:
    """The same mail to both, in the same moment."""
    post_all(
        [
            Message(
                recipient_id=part.person_id,
                kind=kind,
                object_id=str(pairing.pk),
                occurrence=occurrence,
                region=part.person.region,
            )
            for part in (pairing.mentor, pairing.executive)
        ]
    )


def free(pairing: Pairing) -> None:
    """Who has no other pair is in the pool again."""
    parts = [pairing.mentor_id, pairing.executive_id]
    live = Pairing.objects.filter(state__in=LIVE).exclude(pk=pairing.pk)
    Participation.objects.filter(pk__in=parts, state=Participation.State.MATCHED).exclude(
        pk__in=live.values("mentor")
    ).exclude(pk__in=live.values("executive")).update(state=Participation.State.READY)

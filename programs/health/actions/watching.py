"""Pairs stay watched: whatever in the company puts two of a pair into a relation of power."""

from datetime import datetime, timedelta

from django.db import transaction

from mentoring.audit.actions import Values, record
from mentoring.outbox.actions import post_all
from mentoring.outbox.models import Message
from mentoring.people.models import Person, User
from programs.health.actions.resting import end_pair, pause_pair
from programs.health.models import Conflict
from programs.health.queries import helpers
from programs.health.standing import CLEAR, Standing, standings, told
from programs.health.wording import OPEN
from programs.pairings import actions as pairings
from programs.pairings.actions.moving import locked
from programs.pairings.models import Pairing, PairingQuerySet

State, Outcome = Pairing.State, Conflict.Outcome
SIGN_WITHIN = timedelta(days=14)  # then a pair that has not signed rests
OVER = {State.ENDED: Outcome.ENDED, State.COMPLETED: Outcome.COMPLETED}


def watch(now: datetime, *, cause: str = Conflict.Cause.LOOK) -> int:
    """Look at all live pairs and at every open conflict; doing it again changes nothing.

    Four queries for any number of pairs; only what has changed since costs more. Returns how
    many conflicts are new.
    """
    pairs = list(watched())
    known = {each.pairing_id: each for each in Conflict.objects.open().with_pair()}
    found = standings(pairs, now.date())
    begun = 0
    for pair in pairs:
        stands = found.get(pair.pk, CLEAR)
        conflict = known.pop(pair.pk, None)
        if conflict is not None:
            _follow(conflict, pair, stands, now)
        elif stands.forbids or (stands.recusal and not pair.needs_recusal):
            begun += _begin(pair, stands, now, cause)
    for conflict in known.values():
        settle(conflict, OVER.get(State(conflict.pairing.state), Outcome.WITHDRAWN), now=now)
    return begun


def watched() -> PairingQuerySet:
    people = ("mentor__person", "executive__person", "cohort__program")
    return Pairing.objects.live().select_related(*people).order_by("pk")


@transaction.atomic
def _begin(pair: Pairing, stands: Standing, now: datetime, cause: str) -> bool:
    """Write the conflict down once, and do what the pair's state asks for."""
    pair = locked(pair)
    if not pair.is_live:
        return False
    conflict, fresh = Conflict.objects.get_or_create(
        pairing=pair,
        closed_at=None,
        defaults={
            "relations": told(pair, stands.relations),
            "cause": cause,
            "found_at": now,
            "asks_recusal": stands.recusal,
        },
    )
    if not fresh:
        return False
    record(None, "pairing.conflict_found", pair, new=_kinds(conflict))
    if stands.recusal:
        ask_recusal(conflict, now=now)
    else:
        _part(conflict, pair, now)
    tell_coordinators(conflict, "conflict.found")
    return True


def _part(conflict: Conflict, pair: Pairing, now: datetime) -> None:
    """What meets is paused; what has not begun is taken back, so that both may be matched anew."""
    if pair.state == State.PROPOSED:
        pairings.withdraw(pair, by=None, now=now)
        settle(conflict, Outcome.WITHDRAWN, now=now)
    elif pair.state == State.ACCEPTED:
        end_pair(pair, now=now)
        settle(conflict, Outcome.ENDED, now=now)
    elif pair.is_meeting:
        pause_pair(pair, now=now, why="line")


def _follow(conflict: Conflict, pair: Pairing, stands: Standing, now: datetime) -> None:
    """What has become of an open conflict since the last look."""
    conflict.pairing = pair
    if not stands.is_in_the_way:
        _let_go(conflict, pair, stands, now)
        return
    _note(conflict, pair, stands, now)
    late = stands.recusal and conflict.found_at + SIGN_WITHIN <= now
    if pair.state != State.PAUSED and (stands.forbids or (late and pair.is_meeting)):
        _rest(conflict, now)


@transaction.atomic
def _rest(conflict: Conflict, now: datetime) -> None:
    _part(conflict, locked(conflict.pairing), now)
    tell_coordinators(conflict, "conflict.found", "rests")


def _note(conflict: Conflict, pair: Pairing, stands: Standing, now: datetime) -> None:
    """Keep what stands between them today; a distance that is allowed by now asks for signing."""
    relations = told(pair, stands.relations)
    asks = stands.recusal and not conflict.asks_recusal
    if relations == conflict.relations and not conflict.gone_at and not asks:
        return
    conflict.relations, conflict.gone_at = relations, None
    conflict.asks_recusal = stands.recusal
    with transaction.atomic():
        conflict.save(update_fields=["relations", "gone_at", "asks_recusal"])
        if asks:
            ask_recusal(conflict, now=now)


def _let_go(conflict: Conflict, pair: Pairing, stands: Standing, now: datetime) -> None:
    """Nothing stands in the way: a pair that meets goes on, one that rests waits for a person."""
    if pair.state != State.PAUSED:
        settle(conflict, Outcome.RECUSED if stands.relations else Outcome.RESUMED, now=now)
    elif conflict.gone_at is None:
        _gone(conflict, now)


@transaction.atomic
def _gone(conflict: Conflict, now: datetime) -> None:
    if Conflict.objects.open().filter(pk=conflict.pk, gone_at=None).update(gone_at=now):
        tell_coordinators(conflict, "conflict.gone", now.isoformat())


@transaction.atomic
def ask_recusal(conflict: Conflict, *, now: datetime, by: User | None = None) -> None:
    """Ask whoever has not signed that neither decides about the other; once a day at most."""
    pair = conflict.pairing
    record(by, "recusal.asked", pair)
    Pairing.objects.filter(pk=pair.pk).update(needs_recusal=True)
    waiting = [
        part
        for part in (pair.mentor, pair.executive)
        if not pair.recusals.filter(part=part).exists()
    ]
    mails = [
        Message(
            recipient_id=part.person_id,
            kind="pairing.recusal_asked",
            object_id=str(pair.pk),
            occurrence=now.date().isoformat(),
            region=part.person.region,
        )
        for part in waiting
        if pair.state != State.PROPOSED
    ]
    post_all(mails)


@transaction.atomic
def settle(conflict: Conflict, outcome: str, *, now: datetime) -> None:
    """Close a conflict; closing it again changes nothing."""
    conflict.closed_at, conflict.outcome = now, outcome
    open_one = Conflict.objects.open().filter(pk=conflict.pk)
    if open_one.update(closed_at=now, outcome=outcome):
        record(None, "pairing.conflict_closed", conflict.pairing, new={"outcome": outcome})


def tell_coordinators(conflict: Conflict, kind: str, occurrence: str = "") -> None:
    """Those of both regions, none of whom is in the pair or manages one of the two."""
    mails = [
        Message(
            recipient=person,
            kind=kind,
            object_id=str(conflict.pk),
            occurrence=occurrence,
            region=person.region,
        )
        for person in coordinators(conflict.pairing)
    ]
    post_all(mails)


def coordinators(pair: Pairing) -> list[Person]:
    sides = (pair.mentor, pair.executive)
    both = [each for part in sides for each in helpers(part, pairing=pair, in_private=False)]
    managers = {part.person.manager_id for part in sides}
    return list({each.pk: each for each in both if each.pk not in managers}.values())


def _kinds(conflict: Conflict) -> Values:
    """For the audit log: of ties no more than that there is one."""
    kinds = {each["kind"] if each["kind"] in OPEN else "tie" for each in conflict.relations}
    return {"relations": ", ".join(sorted(kinds))}

"""Which act takes a pair from which state to which: the whole life of a pair as one table."""

from dataclasses import dataclass

from programs.pairings.models import Pairing

State = Pairing.State


class Refused(ValueError):  # noqa: N818 - `raise Refused` reads as a sentence
    """An act that the state of things does not allow; its text is for the person who tried."""


@dataclass(frozen=True)
class Move:
    """`by` says who may cause it: the members, the coordinator, or the product by itself."""

    before: tuple[State, ...]
    after: State
    by: tuple[str, ...]


OPEN = (State.ACCEPTED, State.ACTIVE, State.EXTENDED, State.PAUSED)

MOVES: dict[str, Move] = {
    "accept": Move((State.PROPOSED,), State.ACCEPTED, ("members",)),
    "decline": Move((State.PROPOSED,), State.DECLINED, ("members", "product")),
    "expire": Move((State.PROPOSED,), State.EXPIRED, ("product",)),
    "withdraw": Move((State.PROPOSED,), State.EXPIRED, ("coordinator",)),
    "start": Move((State.ACCEPTED,), State.ACTIVE, ("product",)),
    "pause": Move(
        (State.ACTIVE, State.EXTENDED), State.PAUSED, ("members", "coordinator", "product")
    ),
    "resume": Move((State.PAUSED,), State.ACTIVE, ("members", "coordinator")),
    "resume extended": Move((State.PAUSED,), State.EXTENDED, ("members", "coordinator")),
    "extend": Move((State.ACTIVE,), State.EXTENDED, ("members",)),
    "complete": Move((State.ACTIVE, State.EXTENDED, State.PAUSED), State.COMPLETED, ("product",)),
    "end": Move(OPEN, State.ENDED, ("members", "coordinator", "product")),
}

# Audit verbs, past tense. Who ended, declined or paused is nobody's business: no actor is written.
VERBS = {
    "accept": "pairing.accepted",
    "decline": "pairing.declined",
    "expire": "pairing.expired",
    "withdraw": "pairing.withdrawn",
    "start": "pairing.started",
    "pause": "pairing.paused",
    "resume": "pairing.resumed",
    "resume extended": "pairing.resumed",
    "extend": "pairing.extended",
    "complete": "pairing.completed",
    "end": "pairing.ended",
}


def may_move(pairing: Pairing, event: str) -> bool:
    return pairing.state in MOVES[event].before

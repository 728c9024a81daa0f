"""Which pairs stand in a relation of power today, and what their program makes of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from mentoring.people.power import UPRIGHT, Relation, between, forbidding
from programs.pairings.models import Pairing, Recusal

BOTH = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """`forbids`: the program allows no such pair. `recusal`: it does, once both have signed."""

    relations: list[Relation]
    forbids: bool
    recusal: bool

    @property
    def is_in_the_way(self) -> bool:
        return self.forbids or self.recusal


CLEAR = Standing([], forbids=False, recusal=False)


def standings(pairs: Iterable[Pairing], today: date) -> dict[UUID, Standing]:
    """For the pairs between whom anything stands, by the pair's id: two queries for any number.

    Pairs come with their people and their cohort's program.
    """
    by_two = {(pair.mentor.person_id, pair.executive.person_id): pair for pair in pairs}
    found = between(by_two, today)
    signed = _signed(by_two[two] for two in found)
    return {by_two[two].pk: _judged(by_two[two], found[two], signed) for two in found}


def standing(pair: Pairing, today: date) -> Standing:
    return standings([pair], today).get(pair.pk, CLEAR)


def _signed(pairs: Iterable[Pairing]) -> set[UUID]:
    """Pairs in which both have recused themselves."""
    found = Recusal.objects.filter(pairing__in=list(pairs)).values_list("pairing", flat=True)
    return {pk for pk, signed in Counter(found).items() if signed == BOTH}


def _judged(pair: Pairing, relations: list[Relation], signed: set[UUID]) -> Standing:
    policy = pair.cohort.policy()
    least: Any = policy.get("line_distance")
    same_manager = bool(policy.get("same_manager", True))
    forbidden = forbidding(relations, least=least, same_manager=same_manager)
    if forbidden:
        return Standing(forbidden, forbids=True, recusal=False)
    upright = [each for each in relations if each.kind in UPRIGHT]
    return Standing(upright, forbids=False, recusal=bool(upright) and pair.pk not in signed)


def told(pair: Pairing, relations: Iterable[Relation]) -> list[dict[str, Any]]:
    """Relations by side, as a conflict keeps them."""
    sides = {pair.mentor.person_id: "mentor", pair.executive.person_id: "executive"}
    return [
        {
            "kind": each.kind,
            "levels": each.levels,
            "low": sides.get(each.low, "") if each.low else "",
        }
        for each in relations
    ]

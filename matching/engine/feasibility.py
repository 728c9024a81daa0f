"""Why an instance has no solution at all: locks that break rules, caps out of reach."""

from collections import Counter
from collections.abc import Iterator

import numpy as np

from .columns import Ints
from .instance import Instance
from .quotas import Room, locked_places
from .rules import RULES
from .score import Scores
from .validate import Fault


def broken_locks(scores: Scores, over_rules: list[str]) -> list[Fault]:
    """List the locks that break a hard rule, a slot rule, slots or capacity."""
    instance = scores.instance
    return [
        *_against_rules(scores),
        *_against_slot_rules(instance, over_rules),
        *_too_many(instance),
    ]


def _against_rules(scores: Scores) -> Iterator[Fault]:
    e, m = locked_places(scores.instance)
    pairs = scores.listed(e, m)
    masks = {code: rule(pairs, scores.bound) for code, rule in RULES.items()}
    for n, (executive, mentor) in enumerate(scores.instance.locks):
        for code, mask in masks.items():
            if mask[n]:
                detail = f"lock [{executive}, {mentor}] breaks the rule {code}"
                yield Fault("lock_breaks_rule", executive, detail)


def _against_slot_rules(instance: Instance, over_rules: list[str]) -> Iterator[Fault]:
    for executive in over_rules:
        locks = ", ".join(f"[{e}, {m}]" for e, m in instance.locks if e == executive)
        detail = f"lock {locks} breaks the rule slot_rules"
        yield Fault("lock_breaks_rule", executive, detail)


def _too_many(instance: Instance) -> Iterator[Fault]:
    by_executive = Counter(e for e, _ in instance.locks)
    by_mentor = Counter(m for _, m in instance.locks)
    for person in instance.executives:
        if by_executive[person.id] > person.slots:
            detail = f"{by_executive[person.id]} locks, {person.slots} slots"
            yield Fault("lock_over_slots", person.id, detail)
    for person in instance.mentors:
        if by_mentor[person.id] > person.capacity:
            detail = f"{by_mentor[person.id]} locks, capacity {person.capacity}"
            yield Fault("lock_over_capacity", person.id, detail)


def contradictory_caps(room: Room) -> list[Fault]:
    """List the regions whose cap is contradictory by itself: locks or another cap overrun it."""
    return [
        _unreachable(region.region, f"needs {region.need} more pairs but can take {region.room}")
        for region in room.regions
        if region.room is not None and region.need > region.room
    ]


def missed_caps(room: Room, mentors: Ints) -> list[Fault]:
    """List the regions whose `min` no matching reaches; `mentors` are those of the best attempt."""
    missed = []
    for region in room.regions:
        found = int(np.isin(mentors, region.mentors).sum())
        if found < region.need:
            detail = (
                f"{region.need} more pairs needed, at most {found} found together with other caps"
            )
            missed.append(_unreachable(region.region, detail))
    return missed


def _unreachable(region: str, detail: str) -> Fault:
    return Fault("cap_unreachable", "", f"region {region}: {detail}")

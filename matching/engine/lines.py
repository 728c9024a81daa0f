"""Reporting lines as nested intervals: who stands below somebody is a range of numbers.

Everybody is numbered in the order of a walk through the tree of managers (an Euler tour, as in
Tarjan and Vishkin 1985); a chain of any length then costs no more than a short one.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from .columns import Ints
from .instance import Instance, Person


class Places(NamedTuple):
    """Where people stand in the walk: own number, first number no longer below them, depth."""

    enter: Ints
    leave: Ints
    depth: Ints


class Lines(NamedTuple):
    """The places of both sides, and the pairs (sorted keys) of whom one decides the other's pay."""

    executives: Places
    mentors: Places
    paid: Ints


def lines_of(instance: Instance) -> Lines:
    """Number everybody and look up both sides."""
    number = {person.id: n for n, person in enumerate(instance.people)}
    places = places_of(instance, number)
    executives = _side(places, number, instance.executives)
    return Lines(executives, _side(places, number, instance.mentors), _paid(instance))


def places_of(instance: Instance, number: dict[str, int]) -> Places:
    """Walk through the tree of all people; `number` says where each id stands among them."""
    return _walk([number.get(person.manager_id, -1) for person in instance.people])


def _side(places: Places, number: dict[str, int], people: Sequence[Person]) -> Places:
    at = np.array([number[person.id] for person in people], dtype=np.int64)
    return Places(*(column[at] for column in places))


def _walk(above: list[int]) -> Places:
    """Number a forest, given everybody's superior (-1: none); every loop here is linear."""
    count = len(above)
    order = _downwards(above)
    depth, size = [0] * count, [1] * count
    for person in order:
        if above[person] >= 0:
            depth[person] = depth[above[person]] + 1
    for person in reversed(order):
        if above[person] >= 0:
            size[above[person]] += size[person]
    enter, next_of = [0] * count, [0] * (count + 1)
    for person in order:
        boss = above[person]
        enter[person] = next_of[boss]
        next_of[boss] += size[person]
        next_of[person] = enter[person] + 1
    first = np.array(enter, dtype=np.int64)
    return Places(first, first + np.array(size, dtype=np.int64), np.array(depth, dtype=np.int64))


def _downwards(above: list[int]) -> list[int]:
    """List everybody after his superior."""
    below: dict[int, list[int]] = {}
    for person, boss in enumerate(above):
        below.setdefault(boss, []).append(person)
    order = list(below.get(-1, ()))
    for person in order:
        order += below.get(person, ())
    return order


def _paid(instance: Instance) -> Ints:
    executives = {p.id: n for n, p in enumerate(instance.executives)}
    mentors = {p.id: n for n, p in enumerate(instance.mentors)}
    width = len(mentors)
    keys = {
        executives[p.pay_decider] * width + n
        for n, p in enumerate(instance.mentors)
        if p.pay_decider in executives
    }
    keys |= {
        n * width + mentors[p.pay_decider]
        for n, p in enumerate(instance.executives)
        if p.pay_decider in mentors
    }
    return np.array(sorted(keys), dtype=np.int64)


def below(upper: Places, lower: Places, least: int | None) -> Ints:
    """Count for each of `upper` who of `lower` stands below, nearer than `least` levels."""
    if least is None:
        enter = np.sort(lower.enter)
        return np.searchsorted(enter, upper.leave) - np.searchsorted(enter, upper.enter)
    return _within(upper, lower, least)


def _within(upper: Places, lower: Places, least: int) -> Ints:
    """Count level by level: `lower` sorted by depth, then in the order of the walk."""
    base = int(max(upper.leave.max(initial=0), lower.leave.max(initial=0))) + 1
    ranks = np.sort(lower.depth * base + lower.enter)
    total = np.zeros(upper.enter.size, dtype=np.int64)
    deepest = int(lower.depth.max(initial=0)) - int(upper.depth.min(initial=0))
    for level in range(1, min(least - 1, deepest) + 1):
        row = (upper.depth + level) * base
        total += np.searchsorted(ranks, row + upper.leave)
        total -= np.searchsorted(ranks, row + upper.enter)
    return total


def above(lower: Places, upper: Places, least: int | None) -> Ints:
    """Count for each of `lower` who of `upper` stands above, nearer than `least` levels."""
    if least is None:
        enter, leave = np.sort(upper.enter), np.sort(upper.leave)
        opened = np.searchsorted(enter, lower.enter, side="right")
        closed = np.searchsorted(leave, lower.enter, side="right")
        return opened - closed
    total = np.zeros(lower.enter.size, dtype=np.int64)
    if not upper.enter.size:
        return total
    base = int(max(upper.leave.max(initial=0), lower.leave.max(initial=0))) + 1
    order = np.argsort(upper.depth * base + upper.enter)
    ranks, leave = (upper.depth * base + upper.enter)[order], upper.leave[order]
    highest = int(lower.depth.max(initial=0)) - int(upper.depth.min(initial=0))
    for level in range(1, min(least - 1, highest) + 1):
        depth = lower.depth - level
        at = np.searchsorted(ranks, depth * base + lower.enter, side="right") - 1
        hit = (at >= 0) & (depth >= 0) & (leave[at] > lower.enter) & (ranks[at] >= depth * base)
        total += hit
    return total

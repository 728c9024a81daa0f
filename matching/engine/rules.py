"""The hard rules: each says, for many pairs at once, which of them it forbids."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from .columns import UNKNOWN, Ints, Mask
from .grid import Grid
from .instance import IdPair, Instance, Policy
from .terms import common_minutes, shared_languages


class Bound(NamedTuple):
    """What the rules need besides columns: the policy, and pair lists as sorted pair keys."""

    policy: Policy
    line: Ints
    line_levels: Ints
    excluded: Ints
    history: Ints


def bind(instance: Instance) -> Bound:
    """Work out an instance's reporting lines and its lists of banned pairs."""
    line, levels = _lines(instance)
    excluded, history = _keys(instance, instance.exclusions), _keys(instance, instance.history)
    return Bound(instance.policy, line, levels, excluded, history)


def in_line(pairs: Grid, bound: Bound) -> Mask:
    """Whether one of the two stands in the other's reporting line, or decides their pay."""
    return _marked(pairs, bound.line)


def line(pairs: Grid, bound: Bound) -> Mask:
    """One reporting line, at a distance the policy does not allow."""
    least = bound.policy.line_distance
    near = bound.line if least is None else bound.line[bound.line_levels < least]
    return _marked(pairs, near)


def direction(pairs: Grid, bound: Bound) -> Mask:
    """The mentor is not the junior of the two."""
    if not bound.policy.direction:
        return np.zeros(pairs.shape, dtype=np.bool_)
    grades = pairs.columns.executives.grade[pairs.e], pairs.columns.mentors.grade[pairs.m]
    is_senior: Mask = grades[1] >= grades[0]  # false where a grade is NaN
    return is_senior


def same_manager(pairs: Grid, bound: Bound) -> Mask:
    """Both report to the same person."""
    if not bound.policy.same_manager:
        return np.zeros(pairs.shape, dtype=np.bool_)
    manager = pairs.columns.executives.manager[pairs.e]
    is_shared: Mask = (manager == pairs.columns.mentors.manager[pairs.m]) & (manager != UNKNOWN)
    return is_shared


def overlap(pairs: Grid, bound: Bound) -> Mask:
    """Too few common working minutes."""
    minutes = common_minutes(pairs)
    is_short: Mask = (minutes != UNKNOWN) & (minutes < bound.policy.min_overlap_minutes)
    return is_short


def language(pairs: Grid, bound: Bound) -> Mask:
    """No common language."""
    if not bound.policy.require_common_language:
        return np.zeros(pairs.shape, dtype=np.bool_)
    is_apart: Mask = shared_languages(pairs) == 0
    return is_apart


def excluded(pairs: Grid, bound: Bound) -> Mask:
    """Somebody said: not these two."""
    return _marked(pairs, bound.excluded)


def history(pairs: Grid, bound: Bound) -> Mask:
    """They have been a pair before."""
    return _marked(pairs, bound.history)


def region(pairs: Grid, bound: Bound) -> Mask:
    """The program pairs within regions only, or across them only."""
    if bound.policy.region_policy == "any":
        return np.zeros(pairs.shape, dtype=np.bool_)
    regions = pairs.columns.executives.region[pairs.e], pairs.columns.mentors.region[pairs.m]
    is_same: Mask = regions[0] == regions[1]
    return ~is_same if bound.policy.region_policy == "in" else is_same


RULES: dict[str, Callable[[Grid, Bound], Mask]] = {
    "line": line,
    "direction": direction,
    "same_manager": same_manager,
    "overlap": overlap,
    "language": language,
    "excluded": excluded,
    "history": history,
    "region": region,
}


def forbidden(pairs: Grid, bound: Bound) -> Mask:
    """Whether any rule forbids a pair."""
    ban = np.zeros(pairs.shape, dtype=np.bool_)
    for rule in RULES.values():
        ban |= rule(pairs, bound)
    return ban


def _marked(pairs: Grid, keys: Ints) -> Mask:
    mask = np.zeros(pairs.shape, dtype=np.bool_)
    mask[pairs.places(keys)[0]] = True
    return mask


def _keys(instance: Instance, pairs: frozenset[IdPair]) -> Ints:
    places = _Places.of(instance)
    keys = {places.key(e, m) for e, m in pairs if places.is_pair(e, m)}
    return np.array(sorted(keys), dtype=np.int64)


@dataclass(frozen=True, slots=True)
class _Places:
    executives: dict[str, int]
    mentors: dict[str, int]

    @classmethod
    def of(cls, instance: Instance) -> "_Places":
        executives = {p.id: n for n, p in enumerate(instance.executives)}
        return cls(executives, {p.id: n for n, p in enumerate(instance.mentors)})

    def is_pair(self, e: str, m: str) -> bool:
        return e in self.executives and m in self.mentors

    def key(self, e: str, m: str) -> int:
        return self.executives[e] * len(self.mentors) + self.mentors[m]


def _lines(instance: Instance) -> tuple[Ints, Ints]:
    """Return the pairs within one line as sorted keys, with the levels between the two."""
    places = _Places.of(instance)
    levels: dict[int, int] = {}
    for lower, upper, apart in _superiors(instance):
        for e, m in ((lower, upper), (upper, lower)):
            if places.is_pair(e, m):
                key = places.key(e, m)
                levels[key] = min(apart, levels.get(key, apart))
    keys = sorted(levels)
    return np.array(keys, dtype=np.int64), np.array([levels[k] for k in keys], dtype=np.int64)


def _superiors(instance: Instance) -> Iterator[tuple[str, str, int]]:
    """Walk up every chain: (person, someone above, levels between); who decides pay is at 1."""
    above = {p.id: p.manager_id for p in instance.people}
    for person in (*instance.executives, *instance.mentors):
        if person.pay_decider:
            yield person.id, person.pay_decider, 1
        upper, apart = person.manager_id, 1
        while upper:
            yield person.id, upper, apart
            upper, apart = above[upper], apart + 1

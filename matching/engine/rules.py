"""The hard rules: each says, for many pairs at once, which of them it forbids."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from .columns import UNKNOWN, Columns, Ints, Mask
from .factors import Factors, by_code
from .grid import Grid
from .instance import IdPair, Instance, Policy
from .lines import Lines, lines_of
from .terms import common_minutes, shared_languages


class Bound(NamedTuple):
    """What the rules need besides columns: the policy, lines, pair lists as sorted pair keys."""

    policy: Policy
    lines: Lines
    excluded: Ints
    history: Ints


def bind(instance: Instance) -> Bound:
    """Work out an instance's reporting lines and its lists of banned pairs."""
    excluded, history = _keys(instance, instance.exclusions), _keys(instance, instance.history)
    return Bound(instance.policy, lines_of(instance), excluded, history)


def in_line(pairs: Grid, bound: Bound) -> Mask:
    """Whether one of the two stands in the other's reporting line, or decides their pay."""
    mask = _below(pairs, bound)
    mask[pairs.places(bound.lines.paid)[0]] = True
    return mask


def _below(pairs: Grid, bound: Bound) -> Mask:
    """Whether one of the two stands below the other."""
    one, two = bound.lines.executives, bound.lines.mentors
    first, second = one.enter[pairs.e], two.enter[pairs.m]
    is_below: Mask = (first <= second) & (second < one.leave[pairs.e])
    is_below |= (second <= first) & (first < two.leave[pairs.m])
    return is_below


def line_levels(pairs: Grid, bound: Bound) -> Ints:
    """Return the levels between two people of one line, UNKNOWN where they are not of one.

    Who decides on the other's pay counts as the superior at distance 1.
    """
    levels = tree_levels(pairs, bound)
    levels[pairs.places(bound.lines.paid)[0]] = 1
    return levels


def tree_levels(pairs: Grid, bound: Bound) -> Ints:
    """Return the levels between two people by the tree of managers alone."""
    one, two = bound.lines.executives.depth[pairs.e], bound.lines.mentors.depth[pairs.m]
    return np.where(_below(pairs, bound), np.abs(one - two), UNKNOWN)


def line(pairs: Grid, bound: Bound) -> Mask:
    """One reporting line, at a distance the policy does not allow."""
    least = bound.policy.line_distance
    if least is None:
        return in_line(pairs, bound)
    levels = line_levels(pairs, bound)
    is_near: Mask = (levels != UNKNOWN) & (levels < least)
    return is_near


def direction(pairs: Grid, bound: Bound) -> Mask:
    """The mentor is not the junior of the two."""
    if not bound.policy.direction:
        return np.zeros(pairs.shape, dtype=np.bool_)
    grades = pairs.columns.executives.grade[pairs.e], pairs.columns.mentors.grade[pairs.m]
    is_senior: Mask = grades[1] >= grades[0]  # false where a grade is NaN
    return is_senior


def _bar_direction(columns: Columns, bound: Bound) -> Factors | None:
    if not bound.policy.direction:
        return None
    grades, codes = np.unique(columns.executives.grade, return_inverse=True)
    return by_code(
        codes.ravel(),
        lambda found: -(columns.mentors.grade >= grades[found][:, None]).astype(np.float32),
    )


def same_manager(pairs: Grid, bound: Bound) -> Mask:
    """Both report to the same person."""
    if not bound.policy.same_manager:
        return np.zeros(pairs.shape, dtype=np.bool_)
    manager = pairs.columns.executives.manager[pairs.e]
    is_shared: Mask = (manager == pairs.columns.mentors.manager[pairs.m]) & (manager != UNKNOWN)
    return is_shared


def overlap(pairs: Grid, bound: Bound) -> Mask:
    """Too few common working minutes."""
    return is_short(common_minutes(pairs), bound)


def is_short(minutes: Ints, bound: Bound) -> Mask:
    """Whether common working minutes are known and too few."""
    mask: Mask = (minutes != UNKNOWN) & (minutes < bound.policy.min_overlap_minutes)
    return mask


def _bar_overlap(columns: Columns, bound: Bound) -> Factors:
    short, hours = is_short(columns.common_minutes, bound), columns.mentors.hours
    return by_code(
        columns.executives.hours, lambda codes: -short[codes][:, hours].astype(np.float32)
    )


def language(pairs: Grid, bound: Bound) -> Mask:
    """No common language."""
    if not bound.policy.require_common_language:
        return np.zeros(pairs.shape, dtype=np.bool_)
    is_apart: Mask = shared_languages(pairs) == 0
    return is_apart


def _bar_language(columns: Columns, bound: Bound) -> Factors | None:
    if not bound.policy.require_common_language:
        return None
    apart, tongues = columns.shared_tongues == 0, columns.mentors.tongues
    return by_code(
        columns.executives.tongues, lambda codes: -apart[codes][:, tongues].astype(np.float32)
    )


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


def _bar_region(columns: Columns, bound: Bound) -> Factors | None:
    if bound.policy.region_policy == "any":
        return None
    wants_same, regions = bound.policy.region_policy == "in", columns.mentors.region
    return by_code(
        columns.executives.region,
        lambda codes: -((codes[:, None] == regions) != wants_same).astype(np.float32),
    )


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's mask, and what spares looking at all pairs.

    `bars`: factors (see `factors`) whose product is -1 only where the rule forbids, else 0, and
    None where it forbids nothing.
    """

    mask: Callable[[Grid, Bound], Mask]
    bars: Callable[[Columns, Bound], Factors | None] | None = None

    def __call__(self, pairs: Grid, bound: Bound) -> Mask:
        """Return whether the rule forbids each pair."""
        return self.mask(pairs, bound)


RULES: dict[str, Rule] = {
    "line": Rule(line),
    "direction": Rule(direction, _bar_direction),
    "same_manager": Rule(same_manager),
    "overlap": Rule(overlap, _bar_overlap),
    "language": Rule(language, _bar_language),
    "excluded": Rule(excluded),
    "history": Rule(history),
    "region": Rule(region, _bar_region),
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

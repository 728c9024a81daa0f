"""Upper bounds of all scores as one matrix product, put together from what the terms declare.

The bound of a score is 10,000 times the weighted mean of the terms' bounds, plus the half that
rounding may add, plus what float32 may lose; pairs that a rule surely forbids fall far below 0.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .columns import Floats, Ints
from .factors import Factors, Groups, Marks, Reals, joined, ranges
from .instance import Instance
from .rules import RULES
from .score import SCALE, Scores
from .terms import TERMS

BARRED = 1e6  # what a rule takes from the bound of a pair that it forbids
TILE_PAIRS = 1 << 20  # bounds worked out at a time
MOST_KEPT = 1 << 24  # numbers of the groups' factors that are worth keeping
EPSILON = 2.0**-24  # relative error of one float32 operation

Singles = NDArray[np.float32]


class Parts(NamedTuple):
    """The declared bounds of one instance, weighted: sums of products, groups and marks."""

    factors: Factors
    groups: list[Groups]
    weights: list[float]  # of the groups
    marks: list[Marks]


def parts_of(scores: Scores) -> Parts:
    """Collect what the terms in use declare; given scores stand in for all terms."""
    columns, given = scores.columns, scores.given
    if given is not None:
        values = given[1].astype(np.float64)
        return Parts(_flat(scores, 0.0), [], [], [Marks(given[0], values)])
    factors, groups, weights, marks, constant = [], [], [], [], 0.0
    for name, worth in shares(scores.instance).items():
        declared = TERMS[name].bound
        bound = declared(columns) if declared else None
        if isinstance(bound, Groups):
            groups.append(bound)
            weights.append(worth)
        elif isinstance(bound, Marks):
            marks.append(Marks(bound.keys, worth * bound.values))
        elif bound is None:
            constant += worth
        else:
            factors.append(Factors(bound.left, worth * bound.right))
    return Parts(joined(_flat(scores, constant), *factors), groups, weights, marks)


def _flat(scores: Scores, value: float) -> Factors:
    executives, mentors = scores.columns.executives, scores.columns.mentors
    return Factors(
        np.ones((executives.function.size, 1)), np.full((1, mentors.function.size), value)
    )


def shares(instance: Instance) -> dict[str, float]:
    """Return what a term of 1 adds to the score, for each term that has a weight."""
    weights = instance.policy.weights
    total = sum(weights[name] for name in TERMS)
    return {name: SCALE * (weights[name] / total) for name in TERMS if weights[name]}


class Bounds:
    """Bounds of the scores of all executives with some mentors."""

    def __init__(self, scores: Scores, mentors: Ints) -> None:
        self.mentors, parts = mentors, parts_of(scores)
        factors = joined(parts.factors, *_bars(scores))
        left, right = factors.left, factors.right[:, mentors]
        used = left.any(axis=0) & right.any(axis=1)
        self.left = np.ascontiguousarray(left[:, used], dtype=np.float32)
        self.right = np.ascontiguousarray(right[used], dtype=np.float32)
        self.groups, self.weights = parts.groups, parts.weights
        self.group = _combined([g.group for g in parts.groups], len(left))
        order = np.argsort(self.group, kind="stable")
        self.of = np.split(order, np.flatnonzero(np.diff(self.group[order])) + 1)
        self._kept: dict[int, Factors] = {}
        self.buffer = np.empty(TILE_PAIRS, dtype=np.float32)
        self.marks = [
            _Marked(marks, len(left), mentors, scores.columns.mentors.function.size)
            for marks in parts.marks
        ]

    def members(self, number: int) -> Factors:
        """Return the factors that one group has of its own, for its executives in order."""
        if number in self._kept:
            return self._kept[number]
        rows = self.of[number]
        lefts: list[Reals] = [np.zeros((rows.size, 0))]
        rights: list[Reals] = [np.zeros((0, self.mentors.size))]
        for groups, weight in zip(self.groups, self.weights, strict=True):
            factors = groups.of(int(groups.group[rows[0]]), rows)
            lefts.append(factors.left)
            rights.append(weight * factors.right[:, self.mentors])
        left, right = np.concatenate(lefts, axis=1), np.concatenate(rights)
        found = Factors(left.astype(np.float32), right.astype(np.float32))
        if right.size * len(self.of) < MOST_KEPT:
            self._kept[number] = found
        return found

    def slack(self, price: Reals) -> float:
        """Return by how much a score, less its mentor's price, may exceed the product."""
        terms = int(self.left.shape[1]) + 60
        return 0.55 + 4.0 * EPSILON * terms * (SCALE + float(np.abs(price).max(initial=0)))

    @staticmethod
    def hold(upper: Floats, exact: Ints) -> None:
        """Make sure that no score exceeds what its bound says."""
        if (exact > upper).any():
            message = "a score exceeds its bound: a term exceeds what it declares"
            raise ArithmeticError(message)


def _bars(scores: Scores) -> list[Factors]:
    declared = [rule.bars(scores.columns, scores.bound) for rule in RULES.values() if rule.bars]
    return [Factors(bars.left, BARRED * bars.right) for bars in declared if bars is not None]


def _combined(groups: list[Ints], count: int) -> Ints:
    """Number the executives by all their groups together."""
    if not groups:
        return np.zeros(count, dtype=np.int64)
    _, numbers = np.unique(np.stack(groups), axis=1, return_inverse=True)
    return numbers.ravel().astype(np.int64)


class _Marked:
    """Marks by executive, with places among the open mentors."""

    def __init__(self, marks: Marks, executives: int, mentors: Ints, width: int) -> None:
        place = np.full(width, -1, dtype=np.int64)
        place[mentors] = np.arange(mentors.size)
        at = place[marks.keys % max(1, width)]
        row = marks.keys // max(1, width)
        self.at, self.row = at[at >= 0], row[at >= 0]
        self.value = marks.values[at >= 0].astype(np.float32)
        self.first = np.searchsorted(self.row, np.arange(executives + 1))

    def add(self, rows: Ints, places: Ints, values: Singles) -> None:
        """Add marks to the values of rows x places (both ascending)."""
        counts = self.first[rows + 1] - self.first[rows]
        which = ranges(self.first[rows], counts)
        line, at = np.repeat(np.arange(rows.size), counts), self.at[which]
        column = np.searchsorted(places, at)
        hit = column < places.size
        hit[hit] = places[column[hit]] == at[hit]
        values[line[hit], column[hit]] += self.value[which[hit]]

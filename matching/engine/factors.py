"""Upper bounds that a matrix product can evaluate: what a term or a rule declares about itself.

A bound over executives x mentors is `left @ right`; a few numbers per person stand for a table of
billions of pairs. Where only some pairs differ from 0, `Marks` lists them.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .columns import Ints

Reals = NDArray[np.floating]
MOST_CODES = 96  # kinds that get a line of their own; rarer ones share the loosest of theirs


class Factors(NamedTuple):
    """A bound of `left @ right` (executive x k, k x mentor)."""

    left: Reals
    right: Reals


class Groups(NamedTuple):
    """Factors that differ from group to group: the group of each executive, the factors of one."""

    group: Ints
    of: Callable[[int, Ints], Factors]  # the group's number and its executives


class Marks(NamedTuple):
    """A bound that is 0 except for some pairs (sorted keys, executive x mentors + mentor)."""

    keys: Ints
    values: Reals


Bound = Factors | Groups | Marks


def by_code(codes: Ints, right: Callable[[Ints], Reals]) -> Factors:
    """Give each executive the line of his code; `right` returns the lines of some codes.

    Beyond the most frequent codes, executives share the largest value of all the rarer ones.
    """
    found, place, count = np.unique(codes, return_inverse=True, return_counts=True)
    lines = right(found)
    if found.size > MOST_CODES:
        order = np.argsort(-count, kind="stable")
        rank = np.empty_like(order)
        rank[order] = np.arange(order.size)
        place = np.minimum(rank, MOST_CODES - 1)[place]
        rest = lines[order[MOST_CODES - 1 :]].max(axis=0, keepdims=True)
        lines = np.concatenate([lines[order[: MOST_CODES - 1]], rest])
    left = np.zeros((codes.size, len(lines)), dtype=np.float32)
    left[np.arange(codes.size), place] = 1
    return Factors(left, lines)


def joined(*parts: Factors) -> Factors:
    """Add bounds."""
    return Factors(
        np.concatenate([part.left for part in parts], axis=1),
        np.concatenate([part.right for part in parts], axis=0),
    )


def ranges(first: Ints, counts: Ints) -> Ints:
    """Join the ranges first ... first + count."""
    total = int(counts.sum())
    steps = np.repeat(first - np.cumsum(counts) + counts, counts)
    return steps + np.arange(total, dtype=np.int64)

"""Whom each person would rather have: the own ranking first, then the score, then a fixed hash.

A wish is one whole number per pair and side, larger is better, NEVER where a hard rule forbids the
pair. Two wishes of one person are equal only where a rank or a score is and 22 bits of hash are.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from .columns import Ints, Mask
from .grid import Grid, block, block_bounds
from .rules import forbidden
from .score import Scores
from .ties import pair_hashes

NEVER = -1
HASH_BITS = 22
SCORE_BITS = 20
MOST_KEPT = 10_000_000  # pairs, 24 bytes each
MOST_RANK = 1_000_000  # both ranks and scores stay below 2**20


class Wishes(NamedTuple):
    """What the pairs of a grid are worth to their executives and to their mentors."""

    executive: Ints
    mentor: Ints
    score: Ints


def wishes_of(scores: Scores, pairs: Grid) -> Wishes:
    """Return the wishes of any pairs, NEVER for those that a rule forbids."""
    hashes, columns = scores.columns.hashes, scores.columns
    score = scores.of(pairs)
    low = pair_hashes(hashes[0][pairs.e], hashes[1][pairs.m], HASH_BITS)
    by_score = (score << HASH_BITS) + low
    ban = forbidden(pairs, scores.bound)
    executive = _ranked(pairs, by_score, columns.ranked_by_executive)
    mentor = _ranked(pairs, by_score, columns.ranked_by_mentor)
    return Wishes(np.where(ban, NEVER, executive), np.where(ban, NEVER, mentor), score)


class Wishbook:
    """All wishes of an instance, block by block; small instances keep them for the next reading."""

    def __init__(self, scores: Scores) -> None:
        self.scores = scores
        size = len(scores.instance.executives) * len(scores.instance.mentors)
        self._kept: dict[int, Wishes] | None = {} if size <= MOST_KEPT else None

    def blocks(self) -> Iterator[tuple[int, int, Wishes]]:
        """Go over all pairs: first executive, last (excluded), the wishes (rows x mentors)."""
        for low, high in block_bounds(self.scores.columns):
            yield low, high, self._block(low, high)

    def of(self, e: Ints, m: Ints) -> Wishes:
        """Return the wishes of single pairs."""
        return wishes_of(self.scores, self.scores.listed(e, m))

    def _block(self, low: int, high: int) -> Wishes:
        if self._kept is not None and low in self._kept:
            return self._kept[low]
        wishes = wishes_of(self.scores, block(self.scores.columns, low, high))
        if self._kept is not None:
            self._kept[low] = wishes
        return wishes


def is_ranked(wishes: Ints) -> Mask:
    """Whether the other stands on the own list."""
    ranked: Mask = wishes >= 1 << (SCORE_BITS + HASH_BITS)
    return ranked


def _ranked(pairs: Grid, by_score: Ints, ranked: tuple[Ints, Ints]) -> Ints:
    """Put whoever is on the own list above everybody who is not."""
    keys, ranks = ranked
    wish = by_score.copy()
    places, which = pairs.places(keys)
    wish[places] += (MOST_RANK + 1 - ranks[which]) << (SCORE_BITS + HASH_BITS)
    return wish

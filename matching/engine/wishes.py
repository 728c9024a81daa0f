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


def wish_blocks(scores: Scores) -> Iterator[tuple[int, int, Wishes]]:
    """Go over all pairs: first executive, last (excluded), the wishes (rows x mentors)."""
    for low, high in block_bounds(scores.columns):
        yield low, high, wishes_of(scores, block(scores.columns, low, high))


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

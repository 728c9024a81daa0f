"""What one solve maximises: a weight per pair made of the executive, the score and a tie hash."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .columns import Ints
from .ties import Words, pair_hashes


@dataclass(frozen=True, slots=True)
class Objective:
    """weight = per_executive + factor · score + hash, over pairs of at least `threshold`."""

    per_executive: Ints
    factor: int
    bits: int
    hashes: tuple[Words, Words]
    threshold: int = 0

    def weights(self, e: Ints, m: Ints, score: NDArray[np.integer]) -> Ints:
        """Return the weights of pairs (arrays broadcast)."""
        weights = self.per_executive[e] + self.factor * score.astype(np.int64)
        if self.bits:
            weights += pair_hashes(self.hashes[0][e], self.hashes[1][m], self.bits)
        return weights


class Prices(NamedTuple):
    """What a slot (by the pair's class) and a mentor's time are worth: the duals of a solve."""

    slot: Ints  # executive x class, or executive x 1
    mentor: Ints


class Solved(NamedTuple):
    """One solve on the pool: its pairs (as a mask over the pool), value and prices."""

    chosen: NDArray[np.bool_]
    value: int
    prices: Prices

"""The exact integer score of every pair that the rules allow, block by block."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from .columns import Columns, Floats, Ints, columns_of
from .grid import Grid, block, block_bounds, listed
from .instance import Instance
from .rules import bind, forbidden
from .run import Run
from .terms import TERMS

FORBIDDEN = -1
SCALE = 10_000


class Scores:
    """Scores of an instance's pairs; FORBIDDEN where a hard rule says so."""

    def __init__(self, instance: Instance, run: Run | None = None) -> None:
        self.instance, self.run = instance, run or Run()
        self.columns: Columns = columns_of(instance)
        self.bound = bind(instance)
        self.given = _given(instance)

    def blocks(self) -> Iterator[tuple[int, int, NDArray[np.int32]]]:
        """Go over all pairs: first executive, last (excluded), their scores (rows x mentors)."""
        for low, high in block_bounds(self.columns):
            scores = self._block(low, high)
            self.run.priced(scores.size)
            yield low, high, scores

    def _block(self, low: int, high: int) -> NDArray[np.int32]:
        pairs = block(self.columns, low, high)
        scores = np.where(forbidden(pairs, self.bound), FORBIDDEN, self.of(pairs))
        return scores.astype(np.int32)

    def of(self, pairs: Grid) -> Ints:
        """Return scores without regard to rules."""
        if self.given is None:
            return weigh(self.instance, pairs)
        scores = np.zeros(pairs.shape, dtype=np.int64)
        places, which = pairs.places(self.given[0])
        scores[places] = self.given[1][which]
        return scores

    def allowed(self, e: Ints, m: Ints) -> Ints:
        """Return the scores of single pairs, FORBIDDEN where a rule says so."""
        pairs = listed(self.columns, e, m)
        scores = self.of(pairs)
        scores[forbidden(pairs, self.bound)] = FORBIDDEN
        return scores

    def row(self, e: int) -> NDArray[np.int32]:
        """Return one executive's scores with all mentors, FORBIDDEN where a rule says so."""
        pairs = block(self.columns, e, e + 1)
        scores = np.where(forbidden(pairs, self.bound), FORBIDDEN, self.of(pairs))
        row: NDArray[np.int32] = scores[0].astype(np.int32)
        return row

    def listed(self, e: Ints, m: Ints) -> Grid:
        """Make the grid of single pairs."""
        return listed(self.columns, e, m)


def weigh(instance: Instance, pairs: Grid) -> Ints:
    """Sum the weighted terms left to right in float64 and round once."""
    weights = instance.policy.weights
    total: Floats = np.zeros(pairs.shape)
    for name, term in TERMS.items():
        if weights[name]:
            total += weights[name] * term(pairs)
    of = sum(weights[name] for name in TERMS)
    return np.floor(SCALE * total / of + 0.5).astype(np.int64)


def _given(instance: Instance) -> tuple[Ints, Ints] | None:
    """Return the scores that replace the computed ones as sorted pair keys and values."""
    if instance.scores is None:
        return None
    executives = {p.id: n for n, p in enumerate(instance.executives)}
    mentors = {p.id: n for n, p in enumerate(instance.mentors)}
    rows = sorted(
        (executives[e] * len(mentors) + mentors[m], s) for (e, m), s in instance.scores.items()
    )
    keys = np.array([key for key, _ in rows], dtype=np.int64)
    return keys, np.array([score for _, score in rows], dtype=np.int64)

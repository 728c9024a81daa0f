"""The exact integer score of every pair that the rules allow, block by block."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from .columns import Columns, Floats, Ints, Mask, columns_of
from .grid import Grid, block, block_bounds, listed
from .instance import Instance
from .rules import RULES, bind, forbidden
from .run import Run
from .terms import TERMS

FORBIDDEN = -1
SCALE = 10_000
MOST_CACHED = 20_000_000


class Scores:
    """Scores of an instance's pairs; FORBIDDEN where a hard rule says so.

    Small instances keep their blocks; large ones work them out again at each reading.
    """

    def __init__(self, instance: Instance, run: Run | None = None) -> None:
        self.instance, self.run = instance, run or Run()
        self.columns: Columns = columns_of(instance)
        self.bound = bind(instance)
        self.given = _given(instance)
        self.removed = np.zeros((len(instance.executives), len(RULES)), dtype=np.int64)
        size = len(instance.executives) * len(instance.mentors)
        self._kept: dict[int, NDArray[np.int32]] | None = {} if size <= MOST_CACHED else None

    def blocks(self) -> Iterator[tuple[int, int, NDArray[np.int32]]]:
        """Go over all pairs: first executive, last (excluded), their scores (rows x mentors)."""
        for low, high in block_bounds(self.columns):
            scores = self._block(low, high)
            self.run.priced(scores.size)
            yield low, high, scores

    def _block(self, low: int, high: int) -> NDArray[np.int32]:
        if self._kept is not None and low in self._kept:
            return self._kept[low]
        pairs = block(self.columns, low, high)
        scores = np.where(self._forbidden(pairs, low, high), FORBIDDEN, self.of(pairs)).astype(
            np.int32
        )
        if self._kept is not None:
            self._kept[low] = scores
        return scores

    def _forbidden(self, pairs: Grid, low: int, high: int) -> Mask:
        """Apply every rule, and note how many mentors each takes away from each executive."""
        ban = np.zeros(pairs.shape, dtype=np.bool_)
        for n, rule in enumerate(RULES.values()):
            mask = rule(pairs, self.bound)
            self.removed[low:high, n] = mask.sum(axis=1)
            ban |= mask
        return ban

    def of(self, pairs: Grid) -> Ints:
        """Return scores without regard to rules."""
        if self.given is None:
            return weigh(self.instance, pairs)
        scores = np.zeros(pairs.shape, dtype=np.int64)
        places, which = pairs.places(self.given[0])
        scores[places] = self.given[1][which]
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

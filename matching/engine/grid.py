"""The pairs under consideration: a block of executives by all mentors, or a list of pairs."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .columns import Columns, Ints

BLOCK = 1 << 18


@dataclass(frozen=True, slots=True)
class Grid:
    """Index arrays that broadcast: (n, 1) against (1, m) for a block, (n,) and (n,) for a list."""

    columns: Columns
    e: Ints
    m: Ints

    @property
    def width(self) -> int:
        """The number of all mentors, the base of pair keys."""
        return self.columns.mentors.function.size

    @property
    def is_block(self) -> bool:
        """Whether this is a block of rows rather than a list."""
        return self.e.ndim > 1

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of whatever is computed for these pairs."""
        return np.broadcast_shapes(self.e.shape, self.m.shape)

    def places(self, keys: Ints) -> tuple[tuple[Ints, ...], NDArray[np.intp]]:
        """Find sorted pair keys in here: where they stand, and which of the keys they are."""
        if self.is_block:
            first = int(self.e[0, 0])
            low, high = np.searchsorted(
                keys, [first * self.width, (first + len(self.e)) * self.width]
            )
            inside = keys[low:high]
            return (inside // self.width - first, inside % self.width), np.arange(low, high)
        own = self.e * self.width + self.m
        at = np.minimum(np.searchsorted(keys, own), max(len(keys) - 1, 0))
        hit = np.flatnonzero(keys[at] == own) if len(keys) else np.zeros(0, dtype=np.intp)
        return (hit,), at[hit]


def block(columns: Columns, low: int, high: int) -> Grid:
    """Make the grid of executives low to high (excluded) against all mentors."""
    mentors = np.arange(columns.mentors.function.size, dtype=np.int64)
    return Grid(columns, np.arange(low, high, dtype=np.int64)[:, None], mentors[None, :])


def listed(columns: Columns, e: Ints, m: Ints) -> Grid:
    """Make the grid of single pairs."""
    return Grid(columns, e, m)


def block_bounds(columns: Columns) -> list[tuple[int, int]]:
    """Cut the executives into blocks of about a quarter of a million pairs."""
    count, width = columns.executives.function.size, columns.mentors.function.size
    step = max(1, BLOCK // max(1, width))
    return [(low, min(low + step, count)) for low in range(0, count, step)]

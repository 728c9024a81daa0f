"""A closer look at what the bounds let through: pairs in batches, scored exactly and ruled on."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from .columns import Floats, Ints, Mask

BATCH = 1 << 18


class Found(NamedTuple):
    """Pairs that the bounds let through: executive, mentor, and the score's bound."""

    e: Ints
    m: Ints
    upper: Floats

    def only(self, mask: Mask) -> "Found":
        """Return the pairs of a mask."""
        return Found(self.e[mask], self.m[mask], self.upper[mask])


def batches(found: Iterator[Found]) -> Iterator[Found]:
    """Join what many strips bring, so that each look is worth its while."""
    waiting: list[Found] = []
    size = 0
    for one in found:
        waiting.append(one)
        size += one.e.size
        if size >= BATCH:
            yield _together(waiting)
            waiting, size = [], 0
    if waiting:
        yield _together(waiting)


def _together(found: list[Found]) -> Found:
    e, m, upper = (np.concatenate(part) for part in zip(*found, strict=True))
    return Found(e, m, upper)

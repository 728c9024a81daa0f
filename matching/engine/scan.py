"""Goes over the bounds of many pairs, tile by tile, and picks those that deserve a closer look."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from .bounds import BARRED, TILE_PAIRS, Bounds, Singles
from .columns import Floats, Ints
from .factors import Reals

TILE_WIDTH = 8192
THIN = 4  # a threshold is read off every so many-th mentor
LEAST = -BARRED / 2  # below is what a rule forbids


class Spotted(NamedTuple):
    """Pairs: the executive's line in the strip, the place among the mentors, bound less price."""

    line: Ints
    place: Ints
    value: Singles


class Strip:
    """Some executives of one group against the mentors, or against some places among them."""

    def __init__(
        self, bounds: Bounds, rows: Ints, factors: tuple[Singles, Singles], at: Ints | None
    ) -> None:
        self.bounds, self.rows = bounds, rows
        self.left, self.right = factors
        self.places = np.arange(bounds.mentors.size, dtype=np.int64) if at is None else at

    @property
    def size(self) -> int:
        """The number of pairs."""
        return int(self.rows.size * self.places.size)

    def mentors(self, spotted: Spotted) -> Ints:
        """Return the mentors of some pairs."""
        return self.bounds.mentors[spotted.place]

    def _tiles(self) -> Iterator[tuple[int, Singles]]:
        for first in range(0, self.places.size, TILE_WIDTH):
            places = self.places[first : first + TILE_WIDTH]
            shape = self.rows.size, places.size
            values = self.bounds.buffer[: shape[0] * shape[1]].reshape(shape)
            np.matmul(self.left, self.right[:, first : first + TILE_WIDTH], out=values)
            for marked in self.bounds.marks:
                marked.add(self.rows, places, values)
            yield first, values

    def above(self, limit: Floats, dearest: float) -> Spotted:
        """Return the pairs whose value is at least their executive's limit.

        No mentor's price is above `dearest`, so that barred pairs are told from dear ones.
        """
        least = np.maximum(limit, LEAST - dearest).astype(np.float32)[:, None]
        return self._joined([_picked(values, first, least) for first, values in self._tiles()])

    def above_both(self, limit: Floats, mentor_limit: Floats) -> Spotted:
        """Return the pairs whose value is at least their executive's and their mentor's limit."""
        least = np.maximum(limit, LEAST).astype(np.float32)[:, None]
        most = mentor_limit[self.places].astype(np.float32)
        found = []
        for first, values in self._tiles():
            np.putmask(values, values < most[first : first + values.shape[1]], -np.inf)
            found.append(_picked(values, first, least))
        return self._joined(found)

    def best(
        self, count: int, limit: Floats | None = None, dearest: float = 0
    ) -> tuple[Spotted, Floats]:
        """Return about the `count` best pairs of each executive, and what all others stay below.

        They are above their executive's limit; prices are as in `above`.
        """
        found = []
        least = np.full((self.rows.size, 1), LEAST - dearest, dtype=np.float32)
        if limit is not None:
            least = np.maximum(least, limit.astype(np.float32)[:, None])
        for first, values in self._tiles():
            if not first:
                least = np.maximum(least, _quantile(values, count))
            found.append(_picked(values, first, least))
        return self._joined(found), least[:, 0].astype(np.float64)

    def _joined(self, found: list[Spotted]) -> Spotted:
        if len(found) == 1:
            line, column, value = found[0]
        else:
            empty = Spotted(*(np.zeros(0, dtype=np.int64),) * 2, np.zeros(0, dtype=np.float32))
            line, column, value = (np.concatenate(part) for part in zip(empty, *found, strict=True))
        return Spotted(line, self.places[column], value)


def _picked(values: Singles, first: int, least: Singles) -> Spotted:
    at = np.flatnonzero(values >= least)
    line, column = np.divmod(at, values.shape[1])
    return Spotted(line, column + first, values.ravel()[at])


def _quantile(values: Singles, count: int) -> Singles:
    """Estimate the `count`-th largest value of each line; any estimate is right."""
    width = values.shape[1]
    if width <= count:
        return np.full((len(values), 1), -np.inf, dtype=np.float32)
    thin = values[:, ::THIN] if width >= THIN * THIN * count else values
    rank = count if thin is values else -(-count // THIN)
    return np.partition(thin, -rank, axis=1)[:, -rank][:, None]


def strips(bounds: Bounds, rows: Ints, price: Reals, at: Ints | None = None) -> Iterator[Strip]:
    """Cut executives into strips; every strip's values are bounds less the mentors' prices.

    `at`: places among the bounds' mentors to look at, ascending; None: all.
    """
    width = bounds.mentors.size if at is None else at.size
    if not rows.size or not width:
        return
    most = max(1, TILE_PAIRS // min(TILE_WIDTH, width))
    stack = _Stack(bounds, price, at)
    wanted = np.zeros(bounds.group.size, dtype=np.bool_)
    wanted[rows] = True
    for number, members in enumerate(bounds.of):
        inside = np.flatnonzero(wanted[members])
        if not inside.size:
            continue
        left, right = stack.factors(number, members, inside)
        for first in range(0, inside.size, most):
            part = slice(first, first + most)
            yield Strip(bounds, members[inside[part]], (left[part], right), at)


class _Stack:
    """The mentors' factors of one pass: those for all, the prices, and those of one group."""

    def __init__(self, bounds: Bounds, price: Reals, at: Ints | None) -> None:
        self.bounds, self.at = bounds, at
        common = bounds.right if at is None else bounds.right[:, at]
        self.first = len(common) + 1
        self.right = np.empty((self.first, common.shape[1]), dtype=np.float32)
        self.right[:-1] = common
        self.right[-1] = -price if at is None else -price[at]

    def factors(self, number: int, members: Ints, inside: Ints) -> tuple[Singles, Singles]:
        """Return the factors of some executives of a group, and of the mentors for them."""
        own = self.bounds.members(number)
        last = self.first + len(own.right)
        if last > len(self.right):
            wider = np.empty((last, self.right.shape[1]), dtype=np.float32)
            wider[: self.first] = self.right[: self.first]
            self.right = wider
        self.right[self.first : last] = own.right if self.at is None else own.right[:, self.at]
        left = np.ones((inside.size, last), dtype=np.float32)
        left[:, : self.first - 1] = self.bounds.left[members[inside]]
        left[:, self.first :] = own.left[inside]
        return left, self.right[:last]

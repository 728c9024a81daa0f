"""The linear program of a pool: every quota one row, every pair one column between 0 and 1."""

# mypy: disable-error-code="no-untyped-call, attr-defined, no-any-return"
# scipy carries no types

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import coo_array, csr_array

from .columns import Floats, Ints
from .objective import Objective, Prices
from .pool import Pool
from .pricing import Market
from .quotas import CLASSES

SCALE = 1 << 20  # duals are rounded to this fraction: any duals prove a bound, rounded ones too
SOLVED = 0
WHOLE_WITHIN = 1e-6


class Side(NamedTuple):
    """One more row over all pairs: per_executive[e] + factor · score, summed, is at most bound."""

    per_executive: Ints
    factor: int
    bound: int


class Level(NamedTuple):
    """What one solve maximises: per_executive[e] + factor · score, and `need` per need met.

    Regions' needs are hard limits, except at a level that is about meeting them.
    """

    per_executive: Ints
    factor: int
    need: int = 0


class Whole(NamedTuple):
    """An answer in whole numbers: 0 or 1 per pair, then the needs met, and whether it is proven."""

    columns: Ints
    is_proven: bool


class Linear(NamedTuple):
    """An answer of the linear solver: its columns, if it found any, and a dual per row."""

    columns: Floats | None
    duals: Floats


class Relaxed(NamedTuple):
    """Rounded duals as prices, a weight to price pairs with, and the bound if no pair pays."""

    objective: Objective
    prices: Prices
    bound: int
    unit: int  # what one point of the level's value counts in `bound` and in gains
    whole: Whole | None  # the relaxation's own answer, where it came out in whole numbers
    is_missing: bool  # whether that answer misses a soft side


@dataclass(frozen=True, slots=True)
class Entries:
    """Non-zero places of some rows of the matrix."""

    row: Ints
    column: Ints
    value: Ints


class Program:
    """Rows and columns of one pool.

    Behind the pairs, a column per region says how far its need is met; where sides may be missed at
    a price, a column per side says by how much it is.
    """

    def __init__(
        self, market: Market, pool: Pool, level: Level, sides: list[Side], *, missed: int = 0
    ) -> None:
        self.market, self.pool, self.level, self.sides = market, pool, level, sides
        self.soft = np.full(len(sides) if missed else 0, missed, dtype=np.int64)
        self.e, self.m = pool.e, pool.m
        self.classes = market.classes(self.e, self.m)
        self.needs = np.array([r.need for r in market.room.regions], dtype=np.int64)
        self.matrix, self.bounds = self._rows()

    def best(
        self, weights: Ints, *, gap: float = 0.0, seconds: float | None = None
    ) -> Whole | None:
        """Solve in whole numbers; None if time ran out before anything was found.

        The relaxation mostly comes out whole by itself, and is far quicker.
        """
        whole = _whole(self._linear(weights).columns)
        if whole is not None:
            return whole
        options: dict[str, float] = {"mip_rel_gap": gap}
        if seconds is not None:
            options["time_limit"] = max(seconds, 0.1)
        answer = milp(
            c=-weights.astype(np.float64),
            constraints=LinearConstraint(self.matrix, -np.inf, self.bounds),
            integrality=np.ones(weights.size),
            bounds=Bounds(*self._limits()),
            options=options,
        )
        if answer.x is None:
            return None
        return Whole(np.rint(answer.x).astype(np.int64), answer.status == SOLVED)

    def weights(self) -> Ints:
        """Return the level's weight of each column."""
        pairs = self.level.per_executive[self.e] + self.level.factor * self.pool.score
        met = np.full(self.needs.size, self.level.need, dtype=np.int64)
        return np.concatenate([pairs, met, -self.soft])

    def misses(self, columns: Floats | Ints) -> bool:
        """Whether an answer misses a soft side."""
        return bool((columns[self.e.size + self.needs.size :] > WHOLE_WITHIN).any())

    def relax(self, threshold: int) -> Relaxed:
        """Solve without whole numbers and return what its duals say."""
        answer = self._linear(self.weights())
        duals = np.rint(np.maximum(answer.duals, 0) * SCALE).astype(np.int64)
        is_missing = answer.columns is None or self.misses(answer.columns)
        return self._read(threshold, duals, _whole(answer.columns), is_missing=is_missing)

    def _linear(self, weights: Ints) -> Linear:
        if not weights.size:
            return Linear(np.zeros(0), np.zeros(self.bounds.size))
        answer = linprog(
            -weights.astype(np.float64),
            A_ub=self.matrix,
            b_ub=self.bounds,
            bounds=np.column_stack(self._limits()),
            method="highs",
        )
        if answer.x is None:
            return Linear(None, np.zeros(self.bounds.size))
        return Linear(answer.x, -answer.ineqlin.marginals)

    def _limits(self) -> tuple[Floats, Floats]:
        least = np.zeros(self.needs.size) if self.level.need else self.needs
        pairs, most = np.zeros(self.e.size), np.full(self.soft.size, np.inf)
        return (
            np.concatenate([pairs, least, np.zeros(self.soft.size)]),
            np.concatenate([pairs + 1, self.needs, most]),
        )

    def _rows(self) -> tuple[csr_array, Ints]:
        """Lay out rows: executives, mentors, slot rules, regions' room, regions' need, sides."""
        room = self.market.room
        executives, mentors = room.slots.size, room.capacity.size
        pairs = np.arange(self.e.size, dtype=np.int64)
        entries = [_ones(self.e, pairs), _ones(executives + self.m, pairs)]
        bounds = [room.slots, room.capacity]
        at = executives + mentors
        starts = np.searchsorted(self.e, np.arange(executives + 1))
        for e, rows in room.rows.items():
            own = pairs[starts[e] : starts[e + 1]]
            for classes, bound in rows:
                entries.append(_ones(at, own[np.isin(self.classes[own], classes)]))
                bounds.append(np.array([bound]))
                at += 1
        for n, region in enumerate(room.regions):
            inside = np.flatnonzero(np.isin(self.m, region.mentors))
            most = pairs.size if region.room is None else region.room
            entries += [
                _ones(at, inside),
                _entries(at + 1, inside, -1),
                _ones(at + 1, pairs.size + n),
            ]
            bounds.append(np.array([most, 0]))
            at += 2
        missed = pairs.size + self.needs.size
        for n, side in enumerate(self.sides):
            values = side.per_executive[self.e] + side.factor * self.pool.score
            entries.append(_entries(at, pairs, values))
            if self.soft.size:
                entries.append(_entries(at, missed + n, -1))
            bounds.append(np.array([side.bound]))
            at += 1
        return _matrix(entries, (at, missed + self.soft.size)), np.concatenate(bounds)

    def _read(
        self, threshold: int, duals: Ints, whole: Whole | None, *, is_missing: bool
    ) -> Relaxed:
        """Turn duals, in the layout of the rows, into prices of slots and of mentors' time."""
        room = self.market.room
        executives, mentors = room.slots.size, room.capacity.size
        slot = np.repeat(duals[:executives, None], CLASSES if room.has_rules else 1, axis=1)
        mentor = duals[executives : executives + mentors].copy()
        at = executives + mentors
        for e, rows in room.rows.items():
            for classes, _ in rows:
                slot[e, list(classes)] += duals[at]
                at += 1
        met = 0
        for region in room.regions:
            mentor[region.mentors] += duals[at] - duals[at + 1]
            worth = SCALE * self.level.need - int(duals[at + 1])
            met += (max(0, worth) if self.level.need else worth) * region.need
            at += 2
        per_executive, factor = SCALE * self.level.per_executive, SCALE * self.level.factor
        for side, dual in zip(self.sides, duals[at:], strict=True):
            per_executive = per_executive - dual * side.per_executive
            factor -= int(dual) * side.factor
        prices = Prices(slot, mentor)
        objective = Objective(per_executive, factor, 0, self.market.hashes, threshold)
        bound = int(duals @ self.bounds) + met
        return Relaxed(objective, prices, bound, SCALE, whole, is_missing)


def _whole(columns: Floats | None) -> Whole | None:
    """Take an answer for a whole one if all its numbers are."""
    if columns is None or (np.abs(columns - np.rint(columns)) > WHOLE_WITHIN).any():
        return None
    return Whole(np.rint(columns).astype(np.int64), is_proven=True)


def _entries(row: Ints | int, column: Ints | int, value: Ints | int) -> Entries:
    arrays = np.broadcast_arrays(*(np.atleast_1d(np.asarray(x)) for x in (row, column, value)))
    return Entries(*(array.astype(np.int64) for array in arrays))


def _ones(row: Ints | int, column: Ints | int) -> Entries:
    return _entries(row, column, 1)


def _matrix(entries: list[Entries], shape: tuple[int, int]) -> csr_array:
    rows = np.concatenate([part.row for part in entries])
    columns = np.concatenate([part.column for part in entries])
    values = np.concatenate([part.value for part in entries]).astype(np.float64)
    return coo_array((values, (rows, columns)), shape=shape).tocsr()

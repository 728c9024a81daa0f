"""The first pool: each executive's best pairs, found in one look at all bounds."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from .columns import Floats, Ints
from .looks import Found, batches
from .pool import Pool, first_per_row
from .scan import strips
from .score import FORBIDDEN
from .ties import pair_hashes

if TYPE_CHECKING:
    from .pricing import Market

PER_ROW = 16
MOST_PER_ROW = 3 * PER_ROW
HASH_BITS = 10
FINER = 64  # bounds are told apart to this fraction of a point


def seed(market: "Market") -> Pool:
    """Make a pool of each executive's best pairs, which also knows what it left out."""
    floor = np.full(market.room.slots.size, FORBIDDEN, dtype=np.int64)
    keys, scores = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for found in batches(_seeds(market, floor)):
        exact = market.exact(found.e, found.m)
        market.bounds.hold(found.upper, exact)
        good = exact != FORBIDDEN
        keys.append(found.e[good] * market.width + found.m[good])
        scores.append(exact[good])
    pool = Pool.empty(market.width)
    pool.add(np.concatenate(keys), np.concatenate(scores))
    pool.floor = floor
    return pool


def _seeds(market: "Market", floor: Ints) -> Iterator[Found]:
    price = np.zeros(market.bounds.mentors.size)
    slack = market.bounds.slack(price)
    for strip in strips(market.bounds, market.rows, price):
        spotted, below = strip.best(PER_ROW)
        market.scores.run.priced(strip.size)
        found = Found(
            strip.rows[spotted.line],
            strip.mentors(spotted),
            spotted.value.astype(np.float64) + slack,
        )
        if np.bincount(spotted.line, minlength=1).max() > MOST_PER_ROW:
            found, below = _fewer(market, found, below + slack, strip.rows)
            below -= slack
        floor[strip.rows] = np.floor(np.maximum(below + slack, FORBIDDEN)).astype(np.int64)
        yield found


def _fewer(market: "Market", found: Found, below: Floats, rows: Ints) -> tuple[Found, Floats]:
    """Keep the best by bound and hash where many are alike, else all get the same mentors."""
    hashed = pair_hashes(market.hashes[0][found.e], market.hashes[1][found.m], HASH_BITS)
    value = (np.rint(found.upper * FINER).astype(np.int64) << HASH_BITS) + hashed
    chosen = first_per_row(found.e, value, MOST_PER_ROW)
    dropped = np.full(market.room.slots.size, -np.inf)
    np.maximum.at(dropped, found.e[~chosen], found.upper[~chosen])
    return found.only(chosen), np.maximum(below, dropped[rows])

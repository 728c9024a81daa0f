"""What is kept of a solved market: its result, and its proofs as edits can build on them."""

from typing import Any, NamedTuple

import numpy as np

from .columns import Ints
from .flow import PRIORITIES
from .objective import Objective
from .pricing import Market
from .solve import Matching
from .ties import MOST_BITS, tie_bits
from .warm_answer import Before, before_of
from .warm_bounds import Ceiling, ceiling
from .warm_change import Table, unchanged
from .warm_total import Total, total

SPARE = 64  # so many more pairs, or slots, may come without new units of the objective
Result = dict[str, Any]


class Kept(NamedTuple):
    """What is proven of the market as it stands."""

    before: Before
    base: int  # a slot filled is worth its square, one of priority 3 as much more, of 2 one more
    threshold: int
    coverage: Ceiling
    above: Ceiling | None  # how many slots could be filled above the threshold: too few
    best: Total
    free: Total  # without regard to the smallest score
    targets: Ints


def is_plain(matching: Matching) -> bool:
    """Whether the market has no slot rules and no region caps, and arithmetic has room to spare."""
    policy, room = matching.instance.policy, matching.room
    pairs, nodes = int(room.slots.sum()), room.slots.size + room.capacity.size
    bits = tie_bits(pairs + SPARE, matching.market.top, nodes + SPARE)
    return not policy.slot_rules and not policy.region_caps and bits == MOST_BITS


def kept(matching: Matching, result: Result) -> Kept | None:
    """Prove the market once more, in a form that edits can build on; None if that fails."""
    market, room, keys = matching.market, matching.room, matching.found.keys
    pool, is_fair = market.seed(), matching.instance.policy.objective == "fair"
    threshold = int(matching.found.minimum_bound or 0) if is_fair else 0
    base = int(room.slots.sum()) + SPARE
    worth = (
        base * base + base * (room.priority == PRIORITIES[-1]) + (room.priority == PRIORITIES[-2])
    )
    coverage = ceiling(market, pool, worth, 0)
    above = ceiling(market, pool, worth, threshold + 1) if is_fair else None
    value = int(worth[keys // max(1, market.width)].sum())
    if not keys.size or coverage is None or coverage[1] != value or (is_fair and above is None):
        return None
    targets = _levels(room.priority[keys // market.width])
    best = total(market, pool, _objective(market, targets, threshold), targets)
    free = total(market, pool, _objective(market, targets, 0), targets) if is_fair else best
    if best is None or free is None or not np.array_equal(best.keys(market.width), keys):
        return None
    table = Table(matching.scores)
    table.fill()
    before = before_of(result, matching.answer, unchanged(table, room))
    return Kept(before, base, threshold, coverage[0], above and above[0], best, free, targets)


def _objective(market: Market, targets: Ints, threshold: int) -> Objective:
    factor = ((int(targets.sum()) + SPARE) << MOST_BITS) + 1
    nothing = np.zeros(market.room.slots.size, dtype=np.int64)
    return Objective(nothing, factor, MOST_BITS, market.hashes, threshold)


def _levels(priorities: Ints) -> Ints:
    """Count pairs of priority 1, 2 and 3."""
    return np.bincount(priorities, minlength=max(PRIORITIES) + 1)[1:].astype(np.int64)

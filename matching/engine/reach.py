"""How many places could be filled at all, and what stands in the way; nothing is solved.

The bound is a maximum flow: executive (places wanted) → every pair the rules allow (1) → mentor
(pairs she can take). Without slot rules, region caps and locks it is met exactly; with them it is
an upper bound. What the flow cannot cross, its minimum cut, names the executives who compete for
too few mentors.
"""

# mypy: disable-error-code="no-untyped-call, no-any-return"
# scipy.sparse has no stubs

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.csgraph import breadth_first_order, maximum_flow

from .columns import Ints, Mask
from .grid import block, block_bounds
from .instance import Instance, parse
from .rules import RULES
from .score import Scores
from .validate import validate

# A first flow over so many pairs per executive mostly fills every place; the rest need all pairs.
SAMPLE = 12
MOST_PAIRS = 20_000_000


class Crowd(NamedTuple):
    """Executives who together want more places than the mentors they may have can take."""

    executives: list[str]
    wanted: int
    offered: int


class Reach(NamedTuple):
    """`stranded`: {executive without any candidate: {rule: mentors it takes away}}.

    `apart`: {(executives' region, mentors' region): (pairs, pairs with too few common hours)}.
    """

    wanted: int
    offered: int
    fillable: int
    is_exact: bool
    stranded: dict[str, dict[str, int]]
    crowd: Crowd | None
    apart: dict[tuple[str, str], tuple[int, int]]


def reach(raw: Mapping[str, Any]) -> Reach | None:
    """Say how far a sound instance reaches; None where it is too large to look at every pair.

    Raises ValueError for an instance that `validate` refuses.
    """
    faults = validate(raw)
    if faults:
        raise ValueError("; ".join(f"{f.code} {f.employee}: {f.detail}" for f in faults))
    instance = parse(raw)
    if len(instance.executives) * len(instance.mentors) > MOST_PAIRS:
        return None
    slots = np.array([p.slots for p in instance.executives], dtype=np.int64)
    capacity = np.array([p.capacity for p in instance.mentors], dtype=np.int64)
    seen = _look(instance, capacity)
    fillable, flow = _most(seen.allowed, slots, capacity)
    wanted = np.flatnonzero((slots > 0) & ~seen.allowed.any(axis=1))
    policy = instance.policy
    return Reach(
        wanted=int(slots.sum()),
        offered=int(capacity.sum()),
        fillable=fillable,
        is_exact=not (policy.slot_rules or policy.region_caps or instance.locks),
        stranded={instance.executives[e].id: seen.removed[e] for e in wanted.tolist()},
        crowd=_crowd(instance, seen.allowed, slots, capacity, flow),
        apart=seen.apart,
    )


class _Seen(NamedTuple):
    allowed: Mask
    removed: list[dict[str, int]]
    apart: dict[tuple[str, str], tuple[int, int]]


def _look(instance: Instance, capacity: Ints) -> _Seen:
    """Apply every rule to every pair with a mentor who has time."""
    scores = Scores(instance)
    allowed = np.zeros((len(instance.executives), len(instance.mentors)), dtype=np.bool_)
    removed: list[dict[str, int]] = []
    pairs: Counter[tuple[str, str]] = Counter()
    short: Counter[tuple[str, str]] = Counter()
    groups = _by_region([p.region for p in instance.mentors])
    for low, high in block_bounds(scores.columns):
        grid = block(scores.columns, low, high)
        masks = {code: rule(grid, scores.bound) for code, rule in RULES.items()}
        whole = {code: np.broadcast_to(mask, grid.shape) for code, mask in masks.items()}
        allowed[low:high] = ~np.logical_or.reduce(list(whole.values())) & (capacity > 0)
        counts = {code: mask.sum(axis=1) for code, mask in whole.items()}
        for n, person in enumerate(instance.executives[low:high]):
            removed.append({code: int(count[n]) for code, count in counts.items() if count[n]})
            for region, mentors in groups.items():
                pairs[person.region, region] += int(mentors.size)
                short[person.region, region] += int(whole["overlap"][n, mentors].sum())
    apart = {key: (count, short[key]) for key, count in pairs.items()}
    return _Seen(allowed, removed, apart)


def _by_region(regions: list[str]) -> dict[str, Ints]:
    named = np.array(regions, dtype=np.str_)
    return {str(region): np.flatnonzero(named == region) for region in np.unique(named)}


def _most(allowed: Mask, slots: Ints, capacity: Ints) -> tuple[int, csr_matrix]:
    """Return the largest number of pairs, and the flow that carries them."""
    best = min(int(slots.sum()), int(capacity.sum()))
    sampled = _network(_sample(allowed), slots, capacity)
    found = maximum_flow(sampled, 0, 1)
    if found.flow_value < best:
        found = maximum_flow(_network(allowed, slots, capacity), 0, 1)
    return int(found.flow_value), found.flow


def _sample(allowed: Mask) -> Mask:
    """Keep a few pairs of each executive, other ones for each, so that all mentors are met."""
    count, width = allowed.shape
    if width <= SAMPLE:
        return allowed
    turn = (np.arange(width)[None, :] + 7 * np.arange(count)[:, None]) % width
    order = np.where(allowed, turn, width)
    limit = np.partition(order, SAMPLE, axis=1)[:, SAMPLE][:, None]
    chosen: Mask = allowed & (order < limit)
    return chosen


def _network(allowed: Mask, slots: Ints, capacity: Ints) -> csr_matrix:
    """Nodes: source 0, sink 1, executives, mentors."""
    e, m = np.nonzero(allowed)
    count, width = allowed.shape
    first, second = 2, 2 + count
    tail = np.concatenate([np.zeros(count), e + first, np.arange(width) + second])
    head = np.concatenate([np.arange(count) + first, m + second, np.ones(width)])
    size = np.concatenate([slots, np.ones(e.size), capacity]).astype(np.int32)
    nodes = 2 + count + width
    index = (tail.astype(np.int32), head.astype(np.int32))
    return coo_matrix((size, index), shape=(nodes, nodes)).tocsr()


def _crowd(
    instance: Instance, allowed: Mask, slots: Ints, capacity: Ints, flow: csr_matrix
) -> Crowd | None:
    """Find who is on the source's side of the minimum cut, the stranded left out."""
    network = _network(allowed, slots, capacity)
    left = (network - flow).tocsr()
    left.data = np.maximum(left.data, 0)
    left.eliminate_zeros()
    reached = np.zeros(left.shape[0], dtype=np.bool_)
    reached[breadth_first_order(left, 0, return_predecessors=False)] = True
    executives = np.flatnonzero(reached[2 : 2 + slots.size] & allowed.any(axis=1) & (slots > 0))
    # A mentor on the far side of the cut takes one of each who may have her.
    many = allowed[executives].sum(axis=0)
    near = reached[2 + slots.size :]
    wanted = int(slots[executives].sum())
    offered = int(np.where(near, capacity * (many > 0), many).sum())
    if wanted <= offered:
        return None
    return Crowd([instance.executives[e].id for e in executives.tolist()], wanted, offered)

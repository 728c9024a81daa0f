"""Exact duals of a flow of least cost: shortest paths in what is left of the network.

Bellman and Ford's relaxation, all arcs of the nodes that moved at once; whole numbers throughout.
"""

from typing import NamedTuple

import numpy as np

from .columns import Ints
from .factors import ranges

LARGE = 4  # relax everything while more than 1 / LARGE of the arcs move


class Laid(NamedTuple):
    """A network's arcs; `cost` is that of the first ones only, which are no pairs."""

    tail: Ints
    head: Ints
    capacity: Ints
    cost: Ints


def potentials(laid: Laid, cost: Ints, flow: Ints, start: Ints) -> Ints:
    """Return d with cost + d[tail] - d[head] >= 0 on every arc that can still carry flow."""
    onward, back = flow < laid.capacity, flow > 0
    tails = np.concatenate([laid.tail[onward], laid.head[back]])
    heads = np.concatenate([laid.head[onward], laid.tail[back]])
    costs = np.concatenate([cost[onward], -cost[back]])
    order = np.argsort(tails, kind="stable")
    tails, heads, costs = tails[order], heads[order], costs[order]
    first = np.searchsorted(tails, np.arange(start.size + 1))
    count = np.diff(first)
    distance = start.copy()
    moved = np.flatnonzero(count)
    while moved.size:
        which = ranges(first[moved], count[moved])
        reach = np.repeat(distance[moved], count[moved]) + costs[which]
        to = heads[which]
        nearer = reach < distance[to]
        to, reach = to[nearer], reach[nearer]
        np.minimum.at(distance, to, reach)
        moved = np.unique(to)
        moved = moved[count[moved] > 0]
    return distance

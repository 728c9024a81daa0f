"""What a solved flow network has left, and how a few changes to it are made good.

A flow is of least cost exactly if its potentials leave no arc that can carry more at a reduced
cost below 0, and none that carries something at one above 0 (Ahuja, Magnanti, Orlin, Network
Flows, 1993, section 9.3). After a change few arcs break that: each is filled or emptied, and what
is then too much at one node goes by shortest paths to where it is missing, as in their successive
shortest path algorithm (section 9.7).
"""

# mypy: disable-error-code="no-untyped-call"
# scipy carries no types

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from .columns import Ints

MOST_PATHS = 24
EXACT = 1 << 53  # whole numbers below this are exact in the shortest path's float64
SHORT = 1 << 16
NOWHERE = -9999  # scipy's sign for a node without predecessor


@dataclass(slots=True)
class Residual:
    """Arcs with their flow, nodes with their potential and supply."""

    tail: Ints
    head: Ints
    capacity: Ints
    cost: Ints
    flow: Ints
    supply: Ints
    potential: Ints

    @property
    def reduced(self) -> Ints:
        """The reduced cost of every arc."""
        cost: Ints = self.cost + self.potential[self.tail] - self.potential[self.head]
        return cost

    @property
    def excess(self) -> Ints:
        """What each node has too much of."""
        nodes = self.supply.size
        out = np.bincount(self.tail, self.flow, nodes) - np.bincount(self.head, self.flow, nodes)
        excess: Ints = self.supply - np.rint(out).astype(np.int64)
        return excess

    @property
    def is_optimal(self) -> bool:
        """Whether flow and potentials prove each other."""
        reduced = self.reduced
        could_more = (reduced < 0) & (self.flow < self.capacity)
        could_less = (reduced > 0) & (self.flow > 0)
        return not (could_more.any() or could_less.any() or self.excess.any())

    def repair(self, most: int) -> int | None:
        """Make the flow optimal again; return how long its paths were together.

        None if that would be more than `most`, or there would be too many.
        """
        reduced = self.reduced
        wanted = np.where(reduced < 0, self.capacity, np.where(reduced > 0, 0, self.flow))
        self.flow = np.clip(wanted, 0, self.capacity)
        moved, excess = 0, self.excess
        for _ in range(MOST_PATHS):
            if not excess.any():
                return moved
            length = self._send(excess, most - moved)
            if length is None:
                return None
            moved += length
        return None

    def _send(self, excess: Ints, most: int) -> int | None:
        """Send one unit along a shortest path from any excess to the nearest lack."""
        reduced = self.reduced
        onward = np.flatnonzero((self.flow < self.capacity) & (reduced <= most))
        back = np.flatnonzero((self.flow > 0) & (reduced >= -most))
        arcs = np.concatenate([onward, back])
        tail = np.concatenate([self.tail[onward], self.head[back]])
        head = np.concatenate([self.head[onward], self.tail[back]])
        cost = np.concatenate([reduced[onward], -reduced[back]])
        graph = _graph(tail, head, cost, self.supply.size)
        sources = np.flatnonzero(excess > 0)
        lacking = np.flatnonzero(excess < 0)
        distance, before, _ = dijkstra(
            graph, indices=sources, min_only=True, return_predecessors=True
        )
        target = int(lacking[np.argmin(distance[lacking])])
        length = distance[target]
        if not length <= min(most, EXACT):
            return None
        self.potential = self.potential + np.minimum(distance, length).astype(np.int64)
        node = target
        while before[node] != NOWHERE:
            last = int(before[node])
            arc = arcs[np.flatnonzero((tail == last) & (head == node))[0]]
            self.flow[arc] += 1 if self.tail[arc] == last else -1
            node = last
        excess[node] -= 1
        excess[target] += 1
        return int(length)


def _graph(tail: Ints, head: Ints, cost: Ints, nodes: int) -> csr_array:
    """Lay out arcs by their tails; no two have the same ends."""
    short = np.uint16 if nodes <= SHORT else np.int32  # short numbers are sorted by their digits
    order = np.argsort(tail.astype(short), kind="stable")
    first = np.zeros(nodes + 1, dtype=np.int32)
    np.cumsum(np.bincount(tail, minlength=nodes), out=first[1:])
    data = cost[order].astype(np.float64), head[order].astype(np.int32), first
    return csr_array(data, shape=(nodes, nodes))

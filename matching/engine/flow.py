"""The exact solver: one min-cost flow in which every pair is one arc of capacity 1.

source → priority → executive → (slot kinds) → pair → mentor → (region) → sink. Costs are integers,
so the flow is optimal to the last unit, and a Bellman-Ford on what is left of the network gives
exact duals.
"""

# mypy: disable-error-code="no-untyped-call, arg-type"
# ortools' stubs ask for dtypes that numpy's do not name

from dataclasses import dataclass, field

import numpy as np
from ortools.graph.python import min_cost_flow

from .columns import Ints
from .instance import OPTED_IN, OTHER, OWN
from .objective import Prices, Solved
from .quotas import ADJACENT, CLASSES, EVERY, KIND_CLASSES, Room, Row

SOURCE, SINK = 0, 1
PRIORITIES = (1, 2, 3)
FIRST_EXECUTIVE = 5


def is_flow(room: Room) -> bool:
    """Whether the slot rules of every executive partition his slots, so that a flow keeps them."""
    return not any(_has_opted(rows) and _has_function(rows) for rows in room.rows.values())


def splits_by_opting(row: Row) -> bool:
    """Whether a bound is about opting in rather than about functions."""
    return row[0] in {KIND_CLASSES[OPTED_IN], _others(OPTED_IN)}


def _has_opted(rows: list[Row]) -> bool:
    return any(splits_by_opting(row) for row in rows)


def _has_function(rows: list[Row]) -> bool:
    return not all(splits_by_opting(row) for row in rows)


def _others(kind: str) -> tuple[int, ...]:
    return tuple(c for c in EVERY if c not in KIND_CLASSES[kind])


@dataclass
class Arcs:
    """Arcs in the order of their making."""

    tail: list[Ints] = field(default_factory=list)
    head: list[Ints] = field(default_factory=list)
    capacity: list[Ints] = field(default_factory=list)

    def add(self, tail: Ints | int, head: Ints | int, capacity: Ints | int) -> None:
        """Add one arc or many."""
        arrays = np.broadcast_arrays(
            *(np.asarray(x, dtype=np.int64) for x in (tail, head, capacity))
        )
        for column, array in zip((self.tail, self.head, self.capacity), arrays, strict=True):
            column.append(np.atleast_1d(array))


class Network:
    """The fixed part of the flow network: everything but the pairs."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.first_mentor = FIRST_EXECUTIVE + room.slots.size
        self.nodes = self.first_mentor + room.capacity.size
        self.arcs = Arcs()
        self.class_node = self._slot_nodes()
        self.region_node = self._mentor_nodes()
        self._warm = np.zeros(self.nodes, dtype=np.int64)

    def _node(self) -> int:
        self.nodes += 1
        return self.nodes - 1

    def _slot_nodes(self) -> Ints:
        """Add what lies between priorities and pairs; return each executive's node by class."""
        room = self.room
        executives = FIRST_EXECUTIVE + np.arange(room.slots.size, dtype=np.int64)
        self.arcs.add(1 + room.priority, executives, room.slots)
        nodes = np.repeat(executives[:, None], CLASSES if room.has_rules else 1, axis=1)
        for e, rows in room.rows.items():
            split = self._split_by_opting if _has_opted(rows) else self._split_by_function
            nodes[e] = split(FIRST_EXECUTIVE + e, int(room.slots[e]), dict(rows))
        return nodes

    def _split_by_opting(
        self, executive: int, slots: int, rows: dict[tuple[int, ...], int]
    ) -> Ints:
        inside, outside = KIND_CLASSES[OPTED_IN], _others(OPTED_IN)
        nodes = np.zeros(CLASSES, dtype=np.int64)
        for classes in (inside, outside):
            node = self._node()
            self.arcs.add(executive, node, min(slots, rows.get(classes, slots)))
            nodes[list(classes)] = node
        return nodes

    def _split_by_function(
        self, executive: int, slots: int, rows: dict[tuple[int, ...], int]
    ) -> Ints:
        """Keep slots for own and for other function, and leave the rest free for all."""
        own, other = KIND_CLASSES[OWN], KIND_CLASSES[OTHER]
        not_own = min(slots, rows.get(_others(OWN), slots))
        not_other = min(slots, rows.get(_others(OTHER), slots))
        free_for_all = max(0, not_own + not_other - slots)
        nodes, free = np.zeros(CLASSES, dtype=np.int64), self._node()
        self.arcs.add(executive, free, free_for_all)
        nodes[list(ADJACENT)] = free
        for classes, kept in ((own, not_other - free_for_all), (other, not_own - free_for_all)):
            entry, node = self._node(), self._node()
            self.arcs.add(executive, entry, kept)
            self.arcs.add(free, entry, slots)
            self.arcs.add(entry, node, min(slots, rows.get(classes, slots)))
            nodes[list(classes)] = node
        return nodes

    def _mentor_nodes(self) -> list[int]:
        """Lead every mentor to the sink, past the region's node where the region is capped."""
        room = self.room
        head = np.full(room.capacity.size, SINK, dtype=np.int64)
        region_nodes = []
        for region in room.regions:
            region_nodes.append(self._node())
            head[region.mentors] = region_nodes[-1]
        self.arcs.add(self.first_mentor + np.arange(room.capacity.size), head, room.capacity)
        return region_nodes

    def solve(
        self, e: Ints, m: Ints, classes: Ints, weights: Ints, targets: Ints | None, top: int
    ) -> Solved:
        """Maximise the weights of the chosen pairs; `targets` fixes the pairs per priority.

        Without targets any number of slots may stay empty, and filling what a region needs is
        worth more than everything else (`top`: the largest weight there is).
        """
        arcs, supply, reward = self._frame(top, targets)
        fixed_cost = np.concatenate(reward)
        tail = np.concatenate([*self.arcs.tail, *arcs.tail, self.class_node[e, classes]])
        head = np.concatenate([*self.arcs.head, *arcs.head, self.first_mentor + m])
        fixed = tail.size - e.size
        capacity = np.concatenate(
            [*self.arcs.capacity, *arcs.capacity, np.ones(e.size, dtype=np.int64)]
        )
        cost = np.zeros(tail.size, dtype=np.int64)
        cost[fixed - fixed_cost.size : fixed] = fixed_cost
        cost[fixed:] = -weights
        flow, value = _min_cost_flow(tail, head, capacity, cost, supply)
        self._warm = potentials(tail, head, capacity, cost, flow, self._warm)
        prices = Prices(
            slot=self._warm[self.class_node],
            mentor=-self._warm[self.first_mentor : self.first_mentor + self.room.capacity.size],
        )
        return Solved(flow[fixed:] > 0, value, prices)

    def _frame(self, top: int, targets: Ints | None) -> tuple[Arcs, Ints, list[Ints]]:
        """Make the arcs at both ends, the supplies, and the costs of these arcs."""
        arcs, supply, costs = Arcs(), np.zeros(self.nodes, dtype=np.int64), []
        total = int(self.room.slots.sum() if targets is None else targets.sum())
        supply[SOURCE], supply[SINK] = total, -total
        for n, priority in enumerate(PRIORITIES):
            arcs.add(SOURCE, 1 + priority, total if targets is None else int(targets[n]))
            costs.append(np.zeros(1, dtype=np.int64))
        if targets is None:
            arcs.add(SOURCE, SINK, total)
            costs.append(np.zeros(1, dtype=np.int64))
        reward = 1 + total * top
        for node, region in zip(self.region_node, self.room.regions, strict=True):
            spare = total if region.room is None else region.room - region.need
            arcs.add(node, SINK, spare)
            costs.append(np.zeros(1, dtype=np.int64))
            if targets is None:
                arcs.add(node, SINK, region.need)
                costs.append(np.array([-reward], dtype=np.int64))
            else:
                supply[node] = -region.need
                supply[SINK] += region.need
        return arcs, supply, costs


def _min_cost_flow(
    tail: Ints, head: Ints, capacity: Ints, cost: Ints, supply: Ints
) -> tuple[Ints, int]:
    solver = min_cost_flow.SimpleMinCostFlow()
    arcs = solver.add_arcs_with_capacity_and_unit_cost(tail, head, capacity, cost)
    solver.set_nodes_supplies(np.arange(supply.size), supply)
    status = solver.solve()
    if status != solver.OPTIMAL:
        message = f"the flow solver answered {status}"
        raise ArithmeticError(message)
    return np.asarray(solver.flows(arcs), dtype=np.int64), -int(solver.optimal_cost())


def potentials(tail: Ints, head: Ints, capacity: Ints, cost: Ints, flow: Ints, start: Ints) -> Ints:
    """Return d with cost + d[tail] - d[head] >= 0 on every arc that can still carry flow."""
    onward, back = flow < capacity, flow > 0
    tails = np.concatenate([tail[onward], head[back]])
    heads = np.concatenate([head[onward], tail[back]])
    costs = np.concatenate([cost[onward], -cost[back]])
    order = np.argsort(heads, kind="stable")
    tails, heads, costs = tails[order], heads[order], costs[order]
    reached, first = np.unique(heads, return_index=True)
    distance = start.copy()
    while reached.size:
        nearest = np.minimum.reduceat(distance[tails] + costs, first)
        if not (nearest < distance[reached]).any():
            break
        distance[reached] = np.minimum(distance[reached], nearest)
    return distance

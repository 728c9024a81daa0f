"""The exact solver: one min-cost flow in which every pair is one arc of capacity 1.

source → priority → executive → (slot kinds) → pair → mentor → (region) → sink. Costs are integers,
so the flow is optimal to the last unit, and a Bellman-Ford on what is left of the network gives
exact duals.
"""

# mypy: disable-error-code="no-untyped-call, arg-type"
# ortools' stubs ask for dtypes that numpy's do not name

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python import max_flow, min_cost_flow

from .columns import Ints
from .instance import OPTED_IN, OTHER, OWN
from .objective import Prices, Solved
from .potentials import Laid, potentials
from .quotas import ADJACENT, CLASSES, EVERY, KIND_CLASSES, RegionRoom, Room, Row

SOURCE, SINK = 0, 1
PRIORITIES = (1, 2, 3)
FIRST_EXECUTIVE = 5
MOST_STEPS = 8


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
    cost: list[Ints] = field(default_factory=list)

    def add(
        self, tail: Ints | int, head: Ints | int, capacity: Ints | int, cost: Ints | int = 0
    ) -> None:
        """Add one arc or many."""
        given = [np.asarray(x, dtype=np.int64) for x in (tail, head, capacity, cost)]
        columns: tuple[list[Ints], ...] = self.tail, self.head, self.capacity, self.cost
        for column, array in zip(columns, np.broadcast_arrays(*given), strict=True):
            column.append(np.atleast_1d(array))


class Pairs(NamedTuple):
    """The pairs of one solve: executives, mentors, and the mentors' classes for them."""

    e: Ints
    m: Ints
    classes: Ints


class CostRangeError(ArithmeticError):
    """The costs leave the solver's 64 bits no room."""


class Filled(NamedTuple):
    """How many slots a flow fills, with which pairs, and the cut that stops it, as prices."""

    chosen: NDArray[np.bool_]
    value: int
    prices: Prices


class Network:
    """The fixed part of the flow network: everything but the pairs."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.first_mentor = FIRST_EXECUTIVE + room.slots.size
        self.nodes = self.first_mentor + room.capacity.size
        self.arcs = Arcs()
        self.class_node = self._slot_nodes()
        self.region_node = self._mentor_nodes()
        self._potential = np.zeros(self.nodes, dtype=np.int64)  # of the last solve

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
        self.mentor_arcs = sum(part.size for part in self.arcs.tail)
        self.mentor_head = head
        self.arcs.add(self.first_mentor + np.arange(room.capacity.size), head, room.capacity)
        return region_nodes

    def solve(
        self, pairs: Pairs, weights: Ints, targets: Ints | None = None, *, needs_only: bool = False
    ) -> Solved:
        """Maximise the weights of the chosen pairs; `targets` fixes the pairs per priority.

        Without targets any number of slots may stay empty. Regions get what they need, except
        that with `needs_only` nothing else counts, and as much of it is met as can be.
        """
        laid, cost, flow, value = self._least_cost(pairs, weights, targets, needs_only=needs_only)
        self._potential = potentials(laid, cost, flow, self._start(int(weights.max(initial=0))))
        self._raise_unused(flow)
        chosen = flow[laid.cost.size :] > 0
        return Solved(chosen, value, self._prices(self._potential))

    def choose(self, pairs: Pairs, weights: Ints, targets: Ints) -> NDArray[np.bool_]:
        """Maximise the weights, without asking for prices; return which pairs are chosen."""
        laid, _, flow, _ = self._least_cost(pairs, weights, targets, needs_only=False)
        return flow[laid.cost.size :] > 0

    def _least_cost(
        self, pairs: Pairs, weights: Ints, targets: Ints | None, *, needs_only: bool
    ) -> tuple[Laid, Ints, Ints, int]:
        frame, supply = self._frame(targets, needs_only=needs_only)
        laid = self._laid(frame, pairs)
        cost = np.concatenate([laid.cost, -weights])
        flow, value = _min_cost_flow(laid, cost, supply)
        return laid, cost, flow, value

    def fill(self, pairs: Pairs, targets: Ints) -> Filled:
        """Fill the targets per priority, and all regions' needs with them, as far as can be.

        What is missing is explained by a least cut: prices of 0 and 1, at which a pair gains 1
        exactly if it leads out of the cut (max-flow min-cut, Ford and Fulkerson 1956; for
        matchings König 1931).
        """
        final, need = self.nodes, sum(region.need for region in self.room.regions)
        frame = Arcs()
        for n, priority in enumerate(PRIORITIES):
            frame.add(SOURCE, 1 + priority, int(targets[n]))
        frame.add(SINK, final, int(targets.sum()) - need)
        for node, region in zip(self.region_node, self.room.regions, strict=True):
            frame.add(node, final, region.need)
            frame.add(node, SINK, self._spare(region, int(targets.sum())))
        laid = self._laid(frame, pairs)
        solver = max_flow.SimpleMaxFlow()
        arcs = np.asarray(solver.add_arcs_with_capacity(laid.tail, laid.head, laid.capacity))
        if solver.solve(SOURCE, final) != solver.OPTIMAL:
            message = "the flow solver found no greatest flow"
            raise ArithmeticError(message)
        inside = np.zeros(self.nodes + 1, dtype=np.int64)
        inside[solver.get_source_side_min_cut()] = 1
        flows: Ints = np.asarray(solver.flows(arcs[laid.cost.size :]), dtype=np.int64)
        chosen = flows > 0
        cut = self._prices(-inside[:-1])
        return Filled(chosen, solver.optimal_flow(), Prices(1 + cut.slot, cut.mentor))

    def _prices(self, potential: Ints) -> Prices:
        mentors = slice(self.first_mentor, self.first_mentor + self.room.capacity.size)
        return Prices(slot=potential[self.class_node], mentor=-potential[mentors])

    def _laid(self, frame: Arcs, pairs: Pairs) -> Laid:
        """Lay out all arcs: the fixed ones, those of the frame, then one per pair."""
        tail = [*self.arcs.tail, *frame.tail, self.class_node[pairs.e, pairs.classes]]
        head = [*self.arcs.head, *frame.head, self.first_mentor + pairs.m]
        ones = np.ones(pairs.e.size, dtype=np.int64)
        capacity = np.concatenate([*self.arcs.capacity, *frame.capacity, ones])
        cost = np.concatenate([*self.arcs.cost, *frame.cost])
        return Laid(np.concatenate(tail), np.concatenate(head), capacity, cost)

    def _frame(self, targets: Ints | None, *, needs_only: bool) -> tuple[Arcs, Ints]:
        """Make the arcs at both ends, and the supplies."""
        arcs, supply = Arcs(), np.zeros(self.nodes, dtype=np.int64)
        total = int(self.room.slots.sum() if targets is None else targets.sum())
        supply[SOURCE], supply[SINK] = total, -total
        for n, priority in enumerate(PRIORITIES):
            arcs.add(SOURCE, 1 + priority, total if targets is None else int(targets[n]))
        if targets is None:
            arcs.add(SOURCE, SINK, total)
        for node, region in zip(self.region_node, self.room.regions, strict=True):
            arcs.add(node, SINK, self._spare(region, total))
            if needs_only:
                arcs.add(node, SINK, region.need, cost=-1)
            else:
                supply[node] = -region.need
                supply[SINK] += region.need
        return arcs, supply

    @staticmethod
    def _spare(region: RegionRoom, total: int) -> int:
        return total if region.room is None else region.room - region.need

    def _start(self, largest: int) -> Ints:
        """Start from the last potentials, unless they are of another order of magnitude."""
        if np.abs(self._potential).max(initial=0) > MOST_STEPS * largest:
            return np.zeros_like(self._potential)
        return self._potential

    def _raise_unused(self, flow: Ints) -> None:
        """Price mentors without a pair as high as can be: fewer pairs with them then pay."""
        arcs = slice(self.mentor_arcs, self.mentor_arcs + self.room.capacity.size)
        mentors = self.first_mentor + np.flatnonzero(flow[arcs] == 0)
        self._potential[mentors] = self._potential[self.mentor_head[flow[arcs] == 0]]


def _min_cost_flow(laid: Laid, cost: Ints, supply: Ints) -> tuple[Ints, int]:
    solver = min_cost_flow.SimpleMinCostFlow()
    arcs = solver.add_arcs_with_capacity_and_unit_cost(laid.tail, laid.head, laid.capacity, cost)
    solver.set_nodes_supplies(np.arange(supply.size), supply)
    status = solver.solve()
    if status == solver.BAD_COST_RANGE:
        raise CostRangeError
    if status != solver.OPTIMAL:
        message = f"the flow solver answered {status}"
        raise ArithmeticError(message)
    return np.asarray(solver.flows(arcs), dtype=np.int64), -int(solver.optimal_cost())

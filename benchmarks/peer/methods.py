"""The other ways to match one cohort, each in a process of its own: METHOD FOLDER on the line.

FOLDER holds instance.json and, for methods that are given all scores, scores.npy (executives x
mentors, -1: forbidden; people sorted by id). Prints {"seconds", "cpu", "peak_mb", "pairs": [[e, m],
...]} with places of people, and counts from the moment the input lies in memory.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from matching.engine import solve, solve_stable

from .elementwise import Array, scores

Pairs = list[tuple[int, int]]


class Cohort(NamedTuple):
    """One instance, and what it looks like to those who only know scores and places."""

    instance: dict[str, Any]
    executives: list[dict[str, Any]]
    mentors: list[dict[str, Any]]
    scores: Array

    @property
    def slots(self) -> Array:
        """How many mentors each executive wants."""
        return np.array([row["slots"] for row in self.executives])

    @property
    def capacity(self) -> Array:
        """How many executives each mentor takes."""
        return np.array([row["capacity"] for row in self.mentors])


def engine(cohort: Cohort) -> Pairs:
    """Run the engine, whole: it checks, scores, solves, proves, explains."""
    return _places(cohort, solve(cohort.instance))


def stable(cohort: Cohort) -> Pairs:
    """Run the engine's deferred acceptance, executives proposing."""
    return _places(cohort, solve_stable(cohort.instance))


def flow(cohort: Cohort) -> Pairs:
    """Plain numpy scores of all pairs, and OR-Tools' flow with one arc for each allowed one."""
    return best_flow(scores(cohort.instance), cohort.slots, cohort.capacity)


def flow_blocked(cohort: Cohort) -> Pairs:
    """Do the same with scores worked out 64 executives at a time, which a cache likes better."""
    return best_flow(scores(cohort.instance, rows=64), cohort.slots, cohort.capacity)


def flow_given(cohort: Cohort) -> Pairs:
    """Do the same with the scores for nothing."""
    return best_flow(cohort.scores, cohort.slots, cohort.capacity)


def best_flow(every: Array, slots: Array, capacity: Array) -> Pairs:
    """Fill as many slots as can be, and among these ways take the largest total."""
    from ortools.graph.python import min_cost_flow  # noqa: PLC0415 -- counted for its users only

    e, m = np.nonzero(every >= 0)
    rows, columns = every.shape
    source, sink = rows + columns, rows + columns + 1
    solver = min_cost_flow.SimpleMinCostFlow()
    people = np.arange(rows), rows + np.arange(columns)
    add = solver.add_arcs_with_capacity_and_unit_cost
    add(np.full(rows, source), people[0], slots, np.zeros(rows, dtype=np.int64))
    add(people[1], np.full(columns, sink), capacity, np.zeros(columns, dtype=np.int64))
    arcs = add(e, rows + m, np.ones(e.size, dtype=np.int64), -every[e, m].astype(np.int64))
    solver.set_nodes_supplies(np.array([source, sink]), np.array([slots.sum(), -slots.sum()]))
    if solver.solve_max_flow_with_min_cost() != solver.OPTIMAL:
        message = "the flow found no optimum"
        raise ArithmeticError(message)
    used = solver.flows(arcs) > 0
    return _listed(e[used], m[used])


def assignment(cohort: Cohort) -> Pairs:
    """Take the linear sum assignment of scipy: one mentor each, whatever slots and capacity say."""
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415

    wanted = np.flatnonzero(cohort.slots > 0), np.flatnonzero(cohort.capacity > 0)
    every = cohort.scores[np.ix_(*wanted)].astype(float)
    never = every.max() * (len(every) + 1)
    rows, columns = linear_sum_assignment(np.where(every < 0, -never, every), maximize=True)
    kept = every[rows, columns] >= 0
    return _listed(wanted[0][rows[kept]], wanted[1][columns[kept]])


def greedy(cohort: Cohort) -> Pairs:
    """The best pair that is left, again and again."""
    e, m = np.nonzero(cohort.scores >= 0)
    order = np.argsort(-cohort.scores[e, m], kind="stable")
    return _taken(cohort, zip(e[order].tolist(), m[order].tolist(), strict=True))


def first_come(cohort: Cohort) -> Pairs:
    """Executives in the order of their requests; each asks the best who still has time."""
    arrival = np.random.default_rng(1).permutation(len(cohort.executives))
    wishes = (
        (int(e), m)
        for e in arrival
        for m in np.argsort(-cohort.scores[e], kind="stable").tolist()
        if cohort.scores[e, m] >= 0
    )
    return _taken(cohort, wishes)


def _taken(cohort: Cohort, wishes: Any) -> Pairs:
    slots, capacity, pairs = cohort.slots.tolist(), cohort.capacity.tolist(), []
    for e, m in wishes:
        if slots[e] and capacity[m]:
            slots[e] -= 1
            capacity[m] -= 1
            pairs.append((e, m))
    return pairs


def _places(cohort: Cohort, result: dict[str, Any]) -> Pairs:
    e = {row["employee_id"]: n for n, row in enumerate(cohort.executives)}
    m = {row["employee_id"]: n for n, row in enumerate(cohort.mentors)}
    return [(e[pair["executive"]], m[pair["mentor"]]) for pair in result["pairs"]]


def _listed(e: Array, m: Array) -> Pairs:
    return list(zip(e.tolist(), m.tolist(), strict=True))


METHODS: dict[str, Callable[[Cohort], Pairs]] = {
    "engine": engine,
    "flow": flow,
    "flow_blocked": flow_blocked,
    "flow_given": flow_given,
    "assignment": assignment,
    "stable": stable,
    "greedy": greedy,
    "first_come": first_come,
}
NEED_NO_SCORES = ("engine", "flow", "flow_blocked", "stable")


def sides(instance: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """Return executives and mentors, sorted by id."""
    people = sorted(instance["employees"], key=lambda row: row["employee_id"])
    return [[row for row in people if row["role"] == role] for role in ("executive", "mentor")]


def main(method: str, folder: str) -> None:
    """Match once and print what came out."""
    instance = json.loads(Path(folder, "instance.json").read_text(encoding="utf-8"))
    given = None if method in NEED_NO_SCORES else np.load(Path(folder, "scores.npy"))
    cohort = Cohort(instance, *sides(instance), given)  # type: ignore[arg-type]
    start, cpu = time.perf_counter(), time.process_time()
    pairs = METHODS[method](cohort)
    spent = {"seconds": time.perf_counter() - start, "cpu": time.process_time() - cpu}
    print(json.dumps({**spent, "peak_mb": peak_mb(), "pairs": pairs}))


def peak_mb() -> float:
    """Return this program's own peak; ru_maxrss would hand down that of whoever started it."""
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return float("nan")


if __name__ == "__main__":
    main(*sys.argv[1:])

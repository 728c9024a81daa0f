"""A second engine, written from the specification alone: slow, plain, one pair at a time.

It shares no code with the first; the optimum comes from whole-number programs over all pairs.
"""

import math
from functools import cache
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

WEIGHTS = {
    "knowledge": 40,
    "exchange": 10,
    "communication": 10,
    "overlap": 10,
    "language": 5,
    "distance": 15,
    "aspiration": 10,
    "preference": 0,
}


def common_minutes(e: dict[str, Any], m: dict[str, Any]) -> int | None:
    """Count common minutes one by one, on each clock regime; None where hours are unknown."""
    names = ("utc_offset_min", "work_start_min", "work_end_min")
    if any(p.get(name) is None for p in (e, m) for name in names):
        return None
    offsets = [p["utc_offset_min"] for p in (e, m)]
    regimes = max(len(o) if isinstance(o, list) else 1 for o in offsets)
    return min(len(_minutes(e, r) & _minutes(m, r)) for r in range(regimes))


def _minutes(person: dict[str, Any], regime: int) -> frozenset[int]:
    offset = person["utc_offset_min"]
    if isinstance(offset, list):
        offset = offset[regime if len(offset) > 1 else 0]
    return _day(person["work_start_min"], person["work_end_min"], offset)


@cache
def _day(start: int, end: int, offset: int) -> frozenset[int]:
    end += 1440 if end < start else 0
    return frozenset((minute - offset) % 1440 for minute in range(start, end))


def terms(e: dict[str, Any], m: dict[str, Any]) -> dict[str, float]:
    """Return the eight terms of section 2."""
    both = [k for k in e.get("communication") or {} if k in (m.get("communication") or {})]
    gaps = [abs(e["communication"][k] - m["communication"][k]) / 6 for k in both]
    minutes = common_minutes(e, m)
    tongues = [set(p.get("languages") or ()) for p in (e, m)]
    ranks = [
        (e.get("ranks") or {}).get(m["employee_id"]),
        (m.get("ranks") or {}).get(e["employee_id"]),
    ]
    return {
        "knowledge": _met(e.get("needs") or {}, m.get("expertise") or {}),
        "exchange": _met(m.get("needs") or {}, e.get("expertise") or {}),
        "communication": 1 - sum(gaps) / len(gaps) if gaps else 0.5,
        "overlap": 0.5 if minutes is None else min(minutes, 480) / 480,
        "language": min(len(tongues[0] & tongues[1]), 3) / 3 if all(tongues) else 0.5,
        "distance": 0.5 * (e["function"] != m["function"])
        + 0.3 * (e["region"] != m["region"])
        + 0.2 * (e.get("site") != m.get("site")),
        "aspiration": float(e["function"] in (m.get("aspirations") or ())),
        "preference": sum(1 / rank if rank else 0 for rank in ranks) / 2,
    }


def _met(needs: dict[str, int], expertise: dict[str, int]) -> float:
    total = sum(needs.values())
    return (
        sum(need * expertise.get(tag, 0) for tag, need in needs.items()) / (5 * total)
        if total
        else 0
    )


def score(instance: dict[str, Any], e: dict[str, Any], m: dict[str, Any]) -> int:
    """Return the score of section 2."""
    if instance.get("scores") is not None:
        given = {(a, b): s for a, b, s in instance["scores"]}
        return given.get((e["employee_id"], m["employee_id"]), 0)
    weights = WEIGHTS | instance["policy"].get("weights", {})
    values = terms(e, m)
    total = 0.0
    for name in WEIGHTS:
        total += weights[name] * values[name]
    return math.floor(10000 * total / sum(weights[n] for n in WEIGHTS) + 0.5)


def line_levels(instance: dict[str, Any], e: dict[str, Any], m: dict[str, Any]) -> int | None:
    """Return the levels between two people of one reporting line, 1 for who decides on pay."""
    managers = {p["employee_id"]: p.get("manager_id") or "" for p in instance["employees"]}
    found = []
    for low, high in ((e, m), (m, e)):
        if low.get("pay_decider") == high["employee_id"]:
            found.append(1)
        upper, levels = managers[low["employee_id"]], 1
        while upper:
            if upper == high["employee_id"]:
                found.append(levels)
            upper, levels = managers[upper], levels + 1
    return min(found, default=None)


def broken(instance: dict[str, Any], e: dict[str, Any], m: dict[str, Any]) -> set[str]:
    """Return the hard rules a pair breaks."""
    policy, pair = instance["policy"], [e["employee_id"], m["employee_id"]]
    levels, least = line_levels(instance, e, m), policy.get("line_distance")
    minutes, grades = common_minutes(e, m), [p.get("grade_rank") for p in (e, m)]
    tongues = [set(p.get("languages") or ()) for p in (e, m)]
    region, same = policy.get("region_policy", "any"), e["region"] == m["region"]
    checks = {
        "line": levels is not None and (least is None or levels < least),
        "direction": policy.get("direction", True)
        and None not in grades
        and grades[1] >= grades[0],
        "same_manager": policy.get("same_manager", True)
        and bool(e.get("manager_id"))
        and e.get("manager_id") == m.get("manager_id"),
        "overlap": minutes is not None and minutes < policy.get("min_overlap_minutes", 120),
        "language": policy.get("require_common_language", True)
        and all(tongues)
        and not tongues[0] & tongues[1],
        "excluded": pair in instance["exclusions"],
        "history": pair in instance["history"],
        "region": (region == "in" and not same) or (region == "cross" and same),
    }
    return {code for code, is_broken in checks.items() if is_broken}


def is_kind(instance: dict[str, Any], kind: str, e: dict[str, Any], m: dict[str, Any]) -> bool:
    """Whether a mentor is of the kind a slot rule speaks of."""
    functions = [e["function"], m["function"]]
    adjacent = instance["policy"].get("adjacent_functions", [])
    return {
        "own_function": functions[0] == functions[1],
        "other_function": functions[0] != functions[1]
        and functions not in adjacent
        and functions[::-1] not in adjacent,
        "opted_in": bool(m.get("opted_in")),
    }[kind]


class Optimum:
    """The objective of section 3, each step a program with the steps before it fixed."""

    def __init__(self, instance: dict[str, Any]) -> None:
        self.instance = instance
        people = instance["employees"]
        self.pairs = [
            (e, m)
            for e in people
            for m in people
            if e["role"] == "executive" and m["role"] == "mentor" and not broken(instance, e, m)
        ]
        self.scores = np.array([score(instance, e, m) for e, m in self.pairs])
        self.locked = np.array(
            [[e["employee_id"], m["employee_id"]] in instance["locks"] for e, m in self.pairs]
        )
        self.rows: list[tuple[Any, float, float]] = []
        self._slots_and_capacity()
        self._slot_rules()
        self._region_caps()
        self.is_feasible = True
        self._solve()

    def _row(self, of: Any, least: float, most: float) -> None:
        self.rows.append((np.array([float(of(e, m)) for e, m in self.pairs]), least, most))

    def _slots_and_capacity(self) -> None:
        for p in self.instance["employees"]:
            if p["role"] == "executive":
                self._row(lambda e, _, p=p: e is p, 0, p["slots"])
            if p["role"] == "mentor":
                self._row(lambda _, m, p=p: m is p, 0, p["capacity"])

    def _slot_rules(self) -> None:
        rules = self.instance["policy"].get("slot_rules", [])
        for p in self.instance["employees"]:
            own = [r for r in rules if r["applies"] == "all" or p.get("c_suite")]
            if p["role"] != "executive":
                continue
            for r in own:
                self._row(
                    lambda e, m, p=p, r=r: e is p and self._is(r["kind"], e, m), 0, r.get("max", 9)
                )
                kept = p["slots"] - r.get("min", 0)
                self._row(
                    lambda e, m, p=p, r=r: e is p and not self._is(r["kind"], e, m), 0, max(0, kept)
                )
            least = [
                max((r.get("min", 0) for r in own if r["kind"] == kind), default=0)
                for kind in ("own_function", "other_function")
            ]
            self._row(
                lambda e, m, p=p: e is p and self._is_neither(e, m),
                0,
                max(0, p["slots"] - sum(least)),
            )

    def _is(self, kind: str, e: dict[str, Any], m: dict[str, Any]) -> bool:
        return is_kind(self.instance, kind, e, m)

    def _is_neither(self, e: dict[str, Any], m: dict[str, Any]) -> bool:
        return not self._is("own_function", e, m) and not self._is("other_function", e, m)

    def _region_caps(self) -> None:
        for cap in self.instance["policy"].get("region_caps", []):
            self._row(
                lambda _, m, cap=cap: m["region"] == cap["region"],
                cap.get("min", 0),
                cap.get("max", 99),
            )

    def _best(self, weights: Any, threshold: int = 0) -> Any:
        most = np.where(self.locked | (self.scores >= threshold), 1.0, 0.0)
        answer = milp(
            -np.asarray(weights, dtype=float),
            constraints=LinearConstraint(
                np.array([row for row, _, _ in self.rows]),
                [least for _, least, _ in self.rows],
                [most for _, _, most in self.rows],
            ),
            integrality=np.ones(len(self.pairs)),
            bounds=Bounds(np.where(self.locked, 1.0, 0.0), most),
            options={"mip_rel_gap": 0},
        )
        return None if answer.x is None else np.rint(answer.x).astype(int)

    def _fix(self, weights: Any) -> bool:
        x = self._best(weights)
        if x is None:
            return False
        self.rows.append((np.asarray(weights, dtype=float), float(x @ weights), 1e9))
        return True

    def _solve(self) -> None:
        self.filled, self.total, self.minimum = 0, 0, None
        if not self.pairs:
            caps = self.instance["policy"].get("region_caps", [])
            self.is_feasible = not any(cap.get("min", 0) for cap in caps)
            return
        steps = [np.ones(len(self.pairs))]
        steps += [np.array([float(e["priority"] == p) for e, _ in self.pairs]) for p in (3, 2)]
        self.is_feasible = all(self._fix(weights) for weights in steps)
        if not self.is_feasible:
            return
        x = self._best(self.scores)
        if self.instance["policy"]["objective"] == "fair":
            for threshold in sorted(set(self.scores.tolist()), reverse=True):
                fair = self._best(self.scores, threshold)
                if fair is not None:
                    x = fair
                    break
        free = self.scores[(x > 0) & ~self.locked]
        self.filled, self.total = int(x.sum()), int(x @ self.scores)
        self.minimum = int(free.min()) if free.size else None
        self.by_priority = {
            p: int(sum(x[n] for n, (e, _) in enumerate(self.pairs) if e["priority"] == p))
            for p in (3, 2, 1)
        }

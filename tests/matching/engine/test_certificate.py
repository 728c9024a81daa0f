"""The certificate against programs over all pairs, written anew and solved by another solver."""

from typing import Any

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from benchmarks.matching import cohort
from matching.engine import solve
from tests.matching.engine.reference import broken, is_kind, score

PARTED = {"slot_rules": [{"applies": "all", "kind": "own_function", "min": 1}]}
CAPPED = {"region_caps": [{"region": "EMEA", "min": 12, "max": 15}]}
OVERLAPPING = {
    "slot_rules": [
        {"applies": "all", "kind": "opted_in", "min": 1},
        {"applies": "all", "kind": "own_function", "max": 1},
    ]
}


class EveryPair:
    """One 0/1 variable per pair that the rules allow; nothing of the engine's."""

    def __init__(self, instance: dict[str, Any]) -> None:
        people = instance["employees"]
        instance = instance | {"exclusions": [], "history": []}
        self.instance = instance
        sides = [[p for p in people if p["role"] == role] for role in ("executive", "mentor")]
        self.pairs = [(e, m) for e in sides[0] for m in sides[1] if not broken(instance, e, m)]
        self.scores = np.array([score(instance, e, m) for e, m in self.pairs], dtype=float)
        self.rows: list[Any] = []
        self.least: list[float] = []
        self.most: list[float] = []
        self._places(sides)
        self._slot_rules(sides[0])
        for cap in instance["policy"].get("region_caps", []):
            inside = [m["region"] == cap["region"] for _, m in self.pairs]
            self._add(inside, cap.get("min", 0), cap.get("max", np.inf))

    def _add(self, row: Any, least: float, most: float) -> None:
        self.rows.append(csr_array(np.asarray(row, dtype=float)[None, :]))
        self.least.append(least)
        self.most.append(most)

    def _places(self, sides: list[list[dict[str, Any]]]) -> None:
        for side, name in ((0, "slots"), (1, "capacity")):
            for person in sides[side]:
                self._add([pair[side] is person for pair in self.pairs], 0, person[name])

    def _slot_rules(self, executives: list[dict[str, Any]]) -> None:
        for rule in self.instance["policy"].get("slot_rules", []):
            kind = np.array([is_kind(self.instance, rule["kind"], e, m) for e, m in self.pairs])
            for person in executives:
                own = np.array([e is person for e, _ in self.pairs])
                kept = max(0, person["slots"] - rule.get("min", 0))
                self._add(own & kind, 0, rule.get("max", np.inf))
                self._add(own & ~kind, 0, kept)

    def best(self, weights: Any, threshold: float = 0) -> int | None:
        """Return the largest weight with pairs of at least this score, None if there is none."""
        rows = csr_array(np.concatenate([row.toarray() for row in self.rows]))
        answer = milp(
            -np.asarray(weights, dtype=float),
            constraints=LinearConstraint(rows, self.least, self.most),
            integrality=np.ones(len(self.pairs)),
            bounds=Bounds(0, np.where(self.scores >= threshold, 1.0, 0.0)),
            options={"mip_rel_gap": 0},
        )
        return None if answer.x is None else round(-answer.fun)

    def fix(self, weights: Any) -> int:
        """Maximise weights, and keep to that value from now on."""
        value = self.best(weights)
        assert value is not None
        self._add(weights, value, np.inf)
        return value

    def bounds(self) -> dict[str, int]:
        """Return the best slots, smallest score and total, in the order of the objective."""
        filled = self.fix(np.ones(len(self.pairs)))
        for priority in (3, 2):
            self.fix([e["priority"] == priority for e, _ in self.pairs])
        minimum = self._minimum()
        total = self.best(self.scores, minimum)
        assert total is not None
        return {"coverage_bound": filled, "minimum_bound": minimum, "total_bound": total}

    def _minimum(self) -> int:
        """Search the largest threshold that leaves a solution."""
        known = np.unique(self.scores)
        low, high = 0, len(known) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.best(np.zeros(len(self.pairs)), known[middle]) is None:
                high = middle - 1
            else:
                low = middle
        return int(known[low])


@pytest.mark.parametrize(
    ("executives", "mentors", "scarce", "policy"),
    [
        (20, 40, False, {}),
        (20, 40, False, OVERLAPPING),
        (30, 40, True, PARTED),
        (30, 60, False, CAPPED),
        (60, 120, False, {}),
        (60, 120, True, {}),
    ],
)
def test_the_certificate_is_what_programs_over_all_pairs_find(
    executives, mentors, scarce, policy
) -> None:
    instance = cohort(executives, mentors, seed=7, scarce=scarce) | {"policy": policy}

    result = solve(instance)

    bounds = EveryPair(instance).bounds()
    proof = result["certificate"]
    assert {name: proof[name] for name in bounds} == bounds
    assert bounds == {
        "coverage_bound": result["filled"],
        "minimum_bound": result["minimum"],
        "total_bound": result["total"],
    }

"""What is lost by fairness, by each lock, by each slot rule and by each region cap.

Each is left out once, everything else kept as it is, and the instance solved again: the difference
is its price. Slots come before points, so a price has both, and the change of the smallest score.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from .instance import IdPair, parse
from .rules import forbidden
from .run import Progress, Run
from .score import FORBIDDEN, Scores
from .trials import NOT_COMPUTED, Instance, Result, Trials, difference, is_best
from .warm import Standing

Price = dict[str, Any]
WORTH_STANDING = 3  # locks from which on it pays to keep a solved market for their sake


def prices(
    instance: Instance,
    result: Result,
    *,
    most_locks: int = 12,
    seconds: float | None = None,
    standing: Standing | None = None,
    progress: Progress | None = None,
    should_cancel: Callable[[], bool] | None = None,
) -> dict[str, Any]:
    """Price what an instance keeps to, against the result that `solve` gave for it.

    Returns {"total", "exact", "fairness", "all_locks", "slot_rules", "region_caps", "locks",
    "locks_left_out"}. A price is {"points", "share", "filled", "filled_by_priority",
    "minimum"}: by how much the total, the filled slots (of each priority) and the smallest score
    would be more without it (below 0: less), the share being one of the total without it. Points
    below 0 come with more slots filled, or more of a higher priority, or a larger smallest score,
    for those are sought first. All are None where `seconds` did not suffice. Fairness is
    None where the objective is the total, all_locks where there are no locks; rows of slot_rules
    and region_caps have "rule", their place in the policy from 0; rows of locks have "executive"
    and "mentor", those that could lose most first, the others in locks_left_out. `exact` is false
    where the result itself is not proven best; a stable matching has no prices. With `standing`,
    the instance as `stand` returned it, locks cost little time. Raises Cancelled.
    """
    trials = Trials(seconds, should_cancel, standing)
    return _Pricing(instance, result, trials, Run(None, progress, should_cancel)).all(most_locks)


class _Pricing:
    """One instance and its result, to be compared with what would be without something."""

    def __init__(self, instance: Instance, result: Result, trials: Trials, run: Run) -> None:
        self.instance, self.result, self.trials, self.run = instance, result, trials, run
        self.policy: Mapping[str, Any] = instance.get("policy") or {}
        self.locks: list[IdPair] = [(e, m) for e, m in instance.get("locks") or ()]
        self.done = self.expected = 0

    def all(self, most_locks: int) -> dict[str, Any]:
        is_solved = is_best(self.result)
        chosen = by_possible_loss(self.instance, self.locks) if is_solved else []
        counts = [len(self.policy.get(name) or ()) for name in ("slot_rules", "region_caps")]
        if len(chosen) >= WORTH_STANDING:
            self.trials.stand(self.instance)
        self.expected = 2 + sum(counts) + min(len(chosen), most_locks)
        return {
            "total": self.result["total"],
            "exact": self.result["status"] == "optimal",
            "fairness": self._fairness() if is_solved else None,
            "all_locks": self._without_locks(self.locks) if chosen else None,
            "slot_rules": self._rules("slot_rules") if is_solved else [],
            "region_caps": self._rules("region_caps") if is_solved else [],
            "locks": [self._lock(lock) for lock in chosen[:most_locks]],
            "locks_left_out": [list(lock) for lock in chosen[most_locks:]],
        }

    def _fairness(self) -> Price | None:
        if (self.policy.get("objective") or "fair") != "fair":
            return None
        return self._price(lambda: self.trials.solve(self.instance, "total"))

    def _lock(self, lock: IdPair) -> Price:
        executive, mentor = lock
        return {"executive": executive, "mentor": mentor, **self._without_locks([lock])}

    def _without_locks(self, locks: list[IdPair]) -> Price:
        return self._price(lambda: self.trials.edited(self.instance, unlock=locks))

    def _rules(self, name: str) -> list[Price]:
        rows = list(self.policy.get(name) or ())
        return [{"rule": n, **self._without_rule(name, rows, n)} for n in range(len(rows))]

    def _without_rule(self, name: str, rows: list[Any], n: int) -> Price:
        policy = {**self.policy, name: rows[:n] + rows[n + 1 :]}
        return self._price(lambda: self.trials.solve({**self.instance, "policy": policy}))

    def _price(self, free: Callable[[], Result | None]) -> Price:
        self.run.report("prices", self.done, self.expected)
        self.done += 1
        found = free()
        return difference(found, self.result) if found else dict(NOT_COMPUTED)


def by_possible_loss(instance: Instance, locks: list[IdPair]) -> list[IdPair]:
    """Sort locks by the most they could cost: both people's best other scores less the lock's.

    That bounds what one more slot and one more place of a mentor can add to a total.
    """
    if not locks:
        return []
    scores = Scores(parse(instance))
    loss = {lock: _possible_loss(scores, lock) for lock in locks}
    return sorted(locks, key=lambda lock: (-loss[lock], lock))


def _possible_loss(scores: Scores, lock: IdPair) -> int:
    people = scores.instance
    e = next(n for n, p in enumerate(people.executives) if p.id == lock[0])
    m = next(n for n, p in enumerate(people.mentors) if p.id == lock[1])
    row = _scored(scores, np.full(len(people.mentors), e), np.arange(len(people.mentors)))
    column = _scored(scores, np.arange(len(people.executives)), np.full(len(people.executives), m))
    return int(row.max()) + int(column.max()) - int(row[m])


def _scored(scores: Scores, e: Any, m: Any) -> Any:
    pairs = scores.listed(e, m)
    return np.where(forbidden(pairs, scores.bound), FORBIDDEN, scores.of(pairs))

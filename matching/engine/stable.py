"""Stable matching beside the optimal one: nobody and nobody else would both rather have each other.

Preferences are people's own wishes (`wishes`): the own ranking first, then the score. Hard rules,
exclusions and locks hold; priorities play no part, since a stable matching fills the same places
whoever proposes. Slot rules and region caps make stability impossible to promise and are refused.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from .blocking import Matched, blocking_of
from .certificate import certificate, violations
from .columns import Ints
from .deferral import Proposals
from .explain import removed_by_rules, unmatched
from .feasibility import broken_locks
from .instance import Instance, parse
from .quotas import Room, room_of
from .result import Answer, fault_result, full_result
from .run import Progress, Run
from .score import Scores
from .validate import Fault, validate
from .wishes import NEVER, Wishbook

EXECUTIVES, MENTORS = "executives", "mentors"
SIDES = (EXECUTIVES, MENTORS)
MOST_PAIRS = 20_000_000  # both sides' wishes are held at once, some 20 bytes a pair


def solve_stable(
    instance: object,
    proposing: str = EXECUTIVES,
    *,
    optimal: Mapping[str, Any] | None = None,
    progress: Progress | None = None,
    should_cancel: Callable[[], bool] | None = None,
) -> dict[str, Any]:
    """Match one instance by deferred acceptance and return a result as `solve` does.

    Status is `feasible`, or `invalid` with code `bad_policy` where slot rules or region caps are
    set, which stable matching does not know. The certificate is None, or, with the result of
    `solve` as `optimal`, holds that result's bounds, which bind matchings that fill the same slots
    in the order of priority; its gap is how far the total stays below them. In addition:
    "stability" with {"proposing", "blocking_pairs", "rank_sums": {"executives", "mentors"}}, the
    sums over all pairs of the partner's place on the own list (1: best). Only Cancelled is raised,
    and ValueError for a side that does not exist.
    """
    if proposing not in SIDES:
        message = f"proposing: one of {', '.join(SIDES)} is expected"
        raise ValueError(message)
    run = Run(None, progress, should_cancel)
    faults = validate(instance)
    if faults or not isinstance(instance, Mapping):
        return fault_result("invalid", faults, run)
    parsed = parse(instance)
    refused = list(_refused(parsed))
    if refused:
        return fault_result("invalid", refused, run)
    return _Stable(parsed, run).result(proposing, optimal)


def _refused(instance: Instance) -> Iterator[Fault]:
    for name in ("slot_rules", "region_caps"):
        if getattr(instance.policy, name):
            yield Fault("bad_policy", "", f"{name}: stable matching does not know {_word(name)}")
    if len(instance.executives) * len(instance.mentors) > MOST_PAIRS:
        detail = f"employees: stable matching takes at most {MOST_PAIRS} possible pairs"
        yield Fault("bad_value", "", detail)


def _word(name: str) -> str:
    return name.replace("_", " ")


class _Stable:
    """One instance on its way to a stable matching."""

    def __init__(self, instance: Instance, run: Run) -> None:
        self.instance, self.run = instance, run
        self.scores = Scores(instance)
        self.book = Wishbook(self.scores)
        self.room, self.over_rules = room_of(instance, self.scores.columns)

    def result(self, proposing: str, optimal: Mapping[str, Any] | None) -> dict[str, Any]:
        faults = broken_locks(self.scores, self.over_rules)
        if faults:
            return fault_result("infeasible", faults, self.run)
        keys = np.sort(np.concatenate([self._matched(proposing), self.room.locked]))
        return self._written(keys, proposing, optimal)

    def _matched(self, proposing: str) -> Ints:
        """Return the pair keys of the stable matching of what the locks leave."""
        self.run.report("wishes", 0, 1)
        executive, mentor = (_without(side, self.room) for side in self._wishes())
        width = max(1, self.room.capacity.size)
        self.run.report("proposals", 0, 1)
        if proposing == EXECUTIVES:
            asked = Proposals(executive, mentor, self.room.slots, self.room.capacity)
            return _keys((e * width + m for e, m in asked.run(self._check)))
        asked = Proposals(mentor.T, executive.T, self.room.capacity, self.room.slots)
        return _keys((e * width + m for m, e in asked.run(self._check)))

    def _check(self, questions: int) -> None:
        self.run.report("proposals", questions, questions + 1)

    def _wishes(self) -> tuple[Ints, Ints]:
        shape = self.room.slots.size, self.room.capacity.size
        executive, mentor = np.full(shape, NEVER), np.full(shape, NEVER)
        for low, high, wishes in self.book.blocks():
            executive[low:high], mentor[low:high] = wishes.executive, wishes.mentor
            self.run.report("wishes", high, shape[0])
        return executive, mentor

    def _written(
        self, keys: Ints, proposing: str, optimal: Mapping[str, Any] | None
    ) -> dict[str, Any]:
        broken = violations(self.scores, keys)
        if broken:
            message = f"the matching breaks {', '.join(broken)}"
            raise ArithmeticError(message)
        answer = Answer(self.scores, self.room, keys)
        blocking = blocking_of(Matched(self.book, _id_pairs(answer)))["count"]
        result = full_result(
            answer,
            status="feasible",
            certificate={},
            price_of_fairness=0.0,
            blocking_pairs=blocking,
            unmatched=unmatched(answer),
            removed=removed_by_rules(answer),
            run=self.run,
        )
        stability = {
            "proposing": proposing,
            "blocking_pairs": blocking,
            "rank_sums": rank_sums(self.book, answer.e, answer.m),
        }
        proof = _bounds(answer, optimal)
        return {**result, "certificate": proof, "price_of_fairness": None, "stability": stability}


def rank_sums(book: Wishbook, e: Ints, m: Ints) -> dict[str, int]:
    """Sum up, side by side, at which place of the own list each partner stands (1: best)."""
    own = book.of(e, m)
    above = {EXECUTIVES: 0, MENTORS: 0}
    for low, high, wishes in book.blocks():
        here = np.flatnonzero((e >= low) & (e < high))
        better = wishes.executive[e[here] - low] > own.executive[here, None]
        above[EXECUTIVES] += int(better.sum()) + here.size
        above[MENTORS] += int((wishes.mentor[:, m] > own.mentor[None, :]).sum())
    return {EXECUTIVES: above[EXECUTIVES], MENTORS: above[MENTORS] + m.size}


def _without(wishes: Ints, room: Room) -> Ints:
    """Take the locked pairs out: they are settled before anybody asks."""
    width = max(1, room.capacity.size)
    wishes[room.locked // width, room.locked % width] = NEVER
    return wishes


def _keys(keys: Iterator[int]) -> Ints:
    return np.fromiter(keys, dtype=np.int64)


def _id_pairs(answer: Answer) -> list[tuple[str, str]]:
    people = answer.scores.instance
    pairs = zip(answer.e, answer.m, strict=True)
    return [(people.executives[e].id, people.mentors[m].id) for e, m in pairs]


def _bounds(answer: Answer, optimal: Mapping[str, Any] | None) -> dict[str, Any] | None:
    proof = (optimal or {}).get("certificate")
    if not proof:
        return None
    return certificate(
        coverage=proof["coverage_bound"],
        minimum=proof["minimum_bound"],
        total=int(answer.score.sum()),
        total_bound=proof["total_bound"],
        rounds=0,
        priced=len(answer.scores.instance.executives) * len(answer.scores.instance.mentors),
    )

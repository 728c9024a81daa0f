"""One run of the engine: its time limit, its progress, and whether it was called off."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from .columns import Ints


@dataclass(frozen=True, slots=True)
class Report:
    """Where a run is and what it knows by then; None where nothing is known yet."""

    phase: str  # coverage, fairness, total, price (of fairness)
    step: int
    steps: int  # expected
    rounds: int = 0  # of solving on the pool and pricing all pairs
    pairs_priced: int = 0
    filled: int | None = None  # slots, by the best matching so far
    bound: int | None = None  # slots that can be filled at most, proven
    total: int | None = None
    total_bound: int | None = None

    @property
    def gap(self) -> float | None:
        """How far the total may be from the best, proven, as a share of the bound."""
        if self.total is None or self.total_bound is None:
            return None
        return max(0, self.total_bound - self.total) / max(1, self.total_bound)


Progress = Callable[[Report], None]
# What a stage reads out of the matching of one round: its scores, its value, the value's bound.
Measure = Callable[[Ints, int, int], dict[str, int]]


class Cancelled(Exception):  # noqa: N818 -- a wish, not an error
    """The run was called off from outside; there is no result."""


@dataclass
class Run:
    """Counts rounds and priced pairs, reports, and knows when to stop."""

    time_limit: float | None = None
    progress: Progress | None = None
    should_cancel: Callable[[], bool] | None = None
    rounds: int = 0
    pairs_priced: int = 0
    is_patient: bool = False  # set while an answer in time would be no answer at all
    is_aside: bool = False  # set while something easier is solved, for its bounds only
    started: float = field(default_factory=time.monotonic)
    locked: tuple[int, int] = (0, 0)  # pairs and their total, part of every answer
    measure: Measure | None = None
    last: Report = field(default_factory=lambda: Report("coverage", 0, 1))

    def report(self, phase: str, step: int, steps: int) -> None:
        """Tell where the run is, and stop here if it was called off."""
        self._tell(**({} if self.is_aside else {"phase": phase, "step": step, "steps": steps}))

    def know(self, **figures: int) -> None:
        """Tell what a round brought: filled, bound, total or total_bound, without the locks."""
        pairs, total = self.locked
        more = {"filled": pairs, "bound": pairs, "total": total, "total_bound": total}
        self._tell(**{name: value + more[name] for name, value in figures.items()})

    def measured(self, scores: Ints, value: int, bound: int) -> None:
        """Tell what the stage reads out of one round's matching."""
        if self.measure is None or self.is_aside:
            self.know()
        else:
            self.know(**self.measure(scores, value, bound))

    def priced(self, pairs: int) -> None:
        """Count the pairs of one block, and stop here if the run was called off."""
        self.pairs_priced += pairs
        self.check()

    def check(self) -> None:
        """Stop here if the run was called off."""
        if self.should_cancel is not None and self.should_cancel():
            raise Cancelled

    def _tell(self, **known: Any) -> None:
        self.check()
        self.last = replace(self.last, rounds=self.rounds, pairs_priced=self.pairs_priced, **known)
        if self.progress is not None:
            self.progress(self.last)

    @property
    def seconds(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self.started

    @property
    def is_late(self) -> bool:
        """Whether the time limit has passed."""
        if self.time_limit is None or self.is_patient:
            return False
        return self.seconds >= self.time_limit

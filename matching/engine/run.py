"""One run of the engine: its time limit, its progress, and whether it was called off."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

Progress = Callable[[str, int, int], None]


class Cancelled(Exception):  # noqa: N818 -- a wish, not an error
    """The run was called off from outside; there is no result."""


@dataclass
class Run:
    """Counts rounds, reports (phase, step, steps expected) and knows when to stop."""

    time_limit: float | None = None
    progress: Progress | None = None
    should_cancel: Callable[[], bool] | None = None
    rounds: int = 0
    is_patient: bool = False  # set while an answer in time would be no answer at all
    started: float = field(default_factory=time.monotonic)

    def report(self, phase: str, step: int, steps: int) -> None:
        """Tell where the run is, and stop here if it was called off."""
        if self.should_cancel is not None and self.should_cancel():
            raise Cancelled
        if self.progress is not None:
            self.progress(phase, step, steps)

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

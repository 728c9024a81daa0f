"""What would come out if: solves of changed instances within a budget, each exact or not at all."""

import time
from collections.abc import Callable, Mapping
from typing import Any

from .run import Cancelled
from .solve import solve

Instance = Mapping[str, Any]
Result = Mapping[str, Any]
SOLVED = ("optimal", "feasible")
NOT_COMPUTED: Mapping[str, Any] = dict.fromkeys(
    ("points", "share", "filled", "filled_by_priority", "minimum")
)


def difference(more: Result, less: Result) -> dict[str, Any]:
    """Return what one result has more than another, level by level of the objective.

    {"points", "share" (of the former's total), "filled", "filled_by_priority": {"3": 1, ...} with
    whatever differs, "minimum" (None where either has none)}.
    """
    points = more["total"] - less["total"]
    minima = more["minimum"], less["minimum"]
    return {
        "points": points,
        "share": points / more["total"] if more["total"] else 0.0,
        "filled": more["filled"] - less["filled"],
        "filled_by_priority": _by_priority(more["filled_by_priority"], less["filled_by_priority"]),
        "minimum": None if None in minima else minima[0] - minima[1],
    }


def _by_priority(more: Mapping[str, Any], less: Mapping[str, Any]) -> dict[str, int]:
    apart = {priority: filled - less[priority][0] for priority, (filled, _) in more.items()}
    return {priority: slots for priority, slots in apart.items() if slots}


class Trials:
    """Solves one variant after another until the time is up or somebody calls it off."""

    def __init__(
        self, seconds: float | None = None, should_cancel: Callable[[], bool] | None = None
    ) -> None:
        self.until = None if seconds is None else time.monotonic() + seconds
        self.should_cancel = should_cancel

    @property
    def is_late(self) -> bool:
        """Whether the budget is spent."""
        return self.until is not None and time.monotonic() >= self.until

    def solve(self, instance: Instance, objective: str | None = None) -> Result | None:
        """Solve to proven optimality; None once time is up. Raises Cancelled when called off."""
        if self.is_late:
            return None
        try:
            return solve(instance, objective=objective, should_cancel=self._stops)
        except Cancelled:
            if self._is_called_off():
                raise
            return None

    def _stops(self) -> bool:
        return self.is_late or self._is_called_off()

    def _is_called_off(self) -> bool:
        return self.should_cancel is not None and self.should_cancel()

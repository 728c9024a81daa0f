"""What would come out if: solves of changed instances within a budget, each exact or not at all."""

import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .consequence import IdPair, amended
from .run import Cancelled
from .solve import solve
from .warm import Standing, stand

Instance = Mapping[str, Any]
Result = Mapping[str, Any]
SOLVED = ("optimal", "feasible")

NOT_COMPUTED: Mapping[str, Any] = dict.fromkeys(
    ("points", "share", "filled", "filled_by_priority", "minimum")
)


def is_best(result: Result) -> bool:
    """Whether a result is what the objective led to; a stable matching follows no objective."""
    return result["status"] in SOLVED and "stability" not in result


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
        self,
        seconds: float | None = None,
        should_cancel: Callable[[], bool] | None = None,
        standing: Standing | None = None,
    ) -> None:
        self.until = None if seconds is None else time.monotonic() + seconds
        self.should_cancel, self.standing = should_cancel, standing

    @property
    def is_late(self) -> bool:
        """Whether the budget is spent."""
        return self.until is not None and time.monotonic() >= self.until

    def stand(self, instance: Instance) -> None:
        """Solve an instance so that many edits of its pairs cost little."""
        if self.standing is None and not self.is_late:
            self._check()
            self.standing = stand(instance, should_cancel=self.should_cancel)

    def edited(
        self, instance: Instance, *, lock: Iterable[IdPair] = (), unlock: Iterable[IdPair] = ()
    ) -> Result | None:
        """Solve with pairs locked or unlocked, from what stands if anything does; as `solve`."""
        after = amended(instance, lock=lock, unlock=unlock)
        self._check()
        if self.is_late:
            return None
        found = None if self.standing is None else self.standing.proven(after)
        return self.solve(after) if found is None else found

    def solve(self, instance: Instance, objective: str | None = None) -> Result | None:
        """Solve to proven optimality; None once time is up. Raises Cancelled when called off."""
        if self.is_late:
            return None
        try:
            return solve(instance, objective=objective, should_cancel=self._stops)
        except Cancelled:
            self._check()
            return None

    def _stops(self) -> bool:
        return self.is_late or self._is_called_off()

    def _check(self) -> None:
        if self._is_called_off():
            raise Cancelled

    def _is_called_off(self) -> bool:
        return self.should_cancel is not None and self.should_cancel()

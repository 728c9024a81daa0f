"""The objective as a curve: the largest total for every smallest score one may ask for."""

import math
import time
from collections.abc import Callable

import numpy as np

from .columns import Ints
from .instance import parse
from .pricing import Market
from .quotas import room_of
from .run import Run
from .score import Scores
from .solve import stages_of
from .stages import Coverage
from .trials import Instance
from .validate import refuse


def frontier(
    instance: Instance,
    *,
    steps: int = 6,
    seconds: float | None = None,
    should_cancel: Callable[[], bool] | None = None,
) -> list[dict[str, int | None]]:
    """Return the points of the curve from the largest total to the largest minimum.

    Each is {"minimum": the smallest score asked for, "reached": the smallest score had, "total",
    "filled"}; locked pairs count in the total and do not bind the minimum. All points fill the
    same slots per priority and differ in what they reach. At most `steps` points (2 or more),
    ascending and about evenly spaced; fewer where there are no more, or `seconds` did not suffice.
    Raises ValueError for an unsound instance, Cancelled.
    """
    refuse(instance)
    run = Run(None, None, should_cancel)
    until = math.inf if seconds is None else time.monotonic() + seconds
    curve = _Curve(Scores(parse(instance), run), run)
    points = [curve.point(None)]
    for least in curve.between(points[0]["reached"], steps):
        last = points[-1]["reached"]
        if last is not None and last < least and time.monotonic() < until:
            points.append(curve.point(least))
    return points


class _Curve:
    """One market whose total is maximised again and again at rising thresholds."""

    def __init__(self, scores: Scores, run: Run) -> None:
        self.room, _ = room_of(scores.instance, scores.columns)
        self.scores = scores
        self.stages = stages_of(Market(scores, self.room), run)
        self.coverage: Coverage = self.stages.coverage()

    def between(self, low: int | None, steps: int) -> list[int]:
        """Space thresholds from above `low` to the largest that keeps the coverage."""
        if low is None:
            return []
        high = self.stages.threshold(self.coverage).reached
        spaced = np.linspace(low, high, max(2, steps)).astype(np.int64)
        return [int(least) for least in np.unique(spaced) if least > low]

    def point(self, least: int | None) -> dict[str, int | None]:
        best, total, _ = self.stages.total(self.coverage, least or 0)
        locked = self._locked_scores()
        reached = int(best.scores.min()) if best.scores.size else None
        return {
            "minimum": reached if least is None else least,
            "reached": reached,
            "total": total + int(locked.sum()),
            "filled": int(best.keys.size + locked.size),
        }

    def _locked_scores(self) -> Ints:
        width = max(1, len(self.scores.instance.mentors))
        locked = self.room.locked
        return self.scores.of(self.scores.listed(locked // width, locked % width))

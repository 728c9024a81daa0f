"""The course of a run: what the engine tells after each round, kept small for those who watch."""

from typing import Any

from matching.engine import Report
from mentoring.jobs.progress import Progress

STEPS = ("coverage", "fairness", "total", "price", "writing")
MOST_POINTS = 40


class Course:
    """Hands the engine's reports on to the job's row, with one point for each round of the total.

    A point is {"round", "gap", "pairs_priced"}; the gap is certified, as a share of the bound.
    """

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.points: list[dict[str, Any]] = []

    def __call__(self, report: Report) -> None:
        if report.phase == "total" and report.gap is not None:
            self.add({
                "round": report.rounds,
                "gap": report.gap,
                "pairs_priced": report.pairs_priced,
            })  # fmt: skip
        self.tell(report.phase, note(report) | {"points": self.points})

    def tell(self, phase: str, told: dict[str, Any] | None = None) -> None:
        """Say which of the steps has begun; without figures the last ones stay."""
        self.progress(STEPS.index(phase), len(STEPS), phase, note=told)

    def add(self, point: dict[str, Any]) -> None:
        """Keep the first and the last points; of very many in between every other one goes."""
        if self.points and self.points[-1]["round"] == point["round"]:
            self.points.pop()
        self.points.append(point)
        if len(self.points) > MOST_POINTS:
            del self.points[1:-1:2]


def note(report: Report) -> dict[str, Any]:
    """The figures of this moment, for the job's row; None where nothing is known yet."""
    return {
        "round": report.rounds,
        "pairs_priced": report.pairs_priced,
        "filled": report.filled,
        "bound": report.bound,
        "gap": report.gap,
    }

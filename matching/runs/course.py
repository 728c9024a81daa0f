"""The course of a run: what the engine tells after each round, kept small for those who watch."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from matching.engine import Report
from mentoring.jobs.progress import Progress

# The steps in their order, in words; the engine names the first four.
STEPS: dict[str, Any] = {
    "coverage": _("Filling as many places as can be filled"),
    "fairness": _("Making the weakest pair as good as possible"),
    "total": _("Raising the sum of all fits and proving it"),
    "price": _("Working out what fairness costs"),
    "writing": _("Writing down the pairs and their reasons"),
    "findings": _("Working out what each rule costs"),
}
PARTS = 20  # of a step, for the bar
MOST_POINTS = 12


class Course:
    """Hands the engine's reports on to the job's row, with one point for each round of the total.

    A point is {"round", "gap", "pairs_priced"}; the gap is certified, as a share of the bound.
    """

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.points: list[dict[str, Any]] = []
        self.note: dict[str, Any] = {}

    def __call__(self, report: Report) -> None:
        known = figures(report)
        if report.phase == "total" and report.gap is not None:
            self.add({name: known[name] for name in ("round", "gap", "pairs_priced")})
        self.note = known | {"points": list(self.points)}
        self.tell(report.phase, min(PARTS, PARTS * report.step // max(1, report.steps)))

    def tell(self, step: str, parts: int = 0) -> None:
        """Say which step has begun, and how much of it is done; the last figures stay."""
        done = PARTS * list(STEPS).index(step) + parts if step in STEPS else self.progress.done
        words = str(STEPS.get(step, ""))
        self.progress(done, PARTS * len(STEPS), words, note=self.note | {"step": step})

    def add(self, point: dict[str, Any]) -> None:
        """Keep the first and the last points; of many in between every other one goes."""
        if self.points and self.points[-1]["round"] == point["round"]:
            self.points.pop()
        self.points.append(point)
        if len(self.points) > MOST_POINTS:
            del self.points[1:-1:2]


def figures(report: Report) -> dict[str, Any]:
    """What is known at this moment; None where nothing is yet."""
    return {
        "round": report.rounds,
        "pairs_priced": report.pairs_priced,
        "filled": report.filled,
        "bound": report.bound,
        "gap": report.gap,
    }

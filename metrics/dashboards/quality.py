"""The quality floor: do pairs start in time, and are the sessions that were due held? By region."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from metrics.dashboards.queries import Pair, group, judged
from metrics.dashboards.rhythm import Life
from metrics.disclosure import visible_groups
from programs.cohorts.models import Cohort

# Half of the pairs have met within the program's days (so their median has), and of the sessions
# that the pairs' own plans made due, so many in 100 were held.
STARTED, HELD = 0.5, 0.7
STEP = 0.05


@dataclass(frozen=True)
class Region:
    """One region; None where too few people stand behind it."""

    name: str
    started: float | None = None
    held: float | None = None

    @property
    def is_shown(self) -> bool:
        return self.started is not None

    @property
    def starts_late(self) -> bool:
        return self.started is not None and self.started < STARTED

    @property
    def meets_little(self) -> bool:
        return self.held is not None and self.held < HELD

    @property
    def is_under(self) -> bool:
        return self.starts_late or self.meets_little


def quality(cohort: Cohort, pairs: Sequence[Pair], today: date) -> list[Region]:
    """Every region by name; the same pairs and the same floors as in the shares of rhythm."""
    regions: dict[str, list[Pair]] = defaultdict(list)
    for one in pairs:
        if judged(cohort, one, today) is not None:
            regions[one.region].append(one)
    visible = visible_groups([group(name, members) for name, members in regions.items()])
    return [
        _region(cohort, name, regions[name], today) if name in visible else Region(name)
        for name in sorted(regions)
    ]


def _region(cohort: Cohort, name: str, pairs: Sequence[Pair], today: date) -> Region:
    within = timedelta(days=cohort.program.first_session_days)
    in_time = sum(
        any(day <= one.life.accepted_on + within for day in one.life.held_on) for one in pairs
    )
    due = [sessions_due(one.life, today) for one in pairs]
    # A pair that meets more often than planned does not make up for one that does not meet.
    kept = sum(min(len(one.life.held_on), owed) for one, owed in zip(pairs, due, strict=True))
    held = rounded(kept / sum(due)) if sum(due) else None
    return Region(name, rounded(in_time / len(pairs)), held)


def sessions_due(life: Life, today: date) -> int:
    """How many sessions this pair's own plan has made due until today, or until it closed."""
    until = min(today, life.closed_on or today)
    past = max(timedelta(), until - life.accepted_on)
    return min(life.sessions_planned, past // life.rhythm)


def rounded(share: float) -> float:
    return round(round(share / STEP) * STEP, 2)

"""Live process facts of one cohort, read through the dashboards' own database role.

A handful of queries, however many pairs there are.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor
from uuid import UUID

from django.conf import settings

from metrics.dashboards.rhythm import Life, is_on_time, planned_by_week, weeks
from metrics.disclosure import STEP, Group, rounded, visible_groups
from metrics.statistics import wilson_interval
from programs.cohorts.models import Cohort
from programs.pairings.models import LIVE, Pairing
from programs.sessions.models import Session

OPEN_REGION = "–"
# A limit that lies on a step must not be pushed to the next by the last bit of a float.
TINY = 1e-9


@dataclass(frozen=True)
class Pair:
    """What the dashboard knows of one pair: people, region of the executive, dates."""

    id: UUID
    mentor: UUID
    executive: UUID
    region: str
    state: str
    life: Life


@dataclass(frozen=True)
class Share:
    """A share with its interval and n; None where too few people stand behind it."""

    label: str
    n: int
    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Board:
    """Everything the page draws. Counts are rounded; None is the dash."""

    funnel: list[tuple[str, int | None]]
    held: list[tuple[date, int]]
    planned: list[float]
    on_time: list[Share]
    overall: Share
    pairs: int | None
    is_shown: bool


def board(cohort: Cohort, today: date, pairs: Sequence[Pair] | None = None) -> Board:
    """`pairs` as `read_pairs` gives them, where they were read already."""
    pairs = read_pairs(cohort, today) if pairs is None else pairs
    mondays = weeks(cohort.starts_on, today) if cohort.starts_on <= today else []
    held = Counter(day - timedelta(days=day.weekday()) for one in pairs for day in one.life.held_on)
    everyone = group("", pairs)
    shown = bool(visible_groups([everyone]))
    return Board(
        funnel=funnel(cohort, pairs),
        held=[(monday, held[monday]) for monday in mondays] if shown else [],
        planned=planned_by_week([one.life for one in pairs], mondays) if shown else [],
        on_time=by_region(cohort, pairs, today),
        overall=share(cohort, "", pairs, today, shown=shown),
        pairs=rounded(everyone.pairs) if shown else None,
        is_shown=shown,
    )


def read_pairs(cohort: Cohort, today: date) -> list[Pair]:
    """Pairs that ever accepted, with the days they met."""
    held: dict[UUID, list[date]] = defaultdict(list)
    sessions = Session.objects.held().filter(pairing__cohort=cohort, held_on__lte=today)
    pairings = Pairing.objects.filter(cohort=cohort, accepted_on__isnull=False)
    for pairing, day in sessions.using(settings.BOARD).values_list("pairing", "held_on"):
        if day is not None:
            held[pairing].append(day)
    rows = pairings.using(settings.BOARD).values_list(
        "pk",
        "mentor__person",
        "executive__person",
        "executive__person__region",
        "state",
        "accepted_on",
        "closed_on",
        "sessions_planned",
    )
    return [
        Pair(
            pk,
            mentor,
            executive,
            region or OPEN_REGION,
            state,
            Life(accepted, closed, held[pk], cohort.program.months, planned),
        )
        for pk, mentor, executive, region, state, accepted, closed, planned in rows
        if accepted is not None
    ]


def group(name: str, pairs: Sequence[Pair]) -> Group:
    mentors = {one.mentor for one in pairs}
    executives = {one.executive for one in pairs}
    return Group(name, len(pairs), len(mentors), len(executives))


def funnel(cohort: Cohort, pairs: Sequence[Pair]) -> list[tuple[str, int | None]]:
    """People invited, in a pair that is active, who met once, who met three times."""
    parts = cohort.participations.using(settings.BOARD)
    invited = parts.exclude(state="withdrawn").count()
    active = [one for one in pairs if one.state in LIVE and one.state != "proposed"]
    stages = [
        ("invited", invited),
        ("active", len(people(active))),
        ("once", len(people([one for one in pairs if len(one.life.held_on) >= 1]))),
        ("thrice", len(people([one for one in pairs if len(one.life.held_on) >= 3]))),  # noqa: PLR2004
    ]
    return [(name, rounded(count)) for name, count in stages]


def people(pairs: Sequence[Pair]) -> set[UUID]:
    return {person for one in pairs for person in (one.mentor, one.executive)}


def by_region(cohort: Cohort, pairs: Sequence[Pair], today: date) -> list[Share]:
    regions: dict[str, list[Pair]] = defaultdict(list)
    for one in pairs:
        if judged(cohort, one, today) is not None:
            regions[one.region].append(one)
    groups = [group(name, members) for name, members in regions.items()]
    visible = visible_groups(groups)
    return [
        share(cohort, name, regions[name], today, shown=name in visible) for name in sorted(regions)
    ]


def judged(cohort: Cohort, pair: Pair, today: date) -> bool | None:
    return is_on_time(pair.life, today, first_within=cohort.program.first_session_days)


def share(cohort: Cohort, label: str, pairs: Sequence[Pair], today: date, *, shown: bool) -> Share:
    verdicts = [judged(cohort, one, today) for one in pairs]
    known = [verdict for verdict in verdicts if verdict is not None]
    if not shown or not known or not visible_groups([group("", pairs)]):
        return Share(label, 0, None)
    return coarse(label, sum(known), len(known))


def coarse(label: str, x: int, n: int) -> Share:
    """Tell x of n as a screen may tell it.

    Shares in steps of 5 points, limits rounded outward, n to the nearest five.
    """
    found = wilson_interval(x, n)
    step = 0.05
    low, high = floor(found.lower / step + TINY) * step, ceil(found.upper / step - TINY) * step
    return Share(
        label, STEP * round(n / STEP), round(found.p / step) * step, max(0.0, low), min(1.0, high)
    )

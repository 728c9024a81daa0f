"""How many pairs one coordinator looks after, and how many coordinators that takes."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from uuid import UUID

from django.db.models import Q

from mentoring.people.models import Grant
from programs.cohorts.models import Cohort
from programs.pairings.models import LIVE, Pairing

# One coordinator looks after so many pairs at most.
MOST = 25


@dataclass(frozen=True)
class Span:
    """Pairs of one region, or of the whole cohort, against those who look after them."""

    region: str
    pairs: int
    coordinators: int

    @property
    def each(self) -> int:
        """Pairs for each coordinator, rounded up; all of them where there is none."""
        return ceil(self.pairs / max(1, self.coordinators))

    @property
    def is_over(self) -> bool:
        return self.pairs > MOST * self.coordinators

    @property
    def needed(self) -> int:
        """How many more coordinators the limit asks for."""
        return max(0, ceil(self.pairs / MOST) - self.coordinators)

    @property
    def share(self) -> int:
        """`each` in per cent of the limit, for a meter that ends at 100."""
        return min(100, round(100 * self.each / MOST))


def whole(cohort: Cohort) -> Span:
    """The cohort's pairs, or those its run proposes, against the program's coordinators."""
    return Span("", len(_places(cohort)), len(_coordinators(cohort)))


def regional(cohort: Cohort) -> list[Span]:
    """Regions in which each coordinator has too many; a pair lies in those of both members."""
    regions = Counter(region for pair in _places(cohort) for region in set(pair) if region)
    coordinators = _coordinators(cohort)
    spans = [
        Span(region, pairs, sum(not own or region in own for own in coordinators.values()))
        for region, pairs in sorted(regions.items())
    ]
    return [span for span in spans if span.is_over]


def _places(cohort: Cohort) -> list[tuple[str, str]]:
    """The regions of both members of each pair that goes on, else of each proposed one."""
    pairs = Pairing.objects.filter(cohort=cohort, state__in=LIVE)
    found = list(pairs.values_list("mentor__person__region", "executive__person__region"))
    run = None if found else cohort.runs.filter(state="ready").order_by("-number").first()
    if run is None:
        return found
    proposed: Iterable[tuple[str, str]] = run.proposals.values_list(
        "mentor__person__region", "executive__person__region"
    )
    return list(proposed)


def _coordinators(cohort: Cohort) -> dict[UUID, set[str]]:
    """{account: regions it coordinates in this program; none named stands for all}."""
    mine = Q(program=cohort.program_id) | Q(program__isnull=True)
    grants = Grant.objects.in_force().filter(mine, role="coordinator", user__is_active=True)
    found: dict[UUID, set[str]] = {}
    everywhere = set()
    for user, region in grants.values_list("user", "region"):
        found.setdefault(user, set()).add(region)
        if not region:
            everywhere.add(user)
    return {user: set() if user in everywhere else own for user, own in found.items()}

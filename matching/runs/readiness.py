"""Whether a pool is ready to be matched: what is missing, what is scarce, how far it reaches."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matching import engine
from matching.runs.freeze import freeze, live_pairs
from matching.runs.unmatched import largest
from matching.runs.unmatched import removed_words as removed
from mentoring.people.access import regions
from mentoring.people.models import User
from programs.cohorts.models import Cohort
from programs.participants.access import visible_parts
from programs.participants.models import Participation
from programs.participants.pool import Demand, Room, demand, room
from programs.participants.readiness import missing_of

TAKING_PART = ("enrolled", "ready", "matched")


@dataclass(frozen=True)
class Gap:
    """One thing that is missing, from how many, and where it is mended."""

    label: str
    count: int
    address: str
    # The filter of the people's page that finds them.
    query: str
    # Whoever is listed there can be reminded by mail at once.
    can_remind: bool = False

    @property
    def url(self) -> str:
        return f"{self.address}{self.query}"


@dataclass(frozen=True)
class Summary:
    """The pool in a few numbers, without the engine."""

    room: Room
    mentors: int
    executives: int
    gaps: list[Gap]

    @property
    def open_gaps(self) -> int:
        return sum(gap.count for gap in self.gaps)


@dataclass(frozen=True)
class Stranded:
    """An executive for whom the rules leave nobody, and which rules take how many away."""

    part: Participation
    removed: list[str]


@dataclass(frozen=True)
class Crowd:
    """Executives who compete for too few mentors."""

    parts: list[Participation]
    wanted: int
    offered: int


@dataclass(frozen=True)
class Apart:
    """Two regions of which too many pairs share too few working hours."""

    executives: str
    mentors: str
    pairs: int
    short: int


@dataclass(frozen=True)
class Outlook:
    """How far the pool reaches; `fillable` is None where it was not worked out."""

    wanted: int
    offered: int
    fillable: int | None = None
    is_exact: bool = False
    stranded: list[Stranded] = field(default_factory=list)
    crowd: Crowd | None = None
    apart: list[Apart] = field(default_factory=list)
    unmet: list[tuple[Participation, list[str]]] = field(default_factory=list)


def pool_of(user: User, cohort: Cohort) -> list[Participation]:
    parts = visible_parts(user, cohort).filter(state__in=TAKING_PART)
    return list(parts.select_related("person").order_by("person__name"))


def summary(user: User, cohort: Cohort, parts: list[Participation] | None = None) -> Summary:
    """What the Match page tells of the pool: a handful of queries, however many people."""
    parts = pool_of(user, cohort) if parts is None else parts
    able = [part for part in parts if part.state != "enrolled"]
    taken = live_pairs(able)
    ready = Counter(part.role for part in able if part.capacity > taken[part.pk])
    return Summary(
        room=room(able, taken),
        mentors=ready["mentor"],
        executives=ready["executive"],
        gaps=gaps(user, cohort, parts),
    )


def gaps(user: User, cohort: Cohort, parts: list[Participation]) -> list[Gap]:
    """What is missing and from how many; only what is missing at all."""
    lacking = Counter(key for keys in missing_of(parts).values() for key in keys)
    lacking["hours"] = sum(part.person.work_start is None for part in parts)
    words = {
        "offers": ngettext(
            "mentor has named no topic to offer", "mentors have named no topic to offer",
            lacking["offers"],
        ),
        "wishes": ngettext(
            "executive has named no wish", "executives have named no wish", lacking["wishes"]
        ),
        "zone": ngettext("person has no time zone", "people have no time zone", lacking["zone"]),
        "languages": ngettext(
            "person has no language", "people have no language", lacking["languages"]
        ),
        "hours": ngettext(
            "person's working hours are assumed, 09:00 to 17:00",
            "people's working hours are assumed, 09:00 to 17:00",
            lacking["hours"],
        ),
    }  # fmt: skip
    people = reverse("participants:pool", args=[cohort.pk])
    found = [
        Gap(label, lacking[key], people, f"?lacks={key}", can_remind=True)
        for key, label in words.items()
    ]
    invited = visible_parts(user, cohort).filter(state="invited").count()
    label = ngettext("person has not answered yet", "people have not answered yet", invited)
    found.append(Gap(label, invited, people, "?state=invited"))
    return [gap for gap in found if gap.count]


def scarce(parts: list[Participation]) -> list[Demand]:
    """Topics that executives want and fewer mentors can teach than want them."""
    return [row for row in demand(parts) if row.short]


def outlook(user: User, cohort: Cohort, parts: list[Participation]) -> Outlook:
    """Look at every pair that the rules allow, as a run started now would; solve nothing."""
    instance = freeze(cohort, regions=sorted(regions(user, cohort.program_id) or []))
    people = instance["employees"]
    unmet = _unmet(people, parts)
    found = engine.reach(instance)
    if found is None:
        wanted = sum(row.get("slots", 0) for row in people)
        return Outlook(wanted, sum(row.get("capacity", 0) for row in people), unmet=unmet)
    by_person = {str(part.person_id): part for part in parts}
    return Outlook(
        wanted=found.wanted,
        offered=found.offered,
        fillable=found.fillable,
        is_exact=found.is_exact,
        stranded=[
            Stranded(by_person[key], [removed(rule, n) for rule, n in largest(rules)])
            for key, rules in found.stranded.items()
            if key in by_person  # whoever came in while the page was put together is left out
        ],
        crowd=_crowd(found.crowd, by_person),
        apart=_apart(found.apart),
        unmet=unmet,
    )


def _crowd(crowd: engine.Crowd | None, by_person: dict[str, Participation]) -> Crowd | None:
    if crowd is None:
        return None
    parts = [by_person[key] for key in crowd.executives if key in by_person]
    return Crowd(parts, crowd.wanted, crowd.offered)


def _apart(counts: dict[tuple[str, str], tuple[int, int]]) -> list[Apart]:
    """Pairs of regions of which more than half of the pairs share too few hours."""
    open_region = _("without a region")
    rows = [
        Apart(executives or open_region, mentors or open_region, pairs, short)
        for (executives, mentors), (pairs, short) in counts.items()
        if short * 2 > pairs
    ]
    return sorted(rows, key=lambda row: (-row.short, row.executives, row.mentors))


def _unmet(
    people: Iterable[dict[str, Any]], parts: list[Participation]
) -> list[tuple[Participation, list[str]]]:
    """Executives with an open place who want nothing that any mentor with time offers."""
    rows = list(people)
    taught = {key for row in rows if row.get("capacity") for key in row.get("expertise", {})}
    by_person = {str(part.person_id): part for part in parts}
    return [
        (by_person[row["employee_id"]], sorted(row["needs"]))
        for row in rows
        if row.get("slots")
        and row["needs"]
        and not set(row["needs"]) & taught
        and row["employee_id"] in by_person
    ]

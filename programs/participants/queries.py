"""The people of a cohort with what its pages show; topics by name; coverage of the top list."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from mentoring.people.models import Person, PersonQuerySet, User
from programs.cohorts.models import Cohort
from programs.participants.access import may_enrol_from, visible_parts
from programs.participants.load import HOLDING
from programs.participants.models import Offer, Participation, Wish
from programs.setup.models import Edition, Topic
from programs.setup.queries import edition_for

ORDERS = {
    "name": ("person__name",),
    "role": ("role", "person__name"),
    "state": ("state", "person__name"),
    "region": ("person__region", "person__name"),
}
OUT = ("declined", "withdrawn")
TAKING_PART = ("enrolled", "ready", "matched")
# What somebody in the pool may lack: the addresses of the readiness page lead here.
LACKS: dict[str, tuple[Any, Any]] = {
    "offers": (
        _("a topic to offer"),
        Q(role="mentor") & ~Exists(Offer.objects.filter(person=OuterRef("person"))),
    ),
    "wishes": (
        _("a topic to learn"),
        Q(role="executive") & ~Exists(Wish.objects.filter(person=OuterRef("person"))),
    ),
    "zone": (_("the time zone"), Q(person__time_zone="")),
    "languages": (_("a language"), Q(person__languages=[])),
    "hours": (_("working hours of their own"), Q(person__work_start__isnull=True)),
}


def edition_of(part: Participation) -> Edition | None:
    """The words that this participant reads."""
    return edition_for(part.cohort.program, part.person)


def edition_read_by(person: Person | None) -> Edition | None:
    """The words somebody reads where no cohort is in sight: those of the latest program joined."""
    if person is None:
        return None
    parts = person.participations.exclude(state__in=OUT).with_person()
    part = parts.order_by("-created_at").first()
    return edition_of(part) if part is not None else None


def topic_index() -> dict[str, str]:
    """{name or key, casefolded: key} of every topic that can be offered."""
    listed = Topic.objects.filter(retired=False, offered=True)
    pairs = list(listed.values_list("key", "name"))
    return {name.casefold(): key for key, name in pairs} | {key.casefold(): key for key, _ in pairs}


def pool_list(user: User, cohort: Cohort, wanted: dict[str, str]) -> QuerySet[Participation]:
    """The cohort's people, filtered by all that can be asked for, in the order asked for."""
    found = visible_parts(user, cohort).select_related("person__grade")
    for name, path in (("role", "role"), ("state", "state"), ("region", "person__region")):
        if wanted.get(name):
            found = found.filter(**{path: wanted[name]})
    if not wanted.get("state"):
        found = found.exclude(state__in=OUT)
    if wanted.get("lacks") in LACKS:
        found = found.filter(LACKS[wanted["lacks"]][1], state__in=TAKING_PART)
    for word in wanted.get("q", "").split():
        found = found.filter(Q(person__name__icontains=word) | Q(person__email__icontains=word))
    sort = wanted.get("sort", "name")
    names = ORDERS.get(sort.removeprefix("-"), ORDERS["name"])
    down = "-" if sort.startswith("-") else ""
    return found.order_by(*(down + name for name in names), "pk")


def candidates(user: User, cohort: Cohort, wanted: dict[str, str], today: date) -> PersonQuerySet:
    """People of the directory not in the cohort yet, by function, region, grade and site."""
    taken = Participation.objects.filter(cohort=cohort, person=OuterRef("pk"))
    found = may_enrol_from(user, cohort).present(today).filter(~Exists(taken))
    for name in ("function", "region", "site"):
        if wanted.get(name):
            found = found.filter(**{name: wanted[name]})
    if wanted.get("grade"):
        found = found.filter(grade__label=wanted["grade"])
    if wanted.get("q"):
        found = found.found_by(wanted["q"])
    return found.select_related("grade").order_by("name", "pk")


def counts(user: User, cohort: Cohort) -> dict[str, int]:
    """How many of each role and state, in one query."""
    rows = visible_parts(user, cohort).values_list("role", "state").annotate(n=Count("pk"))
    tally: dict[str, int] = dict.fromkeys(
        ("mentor", "executive", "invited", "enrolled", "ready"), 0
    )
    for role, state, n in rows:
        tally[state] = tally.get(state, 0) + n
        if state in ("enrolled", "ready", "matched"):
            tally[role] += n
    tally["people"] = tally["mentor"] + tally["executive"]
    return tally


@dataclass(frozen=True)
class Coverage:
    """How much of the top list has a mentor. `target` is 0 where the program sets none."""

    covered: int = 0
    target: int = 0
    missing: list[str] = field(default_factory=list)


def coverage(cohort: Cohort, *, proposed: Collection[UUID] = ()) -> Coverage:
    """The top list of a cohort whose program wants it covered, and who keeps it from that.

    `proposed`: participation ids of executives about to get a pair. `missing` is empty once the
    program's share is reached.
    """
    share = cohort.program.coverage_target
    top = cohort.participations.filter(role="executive", top=True).exclude(state__in=OUT)
    if not share:
        return Coverage()
    live = Q(as_executive__state__in=HOLDING)
    rows = top.annotate(pairs=Count("as_executive", filter=live)).order_by("person__name")
    named = rows.values_list("pk", "person__name", "pairs")
    without = [name for pk, name, pairs in named if not pairs and pk not in proposed]
    total = len(named)
    covered = total - len(without)
    reached = covered * 100 >= share * total
    return Coverage(covered=covered, target=total, missing=[] if reached else without)


def lacks_top_list(cohort: Cohort) -> bool:
    """Whether the program's rules speak of the top list, and no executive here is on it."""
    program = cohort.program
    ruled = any(rule.get("applies") == "c_suite" for rule in program.slot_rules)
    if not (ruled or program.coverage_target):
        return False
    listed = cohort.participations.executives().exclude(state__in=OUT).values_list("top", flat=True)
    return bool(listed) and not any(listed)


def choices_of(people: QuerySet[Any], *names: str) -> dict[str, list[str]]:
    """The values that occur, for the selects of a filter: one query a name."""
    return {
        name: list(
            people.exclude(**{name: ""}).order_by(name).values_list(name, flat=True).distinct()
        )
        for name in names
    }

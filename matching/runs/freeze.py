"""Freezes a cohort's pool into an instance of the matching engine."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connection

from matching.rules.models import Ban, Lock
from matching.runs.half_filled import half_filled
from matching.runs.power import tied
from matching.runs.regimes import offset, regimes
from mentoring.people.models import Person
from mentoring.web import clock
from programs.cohorts.models import Cohort
from programs.pairings.models import LIVE, Pairing
from programs.participants.load import hours_of, loads
from programs.participants.models import Avoidance, Offer, Participation, Profile, Wish
from programs.participants.ranks import wishes

# Hours are floats: a cap met exactly must not fail by the last bit.
ROUNDING = 1e-6
HIGHEST = 3

Row = dict[str, Any]
Pairs = list[list[str]]

# One question however deep the company is; UNION ends where lines meet or go round.
ABOVE = """
WITH RECURSIVE above(id) AS (
    SELECT unnest(%s::uuid[])
    UNION
    SELECT unnest(ARRAY[person.manager_id, person.pay_decider_id])
    FROM mentoring_person person JOIN above ON person.id = above.id
)
SELECT id, manager_id FROM mentoring_person JOIN above USING (id) ORDER BY id
"""


def freeze(cohort: Cohort, *, regions: Iterable[str] = ()) -> Row:
    """Everything the engine may know, in the engine's own format; people appear under their ids.

    `regions` narrows the pool to a regional coordinator's own people; empty stands for everybody.
    """
    parts = pool(cohort, regions)
    people = {part.person_id: part for part in parts}
    rows = participants(cohort, parts)
    kept_out = half_filled(cohort, rows, people)
    return {
        "employees": [*rows, *chain(people)],
        "policy": cohort.policy(),
        "exclusions": exclusions(cohort, people, kept_out),
        "locks": locks(cohort, people),
        "history": history(people),
    }


def pool(cohort: Cohort, regions: Iterable[str] = ()) -> list[Participation]:
    """Who can be matched: ready, in the regions asked for."""
    parts = cohort.participations.filter(state__in=["ready", "matched"]).with_person()
    if wanted := list(regions):
        parts = parts.filter(person__region__in=wanted)
    return list(parts.order_by("person_id"))


def participants(cohort: Cohort, parts: list[Participation]) -> list[Row]:
    ids = [part.person_id for part in parts]
    taken = live_pairs(parts)
    burden = loads(ids)
    zones = {part.person.time_zone for part in parts if part.person.time_zone}
    moments = regimes(zones, cohort.starts_on, cohort.ends_on)
    topics = Topics(ids)
    profiles = {profile.pk: profile for profile in Profile.objects.filter(pk__in=ids)}
    wished = wishes(cohort)
    rows = []
    for part in parts:
        free = max(0, part.capacity - taken[part.pk])
        if part.is_mentor:
            free = min(free, bearable(cohort, burden.get(part.person_id, 0.0)))
        row = person_row(part.person) | topics.of(part) | said(profiles.get(part.person_id))
        row |= {"role": part.role, "priority": priority(cohort, part)}
        row |= {"slots": free} if part.role == "executive" else {"capacity": free}
        row |= {"c_suite": int(part.top), "opted_in": int(part.opted_in)}
        row |= clock_of(part.person, moments)
        if part.person_id in wished:
            row["ranks"] = wished[part.person_id]
        rows.append(row)
    return rows


def priority(cohort: Cohort, part: Participation) -> int:
    """A person's own priority; whoever has nobody above comes first where the program says so."""
    first = part.top and part.role == "executive" and part.person.manager_id is None
    return HIGHEST if first and cohort.program.has_rule("ceo-first") else part.priority


def bearable(cohort: Cohort, hours: float) -> int:
    """How many more pairs a mentor can carry under the program's monthly cap (R11)."""
    program = cohort.program
    each = hours_of(
        sessions=program.sessions_planned, minutes=program.session_minutes, months=program.months
    )
    return max(0, int((program.load_cap_hours - hours + ROUNDING) // each))


def live_pairs(parts: list[Participation]) -> Counter[UUID]:
    pairs = Pairing.objects.filter(cohort__in={part.cohort_id for part in parts}, state__in=LIVE)
    count: Counter[UUID] = Counter()
    for mentor_id, executive_id in pairs.values_list("mentor_id", "executive_id"):
        count.update([mentor_id, executive_id])
    return count


def person_row(person: Person) -> Row:
    return {
        "employee_id": str(person.pk),
        "manager_id": str(person.manager_id or ""),
        "pay_decider": str(person.pay_decider_id or ""),
        "function": person.function,
        "region": person.region,
        "site": person.site,
        "grade_rank": person.grade.rank if person.grade else None,
        "languages": person.languages,
    }


def said(profile: Profile | None) -> Row:
    if profile is None:
        return {"communication": {}, "aspirations": []}
    return {"communication": profile.communication, "aspirations": profile.aspirations}


def clock_of(person: Person, moments: list[Any]) -> Row:
    if not person.time_zone:
        return {}
    start, end = person.hours
    offsets = [offset(person.time_zone, moment) for moment in moments]
    return {"utc_offset_min": offsets, "work_start_min": start, "work_end_min": end}


class Topics:
    """Who offers and wants what, in the engine's two words for each side."""

    def __init__(self, ids: list[UUID]) -> None:
        self.offers: dict[UUID, dict[str, int]] = defaultdict(dict)
        self.wishes: dict[UUID, dict[str, int]] = defaultdict(dict)
        offers = Offer.objects.filter(person__in=ids).values_list("person", "topic__key", "level")
        for person, key, level in offers:
            self.offers[person][key] = level
        wishes = Wish.objects.filter(person__in=ids).values_list("person", "topic__key", "weight")
        for person, key, weight in wishes:
            self.wishes[person][key] = weight

    def of(self, part: Participation) -> Row:
        return {
            "expertise": self.offers.get(part.person_id, {}),
            "needs": self.wishes.get(part.person_id, {}),
        }


def chain(people: dict[UUID, Participation]) -> list[Row]:
    """The managers above the pool and whoever decides pay, so that lines of any depth are known."""
    with connection.cursor() as cursor:
        cursor.execute(ABOVE, [list(people)])
        found = cursor.fetchall()
    return [
        {"employee_id": str(key), "role": "none", "manager_id": str(manager or "")}
        for key, manager in found
        if key not in people
    ]


def exclusions(
    cohort: Cohort, people: dict[UUID, Participation], kept_out: set[tuple[UUID, UUID]]
) -> Pairs:
    """Bans, whom either side never wants, ties of power, and what a live pair's slot rules shut."""
    bans = Ban.objects.filter(cohort=cohort).values_list("executive__person", "mentor__person")
    avoids = Avoidance.objects.filter(person__in=people, other__in=people)
    pairs = set(bans) | kept_out | tied(people, clock.now().date())
    for person, other in avoids.values_list("person", "other"):
        if people[person].role != people[other].role:
            is_executive = people[person].role == "executive"
            pairs.add((person, other) if is_executive else (other, person))
    return listed(pairs, people)


def locks(cohort: Cohort, people: dict[UUID, Participation]) -> Pairs:
    """Pairs kept together, but for those that became a pair of the cohort already."""
    two = ("executive__person", "mentor__person")
    wanted = set(Lock.objects.filter(cohort=cohort).values_list(*two))
    return listed(wanted - set(Pairing.objects.filter(cohort=cohort).values_list(*two)), people)


def history(people: dict[UUID, Participation]) -> Pairs:
    """Pairs there have been before, in any cohort: they are not proposed again."""
    pairs = Pairing.objects.filter(executive__person__in=people, mentor__person__in=people)
    return listed(set(pairs.values_list("executive__person", "mentor__person")), people)


def listed(pairs: set[tuple[UUID, UUID]], people: dict[UUID, Participation]) -> Pairs:
    inside = [(e, m) for e, m in pairs if e in people and m in people]
    return [[str(executive), str(mentor)] for executive, mentor in sorted(inside)]

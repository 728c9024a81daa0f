"""Wishes for partners: who was asked, who has answered, and what the matching may know of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.formats import date_format

from mentoring.walls.asking import errand
from programs.cohorts.models import Cohort
from programs.participants.load import HOLDING
from programs.participants.models import Candidate, Participation, ParticipationQuerySet, Rank

# Counts of people are told from so many people asked; and not when they would name the last few.
FEWEST, FEW = 6, 3


def is_open(part: Participation, now: datetime) -> bool:
    """Whether this person may name wishes now: until the last day is over where the person is."""
    cohort = part.cohort
    if not cohort.ranking or cohort.ranking_opened_at is None or cohort.ranking_until is None:
        return False
    return part.person.local(now).date() <= cohort.ranking_until


def is_asked(part: Participation, now: datetime) -> bool:
    """Whether this person has a shortlist, can still name somebody, and has no pair yet."""
    parts = unpaired(Participation.objects.filter(pk=part.pk, shortlist__isnull=False))
    return is_open(part, now) and parts.exists()


def unpaired(parts: ParticipationQuerySet) -> ParticipationQuerySet:
    """Those among them who are ready and in no pair, a match to answer included."""
    paired = Q(as_mentor__state__in=HOLDING) | Q(as_executive__state__in=HOLDING)
    return parts.filter(state="ready").exclude(paired)


def last_day(cohort: Cohort) -> str:
    """The last day to name wishes, in words."""
    return date_format(cohort.ranking_until, "l j F") if cohort.ranking_until else ""


def shortlist(part: Participation) -> list[Candidate]:
    """Whom the person may name, in an order that says nothing."""
    listed = part.shortlist.select_related("other__person").order_by("other_id")
    return list(listed)


def own_ranks(part: Participation) -> dict[int, UUID]:
    """{1: whom the person named first, ...}, as far as named; other's participation ids."""
    return dict(part.ranks.values_list("rank", "other_id"))


def wishes(cohort: Cohort) -> dict[UUID, dict[str, int]]:
    """{person: {partner's person id: rank}} for the engine, and for nothing and nobody else."""
    found: dict[UUID, dict[str, int]] = defaultdict(dict)
    if not cohort.ranking:
        return found
    ranks = Rank.objects.filter(part__cohort=cohort)
    with errand("matching"):
        rows = list(ranks.values_list("part__person", "other__person", "rank"))
    for person, other, rank in rows:
        found[person][str(other)] = rank
    return found


def named_each_other(one: Participation, other: Participation) -> bool:
    """Whether both named the other; asked on behalf of `one`, who knows the own half of it."""
    if not Rank.objects.filter(part=one, other=other).exists():
        return False
    with errand("mutual"):
        return Rank.objects.filter(part=other, other=one).exists()


@dataclass(frozen=True)
class Standing:
    """How far a ranking has come, as counts. None: too few people to say."""

    asked: int
    ranked: int | None


def standing(parts: QuerySet[Participation]) -> Standing:
    """How many of these people have a shortlist, and how many have named somebody."""
    asked = set(Candidate.objects.filter(part__in=parts).values_list("part", flat=True))
    with errand("counting"):
        ranked = set(Rank.objects.filter(part__in=asked).values_list("part", flat=True))
    return Standing(len(asked), told(len(asked), len(ranked)))


def told(asked: int, ranked: int) -> int | None:
    """A count that singles nobody out: neither the few who have answered nor the few left."""
    rest = asked - ranked
    if asked < FEWEST or 0 < rest < FEW or 0 < ranked < FEW:
        return None
    return ranked


def unasked(parts: QuerySet[Participation]) -> QuerySet[Participation]:
    """Who could be matched and has no shortlist yet."""
    listed = Candidate.objects.filter(part__in=parts).values("part")
    return parts.filter(state="ready").exclude(pk__in=listed)


def still_silent(now: datetime, cohorts: Iterable[Cohort]) -> list[Participation]:
    """Those who were asked, have named nobody and are in no pair yet."""
    ready = unpaired(Participation.objects.filter(cohort__in=list(cohorts)))
    asked = ready.filter(shortlist__isnull=False)
    with errand("reminding"):
        named = set(Rank.objects.values_list("part", flat=True))
    parts = asked.exclude(pk__in=named).with_person().distinct()
    return [part for part in parts if is_open(part, now)]

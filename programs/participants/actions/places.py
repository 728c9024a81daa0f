"""Keeps one place row for each unit of capacity, so that capacity is a constraint.

And takes people off shortlists when their place in the cohort is another one.
"""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from programs.participants.models import Candidate, Participation, Place


def keep_places(parts: Iterable[Participation]) -> None:
    """Add places that are missing, drop those beyond the capacity that no pair ever held."""
    parts = list(parts)
    there: dict[UUID, set[int]] = defaultdict(set)
    ids = [part.pk for part in parts]
    held = Place.objects.filter(participation__in=ids).values_list("participation", "number")
    for part_id, number in held:
        there[part_id].add(number)
    Place.objects.bulk_create(
        [
            Place(participation=part, number=number)
            for part in parts
            for number in range(part.capacity)
            if number not in there[part.pk]
        ],
        batch_size=1000,
    )
    for part in parts:
        if any(number >= part.capacity for number in there[part.pk]):
            _drop(part)


def forget_shortlists(parts: Iterable[Participation]) -> None:
    """Who changes sides or goes stands on nobody's list and has none; ranks go with the lists."""
    ids = [part.pk for part in parts]
    if ids:
        Candidate.objects.filter(Q(part__in=ids) | Q(other__in=ids)).delete()


def _drop(part: Participation) -> None:
    side = "as_mentor__mentor_place" if part.is_mentor else "as_executive__executive_place"
    held = Participation.objects.filter(pk=part.pk, **{f"{side}__isnull": False}).values(side)
    part.places.filter(number__gte=part.capacity).exclude(pk__in=held).delete()

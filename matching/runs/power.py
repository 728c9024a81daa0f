"""Pairs that power keeps apart: what the engine's format cannot say itself, and why."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from itertools import product
from uuid import UUID

from django.utils.translation import gettext as _

from matching.rules.models import Ban
from mentoring.people.models import Person, Tie
from mentoring.people.power import SHARED, between
from programs.participants.models import Avoidance, Participation

# An HR partner who serves more than this share of a pool joins no two of it in particular.
EVERYBODY = 0.5
Two = tuple[UUID, UUID]


def tied(people: Mapping[UUID, Participation], today: date) -> set[Two]:
    """(executive, mentor) of a pool between whom a tie stands, or who share their HR partner.

    Lines and pay go into the instance as they are; these become exclusions.
    """
    ties = Tie.objects.in_force(today).filter(person__in=people)
    pairs = set(ties.filter(other__in=people).values_list("person", "other"))
    served: dict[UUID, list[UUID]] = defaultdict(list)
    partners = ties.filter(kind=Tie.Kind.HR_PARTNER).values_list("other", "person")
    for partner, person in partners:
        served[partner].append(person)
    for mine in served.values():
        if len(mine) <= len(people) * EVERYBODY:
            pairs |= _across(mine, people)
    return {_turned(two, people) for two in pairs if people[two[0]].role != people[two[1]].role}


def _across(served: list[UUID], people: Mapping[UUID, Participation]) -> set[Two]:
    executives = [one for one in served if not people[one].is_mentor]
    mentors = [one for one in served if people[one].is_mentor]
    return set(product(executives, mentors))


def _turned(two: Two, people: Mapping[UUID, Participation]) -> Two:
    return (two[1], two[0]) if people[two[0]].is_mentor else two


def why(executive: Person, mentor: Person, today: date) -> list[str]:
    """What is said in place of "excluded": that power stands between them, never of which kind."""
    ties = _ties(executive, mentor, today)
    return [_("A power relationship stands between them.")] if ties else []


def named(
    rules: list[str], executive: Participation, mentor: Participation, today: date
) -> list[str]:
    """The rules a pair breaks, `power` among them where a tie forbids it today.

    An exclusion that nobody chose is that tie's, or comes of a pair that the executive has already
    (half_filled), and is not told as somebody's choice.
    """
    ties = _ties(executive.person, mentor.person, today)
    if not ties and "excluded" in rules and not _was_chosen(executive, mentor):
        return ["beside" if rule == "excluded" else rule for rule in rules]
    if not ties or (ties == {SHARED} and "excluded" not in rules):
        return rules
    chosen = "excluded" in rules and _was_chosen(executive, mentor)
    if chosen and ties == {SHARED}:
        return rules
    return [*(rule for rule in rules if rule != "excluded" or chosen), "power"]


def _ties(executive: Person, mentor: Person, today: date) -> set[str]:
    two = (executive.pk, mentor.pk)
    return {each.kind for each in between([two], today).get(two, []) if each.is_tie}


def _was_chosen(executive: Participation, mentor: Participation) -> bool:
    """A coordinator's ban, or the wish of either of the two."""
    both = [executive.person_id, mentor.person_id]
    return (
        Ban.objects.filter(executive=executive, mentor=mentor).exists()
        or Avoidance.objects.filter(person__in=both, other__in=both).exists()
    )

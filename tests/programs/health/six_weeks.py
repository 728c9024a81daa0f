"""Pairs active for six weeks, and the check-ins they have."""

from datetime import timedelta

from django.urls import reverse

from programs.health.models import CheckIn
from programs.pairings.models import Pairing
from programs.participants.models import Participation
from tests import factories
from tests.conftest import NOON

LIST = reverse("health:check_ins")
DAY = timedelta(days=1)
BEGUN = NOON - 42 * DAY
Made = list[tuple[str, int]]


def six_weeks_old(mentor: Participation, executive: Participation) -> Pairing:
    begun = BEGUN.date()
    return factories.pairing(
        mentor, executive, accepted_on=begun, active_on=begun, ends_on=begun + 182 * DAY
    )


def made() -> Made:
    found = CheckIn.objects.order_by("week", "part__person__name")
    return list(found.values_list("part__person__name", "week"))


def of(part: Participation) -> CheckIn:
    return CheckIn.objects.get(part=part)

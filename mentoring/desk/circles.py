"""The ways to circles: one's own, and those of a cohort to arrange."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring.people.models import User
from programs.circles.access import seats_of
from programs.cohorts.models import Cohort


def own_circles(user: User) -> list[dict[str, Any]]:
    return [
        {
            "label": _("Your circle"),
            "hint": _("A few others in your role, among yourselves"),
            "url": reverse("circles:circle", args=[seat.circle_id]),
            "icon": "users-round",
        }
        for seat in seats_of(user)
    ]


def of_cohort(cohort: Cohort) -> list[dict[str, Any]]:
    return [
        {
            "label": _("Circles"),
            "hint": _("Five to eight mentors each, in a space of their own"),
            "url": reverse("circles:arrange", args=[cohort.pk]),
            "icon": "users-round",
        }
    ]

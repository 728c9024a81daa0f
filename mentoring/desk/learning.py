"""How whoever runs programs comes to the training: one own module, and that of a cohort."""

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mentoring.people.models import User
from programs.cohorts.models import Cohort
from programs.setup.wording import words
from programs.training.gates import asked_of
from programs.training.prose import said
from programs.training.queries import shelves

COORDINATOR = "coordinator"


def own_modules(user: User) -> list[dict[str, Any]]:
    """What is written for coordinators and what this one has yet to complete."""
    if user.person is None:
        return []
    language = (get_language() or "en").split("-")[0]
    found = shelves(user.person, role=COORDINATOR, language=language)
    return [
        {
            "label": said(shelf.module.title, words(None)),
            "hint": _("Training, %(n)s minutes") % {"n": shelf.module.minutes},
            "url": shelf.url,
            "icon": "book-open",
            "status": _("Begun") if shelf.state else "",
            "tone": "info",
        }
        for shelf in found
        if shelf.module.readers == COORDINATOR and not shelf.is_done
    ]


def of_cohort(cohort: Cohort) -> list[dict[str, Any]]:
    """The way to who has completed what the program asks for; none where it asks for nothing."""
    if not any(asked_of(cohort.program, role) for role in ("mentor", "executive")):
        return []
    return [
        {
            "label": _("Training"),
            "hint": _("Who has completed what comes before the first meeting"),
            "url": reverse("training:cohort", args=[cohort.pk]),
            "icon": "book-open",
        }
    ]

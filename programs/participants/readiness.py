"""What somebody still has to say before a match makes sense."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from programs.participants.models import Offer, Participation, Wish

LABELS: dict[str, Any] = {
    "offers": _("a topic to offer"),
    "wishes": _("a topic to learn"),
    "zone": _("the time zone"),
    "languages": _("a language"),
}


def missing(part: Participation) -> list[str]:
    """What this person's matching still needs, as keys of LABELS; empty when nothing."""
    return missing_of([part])[part.pk]


def missing_of(parts: Iterable[Participation]) -> dict[UUID, list[str]]:
    """The same for many, in two queries. `person` must be loaded."""
    parts = list(parts)
    people = [part.person_id for part in parts]
    offering = set(Offer.objects.filter(person__in=people).values_list("person", flat=True))
    wishing = set(Wish.objects.filter(person__in=people).values_list("person", flat=True))
    return {part.pk: _missing(part, offering, wishing) for part in parts}


def _missing(part: Participation, offering: set[UUID], wishing: set[UUID]) -> list[str]:
    person = part.person
    lacks = {
        "offers": part.is_mentor and person.pk not in offering,
        "wishes": not part.is_mentor and person.pk not in wishing,
        "zone": not person.time_zone,
        "languages": not person.languages,
    }
    return [key for key, lacking in lacks.items() if lacking]


def state_of(part: Participation, lacking: list[str]) -> str:
    """Where somebody who takes part stands: enrolled until the profile is whole, then ready."""
    if part.state not in ("invited", "enrolled", "ready"):
        return part.state
    return Participation.State.ENROLLED if lacking else Participation.State.READY

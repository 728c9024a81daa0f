"""How somebody likes to work, in words, and two such cards side by side (S018)."""

from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.translation import gettext_lazy as _

from programs.participants.models import Participation, Profile


@dataclass(frozen=True)
class Preference:
    """One line of the card: words for 1, 3, 4, 5 and 7, and what two who differ might agree on."""

    label: Any
    words: dict[int, Any]
    agreement: Any


def scale(low: Any, rather_low: Any, rather_high: Any, high: Any) -> dict[int, Any]:
    return {1: low, 3: rather_low, 4: _("Either is fine"), 5: rather_high, 7: high}


PREFERENCES: dict[str, Preference] = {
    "channel": Preference(
        _("Between meetings"),
        scale(_("Writing"), _("Rather writing"), _("Rather talking"), _("Talking")),
        _("Write for facts and dates; call when it takes more than three messages."),
    ),
    "directness": Preference(
        _("When something should change"),
        scale(_("Hint at it"), _("Rather hint"), _("Rather say it"), _("Say it straight")),
        _("Ask first: “May I say something directly?” A no is fine, and it waits."),
    ),
    "pace": Preference(
        _("Pace"),
        scale(_("Time to think"), _("Rather slowly"), _("Rather quickly"), _("Quick and lively")),
        _("After each question both take half a minute before anybody answers."),
    ),
    "preparation": Preference(
        _("Preparation"),
        scale(_("Come as I am"), _("A few notes"), _("An outline"), _("Well prepared")),
        _("One of you sends three lines the day before; the other need not."),
    ),
    "formality": Preference(
        _("Tone"),
        scale(_("Informal"), _("Rather informal"), _("Rather formal"), _("Formal")),
        _("Say in the first session how you want to be addressed, and keep to it."),
    ),
    "agenda": Preference(
        _("Agenda"),
        scale(_("See where it goes"), _("One theme"), _("A short list"), _("A plan with times")),
        _("Plan the first half; leave the second half open."),
    ),
    "contact": Preference(
        _("Contact between sessions"),
        scale(_("Only at sessions"), _("Now and then"), _("Every week"), _("Any time")),
        _("Name two days on which a message is welcome; other days need no answer."),
    ),
}
# Two answers this far apart on the scale of seven are worth an agreement.
APART = 2


class Paired(Protocol):
    @property
    def mentor(self) -> Participation: ...
    @property
    def executive(self) -> Participation: ...


@dataclass(frozen=True)
class Cards:
    """Two cards for the compare component, and one suggested agreement for each difference."""

    left: dict[str, Any]
    right: dict[str, Any]
    differences: list[dict[str, Any]]

    @property
    def both_filled(self) -> bool:
        return bool(self.left["filled"] and self.right["filled"])


def nearest(name: str, value: int | None) -> int | None:
    """The step of the scale that a stored preference of 1 to 7 stands closest to."""
    if value is None:
        return None
    return min(PREFERENCES[name].words, key=lambda step: (abs(step - value), step))


def word(name: str, value: int | None) -> Any:
    """A preference in words; None where nothing was said."""
    step = nearest(name, value)
    return PREFERENCES[name].words[step] if step is not None else None


def cards(pairing: Paired) -> Cards:
    """The two cards of a pair; only its members read them."""
    profiles = Profile.objects.in_bulk([pairing.mentor.person_id, pairing.executive.person_id])
    mentor = _said(profiles.get(pairing.mentor.person_id))
    executive = _said(profiles.get(pairing.executive.person_id))
    apart = [name for name in PREFERENCES if _differ(mentor.get(name), executive.get(name))]
    return Cards(
        left=_side(pairing.mentor, mentor, apart),
        right=_side(pairing.executive, executive, apart),
        differences=[
            {"label": PREFERENCES[name].label, "suggestion": PREFERENCES[name].agreement}
            for name in apart
        ],
    )


def _said(profile: Profile | None) -> dict[str, int]:
    return profile.communication if profile is not None else {}


def _differ(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and abs(one - other) >= APART


def _side(part: Participation, said: dict[str, int], apart: list[str]) -> dict[str, Any]:
    return {
        "title": part.person.first_name,
        "role": part.role,
        "filled": bool(said),
        "rows": [
            {"label": each.label, "value": word(name, said.get(name)), "changed": name in apart}
            for name, each in PREFERENCES.items()
        ],
    }

"""A profile in a few lines, as its owner sees it first."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentoring.people.models import Person
from programs.participants.cards import PREFERENCES
from programs.participants.forms.profile import LANGUAGES
from programs.participants.models import Participation
from programs.participants.sections import profile_of


def overview(person: Person, parts: list[Participation]) -> list[dict[str, Any]]:
    """Rows of a summary list; the last ones only where there is something to say."""
    profile = profile_of(person)
    offers = person.offers.select_related("topic").order_by("-level", "topic__name")
    wishes = person.wishes.select_related("topic").order_by("-weight", "topic__name")
    rows = [
        _row(_("I can offer"), ", ".join(each.topic.name for each in offers), "topics"),
        _row(_("I want to learn"), ", ".join(each.topic.name for each in wishes), "topics"),
        _row(_("Working hours"), _hours(person, confirmed=profile.hours_confirmed), "hours"),
        _row(_("Languages"), ", ".join(LANGUAGES.get(c, c) for c in person.languages), "hours"),
        _row(_("How I like to work"), _card(profile.communication), "card"),
        _row(_("Where I might go next"), ", ".join(profile.aspirations), "about"),
        _row(_("About me"), profile.about, "about"),
    ]
    if parts:
        rows.append(_row(_("Pairs at the same time"), _room(parts), "room"))
    return [*rows, _avoids(person)]


def _row(label: str, value: str, section: str) -> dict[str, Any]:
    return {"label": label, "value": value, "url": reverse("participants:section", args=[section])}


def _hours(person: Person, *, confirmed: bool) -> str:
    start, end = person.hours
    said = f"{start // 60:02}:{start % 60:02}–{end // 60:02}:{end % 60:02}"
    place = person.time_zone.replace("_", " ") or _("no time zone yet")
    return f"{said}, {place}" if confirmed else f"{said}, {place} ({_('assumed')})"


def _card(said: dict[str, int]) -> str:
    done = len([name for name in PREFERENCES if said.get(name)])
    if not done:
        return ""
    return _("%(done)s of %(all)s lines filled in") % {"done": done, "all": len(PREFERENCES)}


def _room(parts: list[Participation]) -> str:
    return ", ".join(f"{part.cohort.name}: {part.capacity}" for part in parts)


def _avoids(person: Person) -> dict[str, Any]:
    n = person.avoids.count()
    said = ngettext("%(n)s person", "%(n)s people", n) % {"n": n} if n else _("Nobody")
    return {"label": _("Never match me with"), "value": said, "url": reverse("participants:avoid")}

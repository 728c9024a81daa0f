"""What comes before a pair's first meeting; a module is named only to whoever has it open."""

from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from mentoring.people.models import Person
from programs.pairings.models import Pairing
from programs.participants.queries import edition_read_by
from programs.sessions.models import Session
from programs.setup.wording import words
from programs.training.gates import open_modules
from programs.training.library import Module, modules
from programs.training.prose import said

MEETS = (Session.State.PLANNED, Session.State.HELD)


@dataclass(frozen=True)
class Gate:
    """What is open before the first meeting: one's own modules by title, or that something is."""

    own: tuple[str, ...] = ()
    elsewhere: bool = False

    @property
    def is_shut(self) -> bool:
        return bool(self.own) or self.elsewhere

    @property
    def words(self) -> str:
        if self.own:
            titles = get_text_list([f"“{title}”" for title in self.own], _("and"))
            return _("Before the two of you first meet, complete %(titles)s.") % {"titles": titles}
        return _("Something that comes before the two of you first meet is still open.")


def gate(pairing: Pairing, person: Person | None) -> Gate:
    """Look from one side (None: from nobody's); it stands open once a first meeting has a date."""
    if Session.objects.filter(pairing=pairing, state__in=MEETS).exists():
        return Gate()
    parts = (pairing.mentor, pairing.executive)
    lacking = open_modules(parts)
    mine = [part for part in parts if person is not None and part.person_id == person.pk]
    if own := [key for part in mine for key in lacking[part.pk]]:
        return Gate(own=tuple(title(modules()[key], person) for key in own))
    return Gate(elsewhere=any(lacking.values()))


def title(module: Module, person: Person | None) -> str:
    return said(module.title, words(edition_read_by(person)))

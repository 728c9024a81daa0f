"""The exercises of a pair as one side sees them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from programs.exercises.models import Exercise
from programs.pairings.queries import Own

Kind = Exercise.Kind
TEXTS: dict[str, tuple[Any, Any]] = {
    Kind.SHARED_GROUND: (
        _("Shared ground"),
        _("Look for things that you two have in common and that nobody would guess: a place, a "
          "worry, a first job, a song. Write down at least three."),
    ),
    Kind.AGREEMENTS: (
        _("How we work together"),
        _("Lay your cards side by side and make three small agreements: how you write to each "
          "other, how you say no, how you begin."),
    ),
    Kind.LISTENING: (
        _("Three, two, one"),
        _("One speaks for three minutes, the other sums it up in two, the first corrects for one. "
          "Then change over. Each of you ticks it when it is done."),
    ),
    Kind.SAFETY: (
        _("A first meeting for safety"),
        _("Half an hour with a facilitator: what each of you needs to be able to speak, the right "
          "to pass, and a word that stops everything. Each of you ticks it when it is done."),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """One exercise: its lines, or who of the two has ticked it."""

    kind: str
    title: Any
    text: Any
    lines: list[Exercise]
    is_written: bool
    mine: bool
    done: bool


def sheets(view: Own) -> list[Sheet]:
    found = list(Exercise.objects.filter(pairing=view.pairing).order_by("at", "pk"))
    return [_sheet(kind, [each for each in found if each.kind == kind], view) for kind in Kind]


def _sheet(kind: Kind, lines: list[Exercise], view: Own) -> Sheet:
    is_written = kind in Exercise.WRITTEN
    title, text = TEXTS[kind]
    mine = any(line.part_id == view.part.pk for line in lines)
    return Sheet(kind.value, title, text, lines, is_written, mine, len(lines) >= 2 + is_written)


def line_of(view: Own, pk: UUID) -> Exercise:
    """A line of this pair; 404 for anything else."""
    line = Exercise.objects.filter(pairing=view.pairing, pk=pk).exclude(text="").first()
    if line is None:
        raise Http404
    return line

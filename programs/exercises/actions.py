"""Every write of the exercises; what a module asks for is fulfilled for both at once."""

from datetime import datetime

from django.db import transaction

from mentoring.people.models import User
from programs.exercises.models import Exercise
from programs.pairings.actions.moving import locked
from programs.pairings.models import Pairing
from programs.pairings.queries import Own
from programs.training.actions import fulfil
from programs.training.library import modules

ENOUGH = 3  # lines that a written exercise asks for
BOTH = 2


@transaction.atomic
def add_line(view: Own, *, kind: str, text: str, by: User, now: datetime) -> None:
    """Add one line for the two; the same line twice is one."""
    pairing = locked(view.pairing)
    Exercise.objects.get_or_create(
        pairing=pairing, kind=kind, text=text, defaults={"part": view.part, "at": now}
    )
    _fulfil(pairing, kind, ENOUGH, by, now)


@transaction.atomic
def tick(view: Own, *, kind: str, by: User, now: datetime) -> None:
    """Say that the two of you have done it; it counts once both have said so."""
    pairing = locked(view.pairing)
    Exercise.objects.get_or_create(
        pairing=pairing, part=view.part, kind=kind, text="", defaults={"at": now}
    )
    _fulfil(pairing, kind, BOTH, by, now)


@transaction.atomic
def remove_line(line: Exercise) -> None:
    """Take a line back; a module that is complete stays complete."""
    line.delete()


def _fulfil(pairing: Pairing, kind: str, needed: int, by: User, now: datetime) -> None:
    if Exercise.objects.filter(pairing=pairing, kind=kind).count() < needed:
        return
    for part in (pairing.mentor, pairing.executive):
        fulfil(part.person, kind, modules().values(), by=by, now=now)

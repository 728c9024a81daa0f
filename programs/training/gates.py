"""Which modules come before a pair's first session, and which of them are still open."""

from collections.abc import Iterable
from uuid import UUID

from programs.participants.models import Participation
from programs.setup.models import Program
from programs.training.library import modules
from programs.training.models import ModuleState


def asked_of(program: Program, role: str) -> list[str]:
    """Keys of the modules that a program asks of a mentor or an executive, in reading order."""
    listed = {*program.gates.get(role, ()), *program.gates.get("both", ())}
    return [key for key in modules() if key in listed]


def open_modules(parts: Iterable[Participation]) -> dict[UUID, list[str]]:
    """{participation: modules its person has yet to complete}, in one query for any number."""
    parts = list(parts)
    asked = {part.pk: asked_of(part.cohort.program, part.role) for part in parts}
    people = [part.person_id for part in parts if asked[part.pk]]
    states = ModuleState.objects.done().filter(person__in=people) if people else ()
    done = {(state.person_id, state.module) for state in states}
    return {
        part.pk: [key for key in asked[part.pk] if (part.person_id, key) not in done]
        for part in parts
    }


def open_of(part: Participation) -> list[str]:
    """What one person has yet to complete before the first session."""
    return open_modules([part])[part.pk]

"""Every write of the training: read on, answer, commit, play."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from mentoring.audit.actions import record
from mentoring.people.models import Person, User
from programs.training.library import Module, modules
from programs.training.models import BoundaryCard, ModuleAnswers, ModuleState, RolePlayed
from programs.training.plays import Play, walk


@transaction.atomic
def read_on(person: Person, module: Module, *, to: int) -> ModuleState:
    """Remember the part to go on with; reading an earlier one again takes nothing back."""
    state = _locked(person, module)
    state.at = max(state.at, min(to, len(module.parts)))
    state.save(update_fields=["at"])
    return state


@transaction.atomic
def answer_check(
    person: Person, module: Module, *, by: User, answers: Mapping[str, Any], now: datetime
) -> ModuleState:
    """Keep the answers for their author; enough right ones pass the module, once and for all."""
    state = _locked(person, module)
    own = _own(state)
    own.answers = dict(answers)
    own.save()
    state.at = len(module.parts)
    if state.passed_at is None and right(module, answers) >= module.check.needed:
        state.passed_at = now
    _settle(state, module, by, now)
    return state


@transaction.atomic
def commit(person: Person, module: Module, *, by: User, text: str, now: datetime) -> ModuleState:
    """Keep the one thing the reader will do; with the check passed, the module is complete."""
    state = _locked(person, module)
    own = _own(state)
    own.commitment = text
    own.save()
    state.committed_at = now
    _settle(state, module, by, now)
    return state


@transaction.atomic
def fulfil(
    person: Person, deed: str, asking: Iterable[Module], *, by: User | None, now: datetime
) -> None:
    """Note that what some modules ask for outside their own pages has been done."""
    for module in asking:
        if deed in module.deeds:
            state = _locked(person, module)
            state.deeds = sorted({*state.deeds, deed})
            _settle(state, module, by, now)


@transaction.atomic
def save_boundaries(
    person: Person, *, by: User, topics: Sequence[str], words: str, shown: bool, now: datetime
) -> BoundaryCard:
    """Keep the card for its author; with `shown`, its topics are off the table in their pairs."""
    values = {"topics": list(topics), "words": words, "shown": shown, "saved_at": now}
    card, _ = BoundaryCard.objects.update_or_create(person=person, defaults=values)
    fulfil(person, "boundary-card", modules().values(), by=by, now=now)
    return card


@transaction.atomic
def keep_play(person: Person, play: Play, path: Sequence[int], *, now: datetime) -> RolePlayed:
    """Remember one way through. Raises LostPathError, or ValueError before an ending."""
    way = walk(play, path)
    if way.ending is None:
        raise ValueError(play.key)
    row, _ = RolePlayed.objects.get_or_create(
        person=person,
        play=play.key,
        telling=play.telling,
        path=list(path),
        defaults={"ending": way.ending_key, "played_at": now},
    )
    return row


def right(module: Module, answers: Mapping[str, Any]) -> int:
    """Count the choices that were right."""
    chosen = (
        (item, answers.get(str(place)))
        for place, item in enumerate(module.check.items)
        if item.ask == "choice"
    )
    return sum(
        isinstance(pick, int) and 0 <= pick < len(item.options) and item.options[pick].right
        for item, pick in chosen
    )


def _settle(state: ModuleState, module: Module, by: User | None, now: datetime) -> None:
    """Complete the module once everything it asks for is there."""
    is_whole = state.passed_at and state.committed_at and set(module.deeds) <= set(state.deeds)
    completes = bool(is_whole) and state.completed_at is None
    if completes:
        state.completed_at = now
    state.save()
    if completes:
        record(by, "module.completed", state)


def _own(state: ModuleState) -> ModuleAnswers:
    own, _ = ModuleAnswers.objects.get_or_create(state=state, person_id=state.person_id)
    return own


def _locked(person: Person, module: Module) -> ModuleState:
    ModuleState.objects.get_or_create(person=person, module=module.key)
    return ModuleState.objects.select_for_update().get(person=person, module=module.key)

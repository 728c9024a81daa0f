"""What people train, rehearse and write for the two of them: every word of it a token."""

from datetime import timedelta
from typing import Any

from programs.circles.models import Circle, CircleMember
from programs.exercises.models import Exercise
from programs.participants.models import Candidate, Rank
from programs.training.models import BoundaryCard, ModuleAnswers, ModuleState, RolePlayed
from tests import factories
from tests.access.world import World
from tests.conftest import NOON

# The first module each side is asked for; its answers are written into the first places.
MODULES = {"mentor": "J1", "executive": "L1"}


def learning(world: World) -> None:
    """Both pairs have begun a module, rehearsed a talk, written a card and a shared line."""
    for pairing, sides in (
        (world.pairing, ("mentor", "executive")),
        (world.other_pairing, ("mentor_other", "executive_other")),
    ):
        for side in sides:
            pair = "second" if side.endswith("_other") else "first"
            part = getattr(pairing, side.partition("_")[0])
            _module(world, side, pair)
            _rehearsal(world, side, pair)
            _card(world, side, pair)
            words = world.secret("pair.exercises", side, pair)
            Exercise.objects.create(pairing=pairing, part=part, kind="shared-ground", text=words)


def _module(world: World, side: str, pair: str) -> None:
    person = world.users[side].person
    state = ModuleState.objects.create(
        person=person,
        module=MODULES[side.partition("_")[0]],
        at=3,
        passed_at=NOON,
        committed_at=NOON,
    )
    said: dict[str, Any] = {
        str(place): world.secret("training.answers", side, pair) for place in range(3)
    }
    promise = world.secret("training.answers", side, pair)
    ModuleAnswers.objects.create(state=state, person=person, answers=said, commitment=promise)


def _rehearsal(world: World, side: str, pair: str) -> None:
    """The ending is no ending of the talk, so that nobody's page has a reason to name it."""
    RolePlayed.objects.create(
        person=world.users[side].person,
        play="dominates",
        telling="open",
        path=[0, 0],
        ending=world.secret("training.answers", side, pair),
    )


def _card(world: World, side: str, pair: str) -> None:
    """The mentor has the topics shown: the two read them where they plan what to talk about."""
    shown = side == "mentor"
    topics = world.secret("session.agenda" if shown else "boundary.topics", side, pair)
    BoundaryCard.objects.create(
        person=world.users[side].person,
        topics=[topics],
        words=world.secret("boundary.words", side, pair),
        shown=shown,
        saved_at=NOON,
    )


def circle(world: World) -> None:
    """The mentor and one more of the cohort; the mentor has written and set a date."""
    world.things["circle"] = made = Circle.objects.create(cohort=world.cohort, number=1)
    CircleMember.objects.create(circle=made, part=world.emil)
    seat = CircleMember.objects.create(circle=made, part=world.pairing.mentor)
    seat.posts.create(text=world.secret("circle.posts", "mentor"))
    place = world.secret("circle.posts", "mentor")
    made.meetings.create(starts_at=NOON + timedelta(days=3), place=place, month=1)


def wish_for_somebody_gone(world: World) -> None:
    """The mentor named somebody who has left since, whom no other list of people names."""
    name = world.secret("match.rank", "mentor")
    gone = factories.executive(
        world.cohort, name=name, region="LATAM", left_on=NOON.date(), state="withdrawn"
    )
    Candidate.objects.create(part=world.pairing.mentor, other=gone)
    Rank.objects.create(part=world.pairing.mentor, other=gone, rank=2)

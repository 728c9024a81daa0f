"""What the pairs of the world have prepared, each topic a token of its own."""

from programs.pairings.models import DialChange
from programs.sessions.models import Agenda
from tests.access.world import World
from tests.conftest import NOON

PAIRS = (("planned", "first", "mentor"), ("other_planned", "second", "mentor_other"))


def agendas(world: World) -> None:
    """A topic that no library has any more stands under its key."""
    for thing, pair, side in PAIRS:
        session = world.things[thing]
        part = session.pairing.mentor
        topics = [world.secret("session.agenda", side, pair)]
        Agenda.objects.create(
            session=session, framework="walk", framework_by=part, topics=topics, topics_by=part,
            changed_at=NOON,
        )  # fmt: skip
        DialChange.objects.create(
            pairing=session.pairing, part=part, was="light", becomes="guided", at=NOON
        )

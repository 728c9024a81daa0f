"""Whether a pool can be matched: demand against capacity, side by side."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from programs.participants.models import Offer, Participation, Wish

Listed = tuple[str, str, UUID]


@dataclass(frozen=True)
class Demand:
    """One topic: how many executives want it, and how many pairs its mentors could take."""

    topic: str
    wanted: int
    capacity: int
    key: str = ""

    @property
    def short(self) -> bool:
        return self.wanted > self.capacity


@dataclass(frozen=True)
class Room:
    """Places on each side: pairs the executives want, pairs the mentors can take."""

    executive: int
    mentor: int

    @property
    def short(self) -> int:
        return max(0, self.executive - self.mentor)


def demand(parts: Sequence[Participation]) -> list[Demand]:
    """Every topic that executives among these people want, the scarcest first."""
    room = {part.person_id: part.capacity for part in parts if part.is_mentor}
    wanted = Counter((key, name) for key, name, _ in wishes_of(parts))
    capacity: dict[str, int] = defaultdict(int)
    offers = Offer.objects.filter(person__in=room, topic__key__in=[key for key, _ in wanted])
    for key, person in offers.values_list("topic__key", "person"):
        capacity[key] += room[person]
    rows = [Demand(name, count, capacity[key], key) for (key, name), count in wanted.items()]
    return sorted(rows, key=lambda row: (row.capacity - row.wanted, row.topic))


def wishes_of(parts: Iterable[Participation]) -> list[Listed]:
    """(topic's key, its name, person) of each thing that the executives want to learn."""
    executives = [part.person_id for part in parts if not part.is_mentor]
    found = Wish.objects.filter(person__in=executives)
    return list(found.values_list("topic__key", "topic__name", "person"))


def room(parts: Iterable[Participation], taken: Mapping[UUID, int] | None = None) -> Room:
    """Places of both sides; `taken` is how many each participation has given away already."""
    places = {"mentor": 0, "executive": 0}
    for part in parts:
        places[part.role] += max(0, part.capacity - (taken or {}).get(part.pk, 0))
    return Room(**places)

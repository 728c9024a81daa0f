"""What a line of the access table is made of."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.urls import URLPattern, URLResolver

from mentoring.outbox import off
from programs.exercises.models import Exercise
from programs.participants import tokens as invitations
from programs.sessions import tokens
from tests.access.readers import NOBODY
from tests.access.world import Args, World
from tests.conftest import NOON

Readers = frozenset[str]


def nothing(_: World) -> list[Any]:
    return []


def no_data(_: World) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Route:
    name: str
    sees: Readers
    acts: Readers = NOBODY
    at: Args = nothing
    refused: Readers = NOBODY
    shut: Readers = NOBODY
    data: Callable[[World], dict[str, Any]] = no_data
    gets: bool = True
    posts: bool = False
    open: bool = False
    by_key: bool = False


def page(name: str, sees: Readers, *, acts: Readers | None = None, **more: Any) -> Route:
    return Route(name, sees, acts or NOBODY, posts=acts is not None, **more)


def act(name: str, acts: Readers, **more: Any) -> Route:
    return Route(name, NOBODY, acts, gets=False, posts=True, **more)


def token(make: Callable[[World], str]) -> Args:
    """An address that is a key: the reader of the mail in which it stood needs no sign-in."""
    return lambda world: [make(world)]


def quick(purpose: str, thing: str = "due") -> Args:
    def make(world: World) -> str:
        return tokens.make(getattr(world, thing), world.pairing.mentor, purpose, NOON)

    return token(make)


def number(_: World) -> list[Any]:
    return [1]


def line_of_pair(world: World) -> list[Any]:
    pair = world.pairing
    line = Exercise.objects.create(
        pairing=pair, part=pair.mentor, kind="shared-ground", text=f"A line {uuid4()}"
    )
    return [pair.pk, line.pk]


def post_in_circle(world: World) -> list[Any]:
    seat = world.circle.members.get(part=world.pairing.mentor)
    return [world.circle.pk, seat.posts.create(text=f"A post {uuid4()}").pk]


def word(*words: Any) -> Args:
    """Words and numbers that are the same in every world."""
    return lambda _: list(words)


def to_an_ending(_: World) -> dict[str, Any]:
    return {"at": "0.0"}


def edition(world: World) -> list[Any]:
    return [world.program.pk, world.edition.pk]


def switch(world: World) -> str:
    return off.token(world.users["mentor"].person_id)


def invited(world: World) -> str:
    return invitations.token(world.emil)


def mentors_part(world: World) -> list[Any]:
    return [world.cohort.pk, world.pairing.mentor_id]


def two(world: World) -> dict[str, Any]:
    return {"pair": f"{world.emil.pk}:{world.dora.pk}"}


def tokio(_: World) -> dict[str, Any]:
    return {"column": "Time zone", "value": "Tokio", "repair": "Asia/Tokyo"}


def in_cohort(*names: str) -> Args:
    """A cohort's key and then those of things in it."""
    return lambda world: [world.cohort.pk, *(getattr(world, name).pk for name in names)]


def addresses(patterns: list[Any], space: str = "") -> Iterator[tuple[str, set[str]]]:
    """Every URL name with the kinds of key its address holds: uuid, str, int."""
    for each in patterns:
        if isinstance(each, URLResolver):
            inner = f"{space}{each.namespace}:" if each.namespace else space
            yield from addresses(each.url_patterns, inner)
        elif isinstance(each, URLPattern):
            kinds = {type(one).__name__.removesuffix("Converter").lower()
                     for one in each.pattern.converters.values()}  # fmt: skip
            yield f"{space}{each.name}", kinds

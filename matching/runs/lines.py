"""Reporting lines as an instance holds them."""

from collections.abc import Iterator, Mapping
from typing import Any

Row = Mapping[str, Any]
People = Mapping[str, Row]


def levels_apart(people: People, one: str, other: str) -> int | None:
    """Levels between two people of one reporting line; None where neither is above the other."""
    for lower, upper in ((one, other), (other, one)):
        for level, manager in enumerate(above(people, lower), start=1):
            if manager == upper:
                return level
    return None


def above(people: People, person: str) -> Iterator[str]:
    """The managers of a person, from the own manager up."""
    manager = (people.get(person) or {}).get("manager_id")
    while manager:
        yield manager
        manager = (people.get(manager) or {}).get("manager_id")

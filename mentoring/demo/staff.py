"""Chooses people of the company for their parts; nobody is chosen twice."""

from collections.abc import Collection, Iterable
from random import Random

from mentoring.people.models import Person

Names = Collection[str]


class Staff:
    def __init__(self, people: Iterable[Person], rng: Random) -> None:
        self.free = list(people)
        rng.shuffle(self.free)

    def take(
        self,
        count: int,
        *,
        grades: Names = (),
        regions: Names = (),
        functions: Names = (),
        sites: Names = (),
    ) -> list[Person]:
        """The next so many who fit; fewer where there are no more."""
        wanted = {"region": regions, "function": functions, "site": sites}

        def fits(person: Person) -> bool:
            grade = person.grade.label if person.grade else ""
            return (not grades or grade in grades) and all(
                not values or getattr(person, name) in values for name, values in wanted.items()
            )

        found = [person for person in self.free if fits(person)][:count]
        taken = {person.pk for person in found}
        self.free = [person for person in self.free if person.pk not in taken]
        return found

    def one(self, **wanted: Names) -> Person:
        found = self.take(1, **wanted)
        if not found:
            raise LookupError(f"nobody in the company is {wanted}")
        return found[0]

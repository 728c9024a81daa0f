"""Who has a say over whom beside the line, as the made-up company's HR file says."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from mentoring.demo.places import TOP
from mentoring.people.models import Person, Tie

SINCE = timedelta(days=200)
SENIOR = ("VP", "SVP", "Director")
PANEL = 3


def tie_company(people: list[Person], rng: Random, today: date) -> None:
    """HR partners for the upper rungs, a dotted line for some, one panel in each region."""
    ties = [*_partners(people), *_dotted(people, rng), *_panels(people)]
    for tie in ties:
        tie.source, tie.since = Tie.Source.FILE, today - SINCE
    Tie.objects.bulk_create(ties, batch_size=500)


def _at(people: list[Person], *labels: str) -> list[Person]:
    return [each for each in people if each.grade and each.grade.label in labels]


def _partners(people: list[Person]) -> Iterator[Tie]:
    """Somebody of the People function looks after the directors and above of each region."""
    for region in sorted({each.region for each in people}):
        here = [each for each in people if each.region == region]
        partner = next((each for each in here if each.function == "People"), None)
        for person in _at(here, *SENIOR):
            if partner is not None and partner.function != person.function:
                yield Tie(person=person, other=partner, kind=Tie.Kind.HR_PARTNER)


def _dotted(people: list[Person], rng: Random) -> Iterator[Tie]:
    """Every fortieth below the directors answers to a director of another function, too."""
    directors = _at(people, "Director")
    below = [each for each in people if each.grade and each.grade.label not in (TOP, "Director")]
    for person in below[::40]:
        other = rng.choice(directors)
        if other.function != person.function:
            yield Tie(person=person, other=other, kind=Tie.Kind.DOTTED)


def _panels(people: list[Person]) -> Iterator[Tie]:
    for region in sorted({each.region for each in people}):
        here = [each for each in people if each.region == region]
        panel = _at(here, "Director")[:PANEL]
        for person in _at(here, "Manager")[:12]:
            yield from (Tie(person=person, other=each, kind=Tie.Kind.PANEL) for each in panel)

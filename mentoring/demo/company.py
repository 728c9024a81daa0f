"""The made-up company: 1,200 people, their reporting lines, and two years of coming and going."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from uuid import UUID

from mentoring.demo.names import COMPOSERS
from mentoring.demo.places import CHIEF, FUNCTIONS, HEADED_BY, LADDER, OFFICES, TOP, YEARS, Office
from mentoring.people.models import Grade, Person

LEAVERS = 96
TWO_YEARS = 730
FIRST_NUMBER = 10_007
OWN_HOURS = ((480, 960), (450, 990), (600, 1080), (570, 1050))


def found_company(rng: Random, today: date) -> list[Person]:
    """Write everybody down; returns who is there, the top first."""
    people, gone = draw_people(rng, today)
    Person.objects.bulk_create([*people, *gone], batch_size=500)
    return people


def draw_people(rng: Random, today: date) -> tuple[list[Person], list[Person]]:
    """Those who are there, and those who left within two years. Only dates depend on `today`."""
    grades = {label: _grade(label, rank) for label, rank, _ in LADDER}
    letters = Letters(rng, today, grades)
    people = [letters.person(function, grade) for function, grade in posts(rng)]
    report(people)
    return people, [letters.leaver(people) for _ in range(LEAVERS)]


def _grade(label: str, rank: int) -> Grade:
    return Grade.objects.get_or_create(label=label, defaults={"rank": rank})[0]


def posts(rng: Random) -> Iterator[tuple[str, str]]:
    """Function and grade of everybody, from the top down."""
    for label, _rank, count in LADDER:
        if label == TOP:
            listed = [name for name, (_, has_chief) in FUNCTIONS.items() if has_chief]
        else:
            listed = shared_out(count, {name: share for name, (share, _) in FUNCTIONS.items()})
            rng.shuffle(listed)
        yield from ((function, label) for function in listed)


def shared_out(count: int, shares: dict[str, int]) -> list[str]:
    """So many names, each as often as its share says, to the nearest whole one; none left out."""
    total = sum(shares.values())
    exact = {name: count * share / total for name, share in shares.items()}
    found = {name: max(1, int(number)) for name, number in exact.items()}
    rest = sorted(exact, key=lambda name: found[name] - exact[name])
    for name in rest[: max(0, count - sum(found.values()))]:
        found[name] += 1
    return [name for name, number in found.items() for _ in range(number)][:count]


class Letters:
    """Writes one person after another, from the one source of chance."""

    def __init__(self, rng: Random, today: date, grades: dict[str, Grade]) -> None:
        self.rng, self.today, self.grades = rng, today, grades
        self.numbers = iter(range(FIRST_NUMBER, FIRST_NUMBER + 7 * 2000, 7))
        self.addresses: Counter[str] = Counter()
        self.offices = Deck(rng)

    def person(self, function: str, grade: str) -> Person:
        rng, office = self.rng, self.offices.draw(grade)
        names = office.names if rng.random() < 0.9 else rng.choice([*COMPOSERS])
        name = COMPOSERS[names](rng)
        hours = rng.choice(OWN_HOURS) if rng.random() < 0.15 else (None, None)
        return Person(
            id=UUID(int=rng.getrandbits(128), version=4),
            employee_id=str(next(self.numbers)),
            name=name.full,
            preferred_name=name.preferred,
            email=self.address(name.latin_given, name.latin_family),
            function=function,
            grade=self.grades[grade],
            site=office.site,
            region=office.region,
            country=office.country,
            time_zone=office.zone,
            languages=self.languages(office, grade),
            work_start=hours[0],
            work_end=hours[1],
            hired_on=self.hired_on(grade),
        )

    def languages(self, office: Office, grade: str) -> list[str]:
        """Some of the younger ones in Tokyo, Seoul and São Paulo do without English."""
        at_home = grade in ("Professional", "Senior") and office.country in ("JP", "KR", "BR")
        if at_home and self.rng.random() < 0.12:
            return [office.languages[0]]
        return [*office.languages]

    def hired_on(self, grade: str) -> date:
        least, most = YEARS[grade]
        return self.today - timedelta(days=self.rng.randint(365 * least + 14, 365 * most + 300))

    def address(self, given: str, family: str) -> str:
        local = f"{_plain(given)}.{_plain(family.rsplit(' ', maxsplit=1)[-1])}"
        self.addresses[local] += 1
        number = self.addresses[local]
        return f"{local}{number if number > 1 else ''}@example.com"

    def leaver(self, people: list[Person]) -> Person:
        """Somebody who was here until a day of the last two years; leads nobody."""
        rng, model = self.rng, self.rng.choice(people[len(people) // 2 :])
        gone = self.person(model.function, model.grade.label if model.grade else "Professional")
        gone.manager = model.manager
        gone.left_on = self.today - timedelta(days=rng.randint(5, TWO_YEARS))
        gone.hired_on = gone.left_on - timedelta(days=rng.randint(120, 2600))
        return gone


class Deck:
    """Offices in proportion to their size, dealt for each grade: every rung sits everywhere."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.cards: dict[str, list[Office]] = defaultdict(list)

    def draw(self, grade: str) -> Office:
        if not self.cards[grade]:
            deck = [office for office in OFFICES for _ in range(max(1, office.share // 5))]
            self.rng.shuffle(deck)
            self.cards[grade] = deck
        return self.cards[grade].pop()


def _plain(text: str) -> str:
    """Letters of an address: no accents, nothing but letters."""
    spread = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("ø", "o"))
    return "".join(letter for letter in spread.lower() if letter.isascii() and letter.isalpha())


def report(people: list[Person]) -> None:
    """Give everybody a manager one or more rungs up in the own function, near by if possible."""
    rungs = [label for label, _, _ in LADDER]
    chiefs = {each.function: each for each in people if _rung(each) == TOP}
    reports: Counter[UUID] = Counter()
    placed: dict[tuple[str, str], list[Person]] = defaultdict(list)
    for person in people:
        placed[person.function, _rung(person)].append(person)
    for person in people:
        if _rung(person) == TOP:
            person.manager = chiefs[CHIEF] if person.function != CHIEF else None
            continue
        above = _above(person, placed, rungs[: rungs.index(_rung(person))])
        fallback = chiefs.get(HEADED_BY.get(person.function, person.function), chiefs[CHIEF])
        person.manager = min(above, key=lambda m: _distance(m, person, reports), default=fallback)
        reports[person.manager.pk] += 1


def _above(
    person: Person, placed: dict[tuple[str, str], list[Person]], rungs: list[str]
) -> list[Person]:
    """Whoever stands on the next rung that the function has."""
    for label in reversed(rungs):
        if placed[person.function, label]:
            return placed[person.function, label]
    return []


def _distance(manager: Person, person: Person, reports: Counter[UUID]) -> tuple[int, int]:
    """A crowded manager near by is further away than a free one in the region."""
    far = 0 if manager.site == person.site else 1 if manager.region == person.region else 4
    return far * 2 + reports[manager.pk], reports[manager.pk]


def _rung(person: Person) -> str:
    return person.grade.label if person.grade else ""

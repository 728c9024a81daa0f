"""One function per model, no surprises."""

from datetime import date
from itertools import count
from typing import Any

from mentoring.people.models import Grade, Person, Tie, User
from programs.cohorts.models import Cohort
from programs.pairings.models import Pairing
from programs.participants.models import Participation, Place
from programs.setup.models import Program, Topic

_numbers = count(1)

LADDER = {"Professional": 20, "Manager": 40, "Director": 60, "VP": 70, "SVP": 80, "C-Suite": 100}


def grade(label: str) -> Grade:
    return Grade.objects.get_or_create(label=label, defaults={"rank": LADDER[label]})[0]


def person(**fields: Any) -> Person:
    number = next(_numbers)
    known: dict[str, Any] = {
        "employee_id": f"T{number:05}",
        "name": f"Person {number}",
        "email": f"person{number}@example.com",
        "function": "Engineering",
        "region": "EMEA",
        "site": "Stockholm",
        "time_zone": "Europe/Stockholm",
        "languages": ["en"],
    }
    if isinstance(fields.get("grade"), str):
        fields["grade"] = grade(fields["grade"])
    return Person.objects.create(**(known | fields))


def account(who: Person) -> User:
    return User.objects.create_user(who.email, person=who)


def program(**fields: Any) -> Program:
    known: dict[str, Any] = {
        "name": f"Program {next(_numbers)}",
        "preset": "starter",
        "weights": {
            "knowledge": 40,
            "exchange": 10,
            "communication": 10,
            "overlap": 10,
            "language": 5,
            "distance": 15,
            "aspiration": 10,
            "preference": 0,
        },
    }
    return Program.objects.create(**(known | fields))


def cohort(of: Program, **fields: Any) -> Cohort:
    known: dict[str, Any] = {
        "name": f"Cohort {next(_numbers)}",
        "starts_on": date(2026, 12, 1),
        "ends_on": date(2027, 6, 1),
    }
    return Cohort.objects.create(program=of, **(known | fields))


def participation(of: Cohort, role: str, **fields: Any) -> Participation:
    """Fields of Participation go there, all others to a new person."""
    own = {"state", "capacity", "priority", "top", "source", "opted_in"}
    mine = {name: fields.pop(name) for name in own & set(fields)}
    who = fields.pop("person", None) or person(**fields)
    part = Participation.objects.create(
        cohort=of, person=who, role=role, **({"state": "ready"} | mine)
    )
    Place.objects.bulk_create(
        [Place(participation=part, number=number) for number in range(part.capacity)]
    )
    return part


def mentor(of: Cohort, **fields: Any) -> Participation:
    return participation(of, "mentor", **({"grade": "Professional"} | fields))


def executive(of: Cohort, **fields: Any) -> Participation:
    return participation(of, "executive", **({"grade": "VP", "function": "Sales"} | fields))


def pairing(mentor: Participation, executive: Participation, **fields: Any) -> Pairing:
    known: dict[str, Any] = {
        "state": "active",
        "accepted_on": date(2026, 12, 1),
        "active_on": date(2026, 12, 1),
        "ends_on": date(2027, 6, 1),
        "mentor_place": mentor.places.first(),
        "executive_place": executive.places.first(),
    }
    return Pairing.objects.create(
        cohort=mentor.cohort, mentor=mentor, executive=executive, **(known | fields)
    )


def topic(key: str = "generative-ai", **fields: Any) -> Topic:
    known = {"name": key.replace("-", " ").capitalize(), "tag": "technology"}
    return Topic.objects.get_or_create(key=key, defaults=known | fields)[0]


def tie(person: Person, other: Person, kind: str, **fields: Any) -> Tie:
    """`other` has a say over `person`."""
    return Tie.objects.create(
        person=person, other=other, kind=kind, **({"since": date(2026, 1, 1)} | fields)
    )

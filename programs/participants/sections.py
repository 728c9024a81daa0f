"""The parts of a profile as they stand: what each page shows first, and its fingerprint."""

import json
from hashlib import sha256
from typing import Any

from mentoring.people.models import Person
from programs.participants.models import Participation, Profile

NAMES = ("topics", "hours", "card", "about", "room")


def profile_of(person: Person) -> Profile:
    """The stored profile, or an empty one that is not stored yet."""
    return Profile.objects.filter(person=person).first() or Profile(person=person)


def live_parts(person: Person) -> list[Participation]:
    """Where the person is asked or in, the latest first."""
    parts = person.participations.with_person().exclude(state__in=["declined", "withdrawn"])
    return list(parts.exclude(cohort__state="finished").order_by("-created_at"))


def values_of(person: Person, name: str) -> dict[str, Any]:
    """One section, as plain values that can be compared and fingerprinted."""
    return READERS[name](person)


def fingerprint(values: dict[str, Any]) -> str:
    """What a form carries to know whether somebody saved the section in the meantime."""
    return sha256(json.dumps(values, sort_keys=True, default=str).encode()).hexdigest()[:16]


def seen_of(person: Person, values: dict[str, Any]) -> str:
    """What a form of one's own carries: the section's fingerprint, and how often one has saved."""
    return f"{fingerprint(values)}.{profile_of(person).version}"


def topics(person: Person) -> dict[str, Any]:
    offers = person.offers.order_by("pk").values("topic__key", "level", "evidence")
    wishes = person.wishes.order_by("pk").values("topic__key", "weight")
    return {
        "offers": [
            {"topic": row["topic__key"], "level": row["level"], "evidence": row["evidence"]}
            for row in offers
        ],
        "wishes": [{"topic": row["topic__key"], "weight": row["weight"]} for row in wishes],
    }


def hours(person: Person) -> dict[str, Any]:
    start, end = person.hours
    return {
        "time_zone": person.time_zone,
        "work_start": start,
        "work_end": end,
        "languages": list(person.languages),
    }


def card(person: Person) -> dict[str, Any]:
    return profile_of(person).card()


def about(person: Person) -> dict[str, Any]:
    profile = profile_of(person)
    names = ("aspirations", "about", "pronounced", "confidence")
    return {name: getattr(profile, name) for name in names}


def room(person: Person) -> dict[str, Any]:
    parts = live_parts(person)
    return {str(part.pk): {"capacity": part.capacity, "opted_in": part.opted_in} for part in parts}


READERS = {"topics": topics, "hours": hours, "card": card, "about": about, "room": room}

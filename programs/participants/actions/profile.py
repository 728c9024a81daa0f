"""What a person says about working together, section by section."""

from typing import Any

from django.db import transaction

from mentoring.audit.actions import record
from mentoring.people.models import Person, User
from mentoring.web.conflict import Stale
from programs.participants.actions.enrolment import pairs_of, settle
from programs.participants.actions.places import keep_places
from programs.participants.models import Avoidance, Offer, Profile, Wish
from programs.participants.sections import fingerprint, live_parts, values_of
from programs.setup.models import Topic


@transaction.atomic
def save_section(
    person: Person, name: str, *, by: User, seen: str, values: dict[str, Any], completed: Any = None
) -> None:
    """Save one section of a profile, in the shape of `sections.values_of`.

    `seen` is what `sections.seen_of` said when the form was shown; raises Stale with the section
    as it stands when it has changed since: by the person in another window, or by a file.
    `completed` is the moment, for the first whole profile.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    current = values_of(person, name)
    profile, _ = Profile.objects.get_or_create(person=person)
    shown, _, version = seen.partition(".")
    if fingerprint(current) != shown:
        raise Stale(current, own=version not in ("", str(profile.version)))
    WRITERS[name](person, profile, values)
    profile.version += 1
    profile.save()
    for part in live_parts(person):
        settle(part)
        if part.state in ("ready", "matched") and profile.completed_at is None:
            profile.completed_at = completed
            profile.save(update_fields=["completed_at"])
    record(by, "profile.saved", profile, fields=[name], region=person.region)


def _topics(person: Person, profile: Profile, values: dict[str, Any]) -> None:
    keys = {row["topic"] for listed in values.values() for row in listed}
    known = Topic.objects.in_bulk(keys, field_name="key")
    person.offers.all().delete()
    person.wishes.all().delete()
    Offer.objects.bulk_create(
        Offer(
            person=person, topic=known[row["topic"]], level=row["level"], evidence=row["evidence"]
        )
        for row in values["offers"]
    )
    Wish.objects.bulk_create(
        Wish(person=person, topic=known[row["topic"]], weight=row["weight"])
        for row in values["wishes"]
    )


def _hours(person: Person, profile: Profile, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(person, name, value)
    person.save(update_fields=list(values))
    profile.hours_confirmed = True


def _card(person: Person, profile: Profile, values: dict[str, Any]) -> None:
    profile.communication = {name: value for name, value in values.items() if value}


def _about(person: Person, profile: Profile, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(profile, name, value)


def _room(person: Person, profile: Profile, values: dict[str, Any]) -> None:
    """Capacity never falls under the pairs that hold it."""
    for part in live_parts(person):
        said = values.get(str(part.pk))
        if said:
            part.capacity = max(said["capacity"], pairs_of(part), 1)
            part.opted_in = said["opted_in"]
            part.save(update_fields=["capacity", "opted_in"])
            keep_places([part])


WRITERS = {"topics": _topics, "hours": _hours, "card": _card, "about": _about, "room": _room}


@transaction.atomic
def tell_confidence(person: Person, confidence: int, *, by: User) -> None:
    """Keep how sure somebody feels, for herself alone; it decides nothing (S120)."""
    profile, _ = Profile.objects.get_or_create(person=person)
    profile.confidence = confidence
    profile.version += 1
    profile.save(update_fields=["confidence", "version"])
    record(by, "profile.saved", profile, fields=["confidence"], region=person.region)


@transaction.atomic
def avoid(person: Person, other: Person, *, by: User) -> None:
    """Never to be matched with this one; no reason is asked, and who it is stands in no audit."""
    Avoidance.objects.get_or_create(person=person, other=other)
    record(by, "avoidance.added", person, fields=["avoids"])


@transaction.atomic
def stop_avoiding(avoidance: Avoidance, *, by: User) -> None:
    person = avoidance.person
    avoidance.delete()
    record(by, "avoidance.removed", person, fields=["avoids"])

"""What people said in a file: topics, languages, hours, aspirations, preferences, in bulk."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from mentoring.people.models import Person
from programs.participants.models import Offer, Profile, Wish
from programs.setup.models import Topic

Said = list[tuple[Person, Mapping[str, Any]]]


def keep_said(rows: Said) -> set[UUID]:
    """Write what the rows say; returns the people for whom something is new.

    Topics are added or changed, never taken away: what a person entered herself stays.
    """
    return (
        _people(rows)
        | _profiles(rows)
        | _topics(rows, Offer, "offers", "level")
        | _topics(rows, Wish, "wishes", "weight")
    )


def _people(rows: Said) -> set[UUID]:
    changed = [person for person, row in rows if _set_person(person, row)]
    Person.objects.bulk_update(changed, ["languages", "work_start", "work_end"], batch_size=500)
    return {person.pk for person in changed}


def _set_person(person: Person, row: Mapping[str, Any]) -> bool:
    before = (person.languages, person.work_start, person.work_end)
    if row.get("languages"):
        person.languages = list(row["languages"])
    if row.get("hours"):
        person.work_start, person.work_end = row["hours"]
    return before != (person.languages, person.work_start, person.work_end)


def _profiles(rows: Said) -> set[UUID]:
    said = [
        (person, row) for person, row in rows if row.get("aspirations") or row.get("communication")
    ]
    there = Profile.objects.in_bulk([person.pk for person, _ in said])
    changed = []
    for person, row in said:
        profile = there.get(person.pk) or Profile(person=person)
        before = (list(profile.aspirations), dict(profile.communication))
        profile.aspirations = row.get("aspirations") or profile.aspirations
        profile.communication = profile.communication | (row.get("communication") or {})
        if before != (profile.aspirations, profile.communication):
            changed.append(profile)
    Profile.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["person"],
        update_fields=["aspirations", "communication"],
        batch_size=500,
    )
    return {profile.pk for profile in changed}


def _topics(rows: Said, model: Any, listed: str, number: str) -> set[UUID]:
    wanted = {
        (person.pk, each["topic"]): each[number]
        for person, row in rows
        for each in row.get(listed) or []
    }
    topics = Topic.objects.in_bulk({key for _, key in wanted}, field_name="key")
    there = {
        (person, key): value
        for person, key, value in model.objects.filter(
            person__in={person for person, _ in wanted}
        ).values_list("person", "topic__key", number)
    }
    fresh = [
        model(person_id=person, topic=topics[key], **{number: value})
        for (person, key), value in wanted.items()
        if key in topics and there.get((person, key)) != value
    ]
    model.objects.bulk_create(
        fresh,
        update_conflicts=True,
        unique_fields=["person", "topic"],
        update_fields=[number],
        batch_size=1000,
    )
    return {each.person_id for each in fresh}

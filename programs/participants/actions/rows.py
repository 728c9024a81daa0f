"""A file of participants, applied: two thousand rows in a handful of statements."""

from datetime import datetime
from typing import Any, NotRequired, TypedDict

from django.db import transaction
from django.db.models.functions import Lower

from mentoring.audit.actions import record
from mentoring.people.models import Person, User
from programs.cohorts.models import Cohort
from programs.participants.actions.accounts import open_accounts
from programs.participants.actions.places import forget_shortlists, keep_places
from programs.participants.actions.said import keep_said
from programs.participants.models import Participation
from programs.participants.readiness import missing_of, state_of

OWN = ("role", "capacity", "priority", "top", "opted_in")
OUT = ("declined", "withdrawn")


class Row(TypedDict):
    """One cleaned row; what is absent or None stays as it is."""

    row: int
    employee_id: NotRequired[str]
    email: NotRequired[str]
    role: str
    offers: NotRequired[list[dict[str, Any]] | None]
    wishes: NotRequired[list[dict[str, Any]] | None]
    languages: NotRequired[list[str] | None]
    hours: NotRequired[tuple[int, int] | list[int] | None]
    aspirations: NotRequired[list[str] | None]
    communication: NotRequired[dict[str, int] | None]
    capacity: NotRequired[int | None]
    priority: NotRequired[int | None]
    top: NotRequired[bool | None]
    opted_in: NotRequired[bool | None]


class Counts(TypedDict):
    """What came of a file. `unknown`: rows whose person the directory does not have."""

    new: int
    changed: int
    unchanged: int
    out: int
    ready: int
    incomplete: int
    unknown: list[int]


@transaction.atomic
def enrol_rows(cohort: Cohort, rows: list[Row], *, by: User | None, now: datetime) -> Counts:
    """Bring everybody in the file into the cohort, ready where the row has what a match needs.

    Doing it again changes nothing. Who declined or withdrew stays out and is counted as `out`.
    """
    Cohort.objects.select_for_update().get(pk=cohort.pk)
    found, unknown = _resolve(rows)
    known = {
        part.person_id: part
        for part in cohort.participations.filter(person__in=found).select_related("person")
    }
    stay_out = {pk for pk, part in known.items() if part.state in OUT}
    rows_in = {pk: pair for pk, pair in found.items() if pk not in stay_out}
    said = keep_said([(person, row) for person, row in rows_in.values()])
    before = {pk: _values(part) for pk, part in known.items()}
    roles = {pk: part.role for pk, part in known.items()}
    parts = [_part(cohort, known.get(pk), *pair, now=now) for pk, pair in rows_in.items()]
    new = [part for part in parts if part.person_id not in known]
    Participation.objects.bulk_create(new, batch_size=1000)
    lacking = missing_of(parts)
    for part in parts:
        part.state = state_of(part, lacking[part.pk])
    forget_shortlists(part for part in parts if roles.get(part.person_id) not in (None, part.role))
    _update(parts)
    keep_places(parts)
    open_accounts([part.person for part in parts], cohort, by=by)
    changed = sum(
        part.person_id in said or before[part.person_id] != _values(part)
        for part in parts
        if part.person_id in known
    )
    counts = Counts(
        new=len(new),
        changed=changed,
        unchanged=len(parts) - len(new) - changed,
        out=len(stay_out),
        ready=sum(part.state in ("ready", "matched") for part in parts),
        incomplete=sum(part.state == "enrolled" for part in parts),
        unknown=unknown,
    )
    _record(by, cohort, counts)
    return counts


def _resolve(rows: list[Row]) -> tuple[dict[Any, tuple[Person, Row]], list[int]]:
    """Whose row it is: by employee number, else by address; and the rows of nobody."""
    numbers = [row["employee_id"] for row in rows if row.get("employee_id")]
    addresses = [row["email"].lower() for row in rows if row.get("email")]
    by_number = Person.objects.in_bulk(numbers, field_name="employee_id")
    low = Person.objects.annotate(low=Lower("email")).filter(low__in=addresses)
    by_address = {person.email.lower(): person for person in low}
    found: dict[Any, tuple[Person, Row]] = {}
    unknown = []
    for row in rows:
        person = by_number.get(row.get("employee_id", ""))
        person = person or by_address.get(row.get("email", "").lower())
        if person is None:
            unknown.append(row["row"])
        else:
            found[person.pk] = (person, row)
    return found, unknown


def _part(
    cohort: Cohort, part: Participation | None, person: Person, row: Row, *, now: datetime
) -> Participation:
    """The part as the row wants it, not saved yet."""
    if part is None:
        source = Participation.Source.FILE
        part = Participation(cohort=cohort, person=person, source=source, invited_at=now)
    part.person = person
    for name in OWN:
        value = row.get(name)
        if value is not None:
            setattr(part, name, value)
    return part


def _values(part: Participation) -> tuple[Any, ...]:
    return (*(getattr(part, name) for name in OWN), part.state)


def _update(parts: list[Participation]) -> None:
    Participation.objects.bulk_update(parts, [*OWN, "state"], batch_size=500)


def _record(by: User | None, cohort: Cohort, counts: Counts) -> None:
    numbers: dict[str, Any] = {name: n for name, n in counts.items() if isinstance(n, int)}
    record(by, "participation.enrolled_by_file", cohort, new=numbers, program_id=cohort.program_id)

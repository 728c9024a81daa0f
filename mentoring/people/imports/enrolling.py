"""A file that says who takes part in a cohort: read against the directory, then handed on."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from mentoring.people.access import regions
from mentoring.people.hris.corrections import Corrections
from mentoring.people.hris.participants import (
    ParticipantRow,
    ParticipantsReading,
    read_participants,
)
from mentoring.people.hris.problems import Problem, shown
from mentoring.people.hris.source import Source
from mentoring.people.hris.table import Choices
from mentoring.people.hris.wishes import Wish
from mentoring.people.imports.leaving import in_scope
from mentoring.people.imports.problems import Found, keep, rejected_row
from mentoring.people.models import Import, ImportRow, User

BATCH = 2000
# An offer is a level from 1 to 5, a wish a weight from 1 to 3; 3 and 2 where a file says neither.
LEVEL, WEIGHT = 3, 2
# A pair at a time where neither the file nor the person says more.
USUAL_CAPACITY = 1


def cohort_of(one: Import) -> Any:
    """Cohorts stand above people, so that their model is asked for by name."""
    return apps.get_model("programs", "Cohort")._default_manager.get(pk=str(one.cohort_id))


def scope_of(user: User | None, cohort: Any) -> list[str] | None:
    where = None if user is None else regions(user, cohort.program_id)
    return None if where is None else sorted(where)


@transaction.atomic
def stage_participants(one: Import, source: Source, *, now: datetime) -> None:
    """Read the file anew and write down whom it would bring in. Raises FileFault."""
    people = in_scope(one.regions).present(now.date())
    topics = import_string(settings.PARTICIPANT_TOPICS)()
    reading = read_participants(
        source,
        Choices(one.encoding, one.delimiter, one.sheet),
        said=one.said,
        known_ids=people.values_list("employee_id", flat=True),
        known_addresses=people.values_list("email", flat=True),
        known_topics=topics,
        corrections=Corrections.kept(one.corrections),
    )
    one.rows.all().delete()
    one.problems.all().delete()
    only = None if one.remaining is None else frozenset(one.remaining)
    found = _found(reading, only)
    room = _room(cohort_of(one), reading, found)
    keys = {name.casefold(): key for name, key in topics.items()}
    _keep_rows(one, reading, found, Said(keys, room))
    keep(one, found)
    _describe(one, reading, found, now)


def _found(reading: ParticipantsReading, only: frozenset[int] | None) -> Found:
    found = Found(only=only)
    for problem in (*reading.rejected, *reading.warnings):
        if only is None or problem.row in only:
            found.add(problem)
    return found


@dataclass(frozen=True)
class Said:
    """What the file's words mean here: topics by casefolded name, capacity by row."""

    keys: dict[str, str]
    room: dict[int, int]

    def values(self, each: ParticipantRow) -> dict[str, Any]:
        """As the applier of participants takes it; what the file does not say is left out."""
        told: dict[str, Any] = {
            "row": each.row,
            "employee_id": each.employee_id,
            "email": each.email,
            "role": each.role,
            "offers": self._topics(each.offers, "level", LEVEL),
            "wishes": self._topics(each.wants, "weight", WEIGHT),
            "languages": list(each.languages),
            "aspirations": [each.aspirations] if each.aspirations else [],
        }
        capacity = self.room.get(each.row, each.capacity)
        known = {} if capacity is None else {"capacity": capacity}
        return {name: value for name, value in told.items() if value} | known

    def _topics(self, said: tuple[Wish, ...], number: str, usual: int) -> list[dict[str, Any]]:
        return [
            {"topic": self.keys[each.topic.casefold()], number: each.level or usual}
            for each in said
            if each.topic.casefold() in self.keys
        ]


def _room(cohort: Any, reading: ParticipantsReading, found: Found) -> dict[int, int]:
    """Rows whose hours a month are too few for their capacity, each told as a warning."""
    room_for = import_string(settings.PARTICIPANT_ROOM)
    less: dict[int, int] = {}
    for each in reading.participants:
        wanted = each.capacity or USUAL_CAPACITY
        room = wanted if each.hours is None else room_for(cohort, each.hours)
        if room < wanted and (found.only is None or each.row in found.only):
            less[each.row] = room
            column, value = reading.columns.label("hours"), f"{each.hours:g}"
            found.add(Problem(each.row, column, value, "hours_few", str(room), str(wanted)))
    return less


def _keep_rows(one: Import, reading: ParticipantsReading, found: Found, said: Said) -> None:
    rows = [
        ImportRow(
            source=one,
            row=each.row,
            verdict=ImportRow.Verdict.NEW,
            employee_id=each.employee_id,
            values=said.values(each),
        )
        for each in reading.participants
        if found.only is None or each.row in found.only
    ]
    fields = reading.columns.fields
    for row, cells, _ in reading.table.records() if found.rejected else ():
        if row in found.rejected:
            rows.append(rejected_row(one, row, cells, fields))
    ImportRow.objects.bulk_create(rows, batch_size=BATCH)


def _describe(one: Import, reading: ParticipantsReading, found: Found, now: datetime) -> None:
    ready = one.rows.filter(verdict="new").count()
    one.counts = {
        "new": ready,
        "rejected": len(found.rejected),
        "rows": ready + len(found.rejected),
        "warned": found.warned,
    }
    table, columns = reading.table, reading.columns
    one.encoding, one.delimiter, one.sheet = table.encoding, table.delimiter, table.sheet
    one.labels, one.mapping = [shown(each) for each in columns.labels], columns.fields
    one.previewed_at = now
    one.state, one.fault, one.reason = Import.State.PREVIEWED, "", ""
    one.save()


def enrol(one: Import, *, by: User | None, now: datetime) -> None:
    """Hand the rows to the programs, and keep what came of them."""
    cohort = cohort_of(one)
    rows = list(one.rows.filter(verdict="new").order_by("row").values_list("values", flat=True))
    applier = import_string(settings.PARTICIPANT_ROWS)
    for start in range(0, len(rows), BATCH):
        counts = applier(cohort, rows[start : start + BATCH], by=by, now=now)
        for name in ("ready", "incomplete", "out"):
            one.counts[name] = one.counts.get(name, 0) + counts.get(name, 0)

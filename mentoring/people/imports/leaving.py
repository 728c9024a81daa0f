"""Who would leave: by a date in the file, or by being missing from a complete one."""

from datetime import date, datetime
from typing import Any

from mentoring.people.access import within
from mentoring.people.imports.table import run
from mentoring.people.models import Import, Person, PersonQuerySet

SHARE = 0.05  # more leavers than this want a second confirmation
ABSENT = """
INSERT INTO mentoring_importrow (source_id, row, verdict, employee_id, "values", before)
SELECT %s, 0, 'left', p.employee_id,
    jsonb_build_object('left_on', %s::date), jsonb_build_object('left_on', p.left_on)
FROM mentoring_person p
WHERE (p.left_on IS NULL OR p.left_on > %s) AND (%s::text[] IS NULL OR p.region = ANY(%s::text[]))
  AND NOT p.employee_id = ANY(%s)
  AND NOT EXISTS (SELECT 1 FROM staged s WHERE s.employee_id = p.employee_id)
"""


def stage_absent(one: Import, rejected: set[str] | None, today: date) -> int | None:
    """Whoever a complete file does not name has left. Rows that wait name people, too.

    None: a rejected row does not say whose it is, so that nobody can be told to be missing.
    """
    if not one.complete or one.remaining is not None:
        return 0
    if rejected is None:
        return None
    values = [one.pk, today, today, one.regions, one.regions, list(rejected)]
    return run(ABSENT, values)


def in_scope(regions: list[str] | None) -> PersonQuerySet:
    return Person.objects.filter(within(regions, "region"))


def present(regions: list[str] | None, now: datetime) -> int:
    return in_scope(regions).present(now.date()).count()


def are_many(counts: dict[str, Any]) -> bool:
    """So many leavers that the file may be cut off."""
    return bool(counts.get("left", 0) > SHARE * max(1, counts.get("present", 0)))

"""Rows that the directory refuses: of other regions, or with an address that somebody has."""

from mentoring.people.hris.columns import Columns
from mentoring.people.hris.problems import Problem
from mentoring.people.imports.problems import Found
from mentoring.people.imports.table import fetch

# Both where the person is and where the row puts them: nobody is moved out of or into a region
# by somebody who does not run it.
OF_OTHER_REGIONS = """
DELETE FROM staged WHERE row IN (
    SELECT s.row FROM staged s LEFT JOIN mentoring_person p ON p.employee_id = s.employee_id
    WHERE (p.id IS NOT NULL AND NOT p.region = ANY(%s))
       OR NOT COALESCE({new}, p.region, '') = ANY(%s)
) RETURNING row, region
"""
NEW_REGION = "CASE WHEN NOT 'region' = ANY(s.open) THEN s.region END"
TAKEN = """
DELETE FROM staged WHERE row IN (
    SELECT s.row FROM staged s JOIN mentoring_person p
        ON lower(p.email) = lower(s.email) AND p.employee_id <> s.employee_id
    WHERE NOT EXISTS (
        SELECT 1 FROM staged o
        WHERE o.employee_id = p.employee_id AND lower(o.email) <> lower(p.email)
    )
) RETURNING row, email
"""
GONE_MANAGERS = """
UPDATE staged s SET {name} = '', open = open || '{name}'::text
FROM (SELECT row, {name} AS number FROM staged) was
WHERE was.row = s.row AND s.{name} <> ''
  AND NOT EXISTS (SELECT 1 FROM staged o WHERE o.employee_id = s.{name})
  AND NOT EXISTS (SELECT 1 FROM mentoring_person p WHERE p.employee_id = s.{name})
RETURNING s.row, was.number
"""


def refuse_regions(
    regions: list[str] | None, columns: Columns, found: Found, *, has_region: bool
) -> None:
    if regions is None:
        return
    statement = OF_OTHER_REGIONS.format(new=NEW_REGION if has_region else "NULL")
    for row, region in fetch(statement, [regions, regions]):
        found.add(Problem(row, columns.label("region"), region, "region_not_yours"))
    _open_references(columns, found)


def refuse_taken(columns: Columns, found: Found) -> None:
    """Again and again: who is refused keeps the old address, which another row may want."""
    refused = 0
    while gone := fetch(TAKEN):
        refused += len(gone)
        for row, email in gone:
            found.add(Problem(row, columns.label("email"), email, "address_taken"))
    if refused:
        _open_references(columns, found)


def _open_references(columns: Columns, found: Found) -> None:
    """Whoever reports to somebody whose row was refused just now reports to nobody here."""
    for name in ("manager_id", "pay_decider_id"):
        if name in columns.fields:
            code = name.replace("_id", "_unknown")
            for row, number in fetch(GONE_MANAGERS.format(name=name)):
                found.add(Problem(row, columns.label(name), number, code))

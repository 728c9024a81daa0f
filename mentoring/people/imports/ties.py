"""Who has a say over whom beside the line: checked against the directory, then written."""

from collections.abc import Iterable
from datetime import date

from mentoring.people.access import may_see_ties
from mentoring.people.hris.columns import Columns
from mentoring.people.hris.problems import Problem
from mentoring.people.hris.ties import JOIN, KINDS
from mentoring.people.imports.problems import Found
from mentoring.people.imports.table import fetch, run
from mentoring.people.models import Import

_PARTS = ", ".join(f"('{name}', s.{name})" for name in KINDS)
NAMED = f"""
DROP TABLE IF EXISTS pg_temp.named;
CREATE TEMP TABLE named ON COMMIT DROP AS
SELECT s.row, s.employee_id, f.field, n.number FROM staged s
CROSS JOIN LATERAL (VALUES {_PARTS}) f(field, said)
CROSS JOIN LATERAL unnest(string_to_array(f.said, '{JOIN}')) n(number)
WHERE f.said <> ''
"""  # noqa: S608 - names of our own
STRAYS = """
DELETE FROM named n WHERE n.number = n.employee_id OR (
    NOT EXISTS (SELECT 1 FROM staged s WHERE s.employee_id = n.number)
    AND NOT EXISTS (SELECT 1 FROM mentoring_person p WHERE p.employee_id = n.number)
) RETURNING n.row, n.field, n.number, n.number = n.employee_id
"""
# A cell of which nobody is left says nothing: what is known already stays.
REST = """
UPDATE staged s SET {field} = rest.said,
    open = CASE WHEN rest.said = '' THEN s.open || '{field}'::text ELSE s.open END
FROM (
    SELECT r.row, COALESCE(string_agg(n.number, %s ORDER BY n.number COLLATE "C"), '') AS said
    FROM unnest(%s::int[]) r(row) LEFT JOIN named n ON n.row = r.row AND n.field = '{field}'
    GROUP BY r.row
) rest WHERE rest.row = s.row
"""
SAID = """
DROP TABLE IF EXISTS pg_temp.said;
CREATE TEMP TABLE said ON COMMIT DROP AS {parts}
"""
OF_NEW = (
    "SELECT id AS person_id, '{kind}' AS kind, {name} AS said FROM newcomers WHERE {name} <> ''"
)
OF_CHANGED = "SELECT id, '{kind}', v->>'{name}' FROM changes WHERE v ? '{name}'"
UNSAID = f"""
DELETE FROM mentoring_tie t USING said s
WHERE t.person_id = s.person_id AND t.kind = s.kind AND t.source = 'file' AND NOT EXISTS (
    SELECT 1 FROM mentoring_person o
    WHERE o.id = t.other_id AND o.employee_id = ANY(string_to_array(s.said, '{JOIN}'))
)
"""  # noqa: S608 - our own separator
ADD = f"""
INSERT INTO mentoring_tie (person_id, other_id, kind, source, since)
SELECT s.person_id, o.id, s.kind, 'file', %s FROM said s
CROSS JOIN LATERAL unnest(string_to_array(s.said, '{JOIN}')) n(number)
JOIN mentoring_person o ON o.employee_id = n.number AND o.id <> s.person_id
ON CONFLICT (person_id, other_id, kind) DO UPDATE SET source = 'file', until = NULL
"""  # noqa: S608 - our own separator


def keeps_ties(one: Import) -> bool:
    """Whoever runs pairs without keeping ties neither reads nor changes them by a file."""
    return one.uploaded_by is None or may_see_ties(one.uploaded_by)


def read_by(one: Import, fields: dict[str, int]) -> dict[str, int]:
    """The columns that are read of this file; of ties only for those who keep them."""
    ties = frozenset() if keeps_ties(one) else frozenset(KINDS)
    return {name: at for name, at in fields.items() if name not in ties}


def told_in(one: Import) -> list[str]:
    """The fields of ties for which this file has a column."""
    return [name for name in KINDS if name in one.mapping]


def drop_strays(columns: Columns, fields: Iterable[str], found: Found) -> None:
    """Warn of numbers that nobody has, and of people named over themselves; the others count."""
    if not set(KINDS) & set(fields):
        return
    run(NAMED)
    rows: dict[str, set[int]] = {}
    for row, field, number, is_self in fetch(STRAYS):
        code = "tie_self" if is_self else "tie_unknown"
        found.add(Problem(row, columns.label(field), number, code))
        rows.setdefault(field, set()).add(row)
    for field, those in rows.items():
        run(REST.format(field=field), [JOIN, sorted(those)])


def write(one: Import, *, today: date) -> None:
    """After the people: what the file no longer says goes, what it says is there from today."""
    fields = told_in(one)
    if not fields:
        return
    parts = [
        statement.format(name=name, kind=KINDS[name])
        for name in fields
        for statement in (OF_NEW, OF_CHANGED)
    ]
    run(SAID.format(parts=" UNION ALL ".join(parts)))
    run(UNSAID)
    run(ADD, [today])

"""The statements that write a preview into the directory, all in the transaction that is open."""

from uuid import UUID

from mentoring.people.hris.grades import rank_of
from mentoring.people.hris.ties import KINDS
from mentoring.people.imports.table import fetch, run
from mentoring.people.imports.ties import told_in
from mentoring.people.models import Grade, Import

# Newcomers come from the rows of a preview, or straight from the staging table where nobody
# looked at one (the command line).
PREVIEWED = """
FROM (SELECT employee_id, "values" AS v FROM mentoring_importrow
      WHERE source_id = %s AND verdict = 'new') r
"""
STAGED = "FROM staged r"
NEWCOMERS = """
DROP TABLE IF EXISTS pg_temp.newcomers;
CREATE TEMP TABLE newcomers ON COMMIT DROP AS
SELECT gen_random_uuid() AS id, r.employee_id, {fields}
{rows}
WHERE NOT EXISTS (SELECT 1 FROM mentoring_person p WHERE p.employee_id = r.employee_id)
"""
# Managers may come with the same file. A table with statistics of its own: without them the
# planner takes thousands of newcomers for one and walks everybody for each.
KNOWN = """
DROP TABLE IF EXISTS pg_temp.known;
CREATE TEMP TABLE known ON COMMIT DROP AS
SELECT id, employee_id FROM newcomers UNION ALL SELECT id, employee_id FROM mentoring_person
"""
ADD = """
INSERT INTO mentoring_person (
    id, employee_id, name, email, preferred_name, function, site, region, country, time_zone,
    languages, hired_on, left_on, work_start, work_end, grade_id, manager_id, pay_decider_id)
SELECT n.id, n.employee_id, n.name, n.email, n.preferred_name, n.function, n.site, n.region,
    n.country, n.time_zone, string_to_array(n.languages, ', '), n.hired_on, n.left_on,
    n.work_start, n.work_end, g.id, m.id, d.id
FROM newcomers n
LEFT JOIN mentoring_grade g ON g.label = n.grade
LEFT JOIN known m ON m.employee_id = n.manager_id
LEFT JOIN known d ON d.employee_id = n.pay_decider_id
"""
LABELS = """
SELECT grade FROM newcomers WHERE grade <> '' UNION
SELECT v->>'grade' FROM changes WHERE v->>'grade' <> ''
"""
CHANGES = """
DROP TABLE IF EXISTS pg_temp.changes;
CREATE TEMP TABLE changes ON COMMIT DROP AS
SELECT p.id, p.region, r.verdict, r."values" AS v FROM mentoring_importrow r
JOIN mentoring_person p ON p.employee_id = r.employee_id
WHERE r.source_id = %s AND r.verdict IN ('changed', 'left')
"""
# Two people may swap addresses, which no single statement could write under the constraint.
SWAP = """
UPDATE mentoring_person p SET email = p.id || '@moving.invalid'
FROM changes c WHERE c.id = p.id AND c.v ? 'email'
"""
WORDS = ("grade", "manager_id", "pay_decider_id", "languages")
TEXTS = ("name", "email", "preferred_name", "function", "site", "region", "country", "time_zone")
CASTS = {"hired_on": "date", "left_on": "date", "work_start": "smallint", "work_end": "smallint"}
REFERENCES = {
    "grade": "(SELECT g.id FROM mentoring_grade g WHERE g.label = c.v->>'grade')",
    "manager_id": "(SELECT m.id FROM mentoring_person m WHERE m.employee_id = c.v->>'manager_id')",
    "pay_decider_id": (
        "(SELECT d.id FROM mentoring_person d WHERE d.employee_id = c.v->>'pay_decider_id')"
    ),
    "languages": "string_to_array(c.v->>'languages', ', ')",
}
UPDATE = "UPDATE mentoring_person p SET {parts} FROM changes c WHERE c.id = p.id"
COLUMN = {"grade": "grade_id"}
AUDIT = """
INSERT INTO mentoring_auditentry
    (actor_id, verb, object_type, object_id, fields, regions, people)
SELECT %s::uuid, CASE c.verdict WHEN 'left' THEN 'person.left' ELSE 'person.changed' END,
    'mentoring.person', c.id::text,
    (SELECT jsonb_agg(k ORDER BY k) FROM jsonb_object_keys(c.v) k),
    CASE WHEN c.region = '' THEN '{}' ELSE ARRAY[c.region] END::varchar[], ARRAY[c.id]
FROM changes c
"""


def write(one: Import, *, by: UUID | None, staged: bool = False) -> None:
    """`staged`: the file was read in this very transaction, and its new people kept nowhere."""
    _find_newcomers(one, staged=staged)
    run(CHANGES, [one.pk])
    run("ANALYZE changes")
    _grades()
    run(KNOWN)
    run("ANALYZE known")
    run(ADD)
    run(SWAP)
    run(_update())
    run(AUDIT, [by])


def _find_newcomers(one: Import, *, staged: bool) -> None:
    if staged:
        fields = [*TEXTS, *CASTS, "manager_id", "pay_decider_id", "languages", *told_in(one)]
        said = [f"r.{name}" for name in fields]
        said.append("CASE WHEN 'grade' = ANY(r.open) THEN '' ELSE r.grade END AS grade")
        run(NEWCOMERS.format(fields=", ".join(said), rows=STAGED))
    else:
        said = [
            f"COALESCE(r.v->>'{name}', '') AS {name}" for name in (*TEXTS, *WORDS, *told_in(one))
        ]
        said += [f"(r.v->>'{name}')::{kind} AS {name}" for name, kind in CASTS.items()]
        run(NEWCOMERS.format(fields=", ".join(said), rows=PREVIEWED), [one.pk])
    run("ANALYZE newcomers (employee_id, grade, manager_id, pay_decider_id)")


def _grades() -> None:
    ranks = {g.label: g.rank for g in Grade.objects.all() if g.rank is not None}
    fresh = [Grade(label=label, rank=rank_of(label, ranks)) for (label,) in fetch(LABELS)]
    Grade.objects.bulk_create(fresh, ignore_conflicts=True)


def _update() -> str:
    said = {name: f"c.v->>'{name}'" for name in TEXTS}
    said |= {name: f"(c.v->>'{name}')::{kind}" for name, kind in CASTS.items()}
    said |= REFERENCES
    parts = []
    for name, value in said.items():
        column = COLUMN.get(name, name)
        parts.append(f"{column} = CASE WHEN c.v ? '{name}' THEN {value} ELSE p.{column} END")
    return UPDATE.format(parts=", ".join(parts))


def changed_lines() -> list[UUID]:
    """People with another manager or pay decision-maker than before, or with other ties."""
    fields = ["manager_id", "pay_decider_id", *KINDS]
    return [row[0] for row in fetch("SELECT id FROM changes WHERE v ?| %s", [fields])]


def leavers() -> list[UUID]:
    return [row[0] for row in fetch("SELECT id FROM changes WHERE verdict = 'left'")]


def moved_addresses() -> list[UUID]:
    return [row[0] for row in fetch("SELECT id FROM changes WHERE v ? 'email'")]

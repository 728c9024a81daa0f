"""The statements that turn the staging table into rows of a preview."""

from collections.abc import Sequence
from datetime import date

from mentoring.people.imports.table import NOW, fetch, joins, run
from mentoring.people.models import Import

NEW = """
INSERT INTO mentoring_importrow (source_id, row, verdict, employee_id, "values", before)
SELECT %s, s.row, 'new', s.employee_id,
    CASE WHEN s.open = '{{}}' THEN jsonb_build_object({pairs})
    ELSE jsonb_build_object({pairs}) - array_remove(s.open, 'languages') END, '{{}}'
FROM staged s
WHERE NOT EXISTS (SELECT 1 FROM mentoring_person p WHERE p.employee_id = s.employee_id)
"""
COUNT = """
SELECT count(*) FROM staged s
WHERE NOT EXISTS (SELECT 1 FROM mentoring_person p WHERE p.employee_id = s.employee_id)
"""
CHANGED = """
INSERT INTO mentoring_importrow (source_id, row, verdict, employee_id, "values", before)
SELECT %s, s.row,
    CASE WHEN {leaves} THEN 'left' ELSE 'changed' END, s.employee_id, {after}, {before}
FROM staged s JOIN mentoring_person p ON p.employee_id = s.employee_id
{joins}
WHERE {differs}
"""
LEAVES = "s.left_on <= %s AND (p.left_on IS NULL OR p.left_on > %s) AND NOT 'left_on' = ANY(s.open)"


def stage_new(one: Import, fields: Sequence[str]) -> int:
    pairs = ", ".join(f"'{name}', s.{name}" for name in fields)
    return run(NEW.format(pairs=pairs), [one.pk])


def count_new() -> int:
    return int(fetch(COUNT)[0][0])


def stage_changed(one: Import, fields: Sequence[str], today: date) -> int:
    """Only what differs is kept; a field that the row leaves open says nothing.

    Where the file has no leaving dates, whoever stands in it works here.
    """
    differs = {name: _differs(name) for name in fields}
    if "left_on" not in fields:
        differs["left_on"] = f"p.left_on <= '{today.isoformat()}'::date"
    after = {name: f"s.{name}" if name in fields else "NULL::date" for name in differs}
    statement = CHANGED.format(
        leaves=LEAVES if "left_on" in fields else "false",
        after=_picked(differs, after),
        before=_picked(differs, NOW),
        joins=joins(fields),
        differs=" OR ".join(f"({condition})" for condition in differs.values()),
    )
    days = [today, today] if "left_on" in fields else []
    return run(statement, [one.pk, *days])


def _differs(name: str) -> str:
    return f"s.{name} IS DISTINCT FROM {NOW[name]} AND NOT '{name}' = ANY(s.open)"


def _picked(differs: dict[str, str], said: dict[str, str]) -> str:
    """A JSON object of the fields that differ."""
    return " || ".join(
        f"CASE WHEN {condition} THEN jsonb_build_object('{name}', {said[name]}) ELSE '{{}}' END"
        for name, condition in differs.items()
    )

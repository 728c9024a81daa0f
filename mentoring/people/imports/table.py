"""The staging table of one transaction, and what of it is compared with the directory."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import connection

from mentoring.people.hris.person import KEPT
from mentoring.people.hris.ties import JOIN, KINDS

CREATE = """
DROP TABLE IF EXISTS pg_temp.staged;
CREATE TEMP TABLE staged (
    row integer, open text[], employee_id text PRIMARY KEY, name text, email text,
    manager_id text, pay_decider_id text, preferred_name text, function text, grade text,
    site text, region text, country text, time_zone text, languages text,
    hired_on date, left_on date, work_start smallint, work_end smallint,
    dotted_line_id text, hr_partner_id text, panel_ids text
) ON COMMIT DROP
"""
_BLOCK = 500  # lines
_NONE, NULL = "\x01", "\\N"  # the first stands for the second while a line is put together
COLUMNS = ("row", "open", *KEPT)
# What the directory holds now, in the staged row's own words.
NOW = {
    "name": "p.name",
    "email": "p.email",
    "manager_id": "COALESCE(m.employee_id, '')",
    "pay_decider_id": "COALESCE(d.employee_id, '')",
    "preferred_name": "p.preferred_name",
    "function": "p.function",
    "grade": "COALESCE(g.label, '')",
    "site": "p.site",
    "region": "p.region",
    "country": "p.country",
    "time_zone": "p.time_zone",
    "languages": "array_to_string(p.languages, ', ')",
    "hired_on": "p.hired_on",
    "left_on": "p.left_on",
    "work_start": "p.work_start",
    "work_end": "p.work_end",
} | {name: f"COALESCE(t.{name}, '')" for name in KINDS}
JOINS = """
LEFT JOIN mentoring_person m ON m.id = p.manager_id
LEFT JOIN mentoring_person d ON d.id = p.pay_decider_id
LEFT JOIN mentoring_grade g ON g.id = p.grade_id
"""


# What the last file said beside the line, in the words of a cell.
_SAID = ", ".join(
    f"""string_agg(o.employee_id, '{JOIN}' ORDER BY o.employee_id COLLATE "C")
    FILTER (WHERE tie.kind = '{kind}') AS {name}"""
    for name, kind in KINDS.items()
)
TIES = f"""
LEFT JOIN (
    SELECT tie.person_id, {_SAID} FROM mentoring_tie tie
    JOIN mentoring_person o ON o.id = tie.other_id
    WHERE tie.source = 'file' GROUP BY tie.person_id
) t ON t.person_id = p.id
"""  # noqa: S608 - names of our own


def joins(fields: Iterable[str]) -> str:
    """Ties are gathered only for a file that has a column of them."""
    return JOINS + TIES if set(fields) & set(KINDS) else JOINS


def fields_of(columns: Iterable[str]) -> list[str]:
    """The fields that a file with these columns says something about."""
    found = set(columns)
    if found & {"given_name", "family_name"}:
        found.add("name")
    return [name for name in NOW if name in found]


def copy(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Rows of texts, numbers and None; no text holds a tab or a line end.

    Lines are put together here: the driver's own way, cell by cell, takes three times as long.
    """
    names = ", ".join(f'"{name}"' for name in columns)
    lines = map(_line, rows)
    statement = f"COPY {table} ({names}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(statement) as stream:
        while block := "".join(islice(lines, _BLOCK)):
            stream.write(block)


def _line(row: Sequence[Any]) -> str:
    """As COPY reads it: None is written backslash N, other backslashes are doubled."""
    cells = [_NONE if cell is None else cell if type(cell) is str else str(cell) for cell in row]
    line = "\t".join(cells)
    if "\\" in line:
        line = line.replace("\\", "\\\\")
    return f"{line.replace(_NONE, NULL)}\n" if _NONE in line else f"{line}\n"


def run(statement: str, values: Sequence[Any] = ()) -> int:
    """Returns how many rows were touched."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)


def fetch(statement: str, values: Sequence[Any] = ()) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found: list[Any] = cursor.fetchall()
        return found


def each(statement: str) -> Iterator[str]:
    """The one column of many rows; a third faster than a queryset's iterator."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
        while rows := cursor.fetchmany(5000):
            yield from (row[0] for row in rows)

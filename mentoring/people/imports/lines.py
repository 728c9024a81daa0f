"""Circles of managers that close only through people whom the file does not name."""

import numpy as np

from mentoring.people.hris.circles import in_circles
from mentoring.people.hris.columns import Columns
from mentoring.people.hris.problems import Problem
from mentoring.people.imports.problems import Found
from mentoring.people.imports.table import fetch, run

MOVES = """
SELECT s.employee_id, s.row, s.manager_id FROM staged s
LEFT JOIN mentoring_person p ON p.employee_id = s.employee_id
LEFT JOIN mentoring_person m ON m.id = p.manager_id
WHERE NOT 'manager_id' = ANY(s.open) AND s.manager_id <> ''
  AND s.manager_id IS DISTINCT FROM m.employee_id
"""
EDGES = """
SELECT p.employee_id, CASE WHEN s.row IS NULL OR 'manager_id' = ANY(s.open)
    THEN m.employee_id ELSE s.manager_id END
FROM mentoring_person p
LEFT JOIN mentoring_person m ON m.id = p.manager_id
LEFT JOIN staged s ON s.employee_id = p.employee_id
UNION ALL
SELECT s.employee_id, CASE WHEN 'manager_id' = ANY(s.open) THEN '' ELSE s.manager_id END
FROM staged s WHERE NOT EXISTS (
    SELECT 1 FROM mentoring_person p WHERE p.employee_id = s.employee_id)
"""
OPEN = "UPDATE staged SET open = open || 'manager_id'::text WHERE row = ANY(%s)"
SOMEBODY = "SELECT 1 FROM mentoring_person LIMIT 1"


def open_circles(columns: Columns, found: Found) -> None:
    """Leave the manager as it was wherever a new one would close a circle.

    The file by itself has none any more (its reader saw to that), so with an empty directory, or
    where nobody gets another manager, there is nothing to look for.
    """
    if "manager_id" not in columns.fields or not fetch(SOMEBODY):
        return
    moves = {number: (row, manager) for number, row, manager in fetch(MOVES)}
    while moves and (circles := _circles()):
        rows: list[int] = []
        for circle in circles:
            # The lines of the directory hold no circle, so each circle has a row that moves.
            moved = sorted(moves.pop(number) for number in circle if number in moves)
            others = ", ".join(str(row) for row, _ in moved)
            for row, manager in moved:
                rows.append(row)
                label = columns.label("manager_id")
                found.add(Problem(row, label, manager, "manager_cycle", other=others))
        if not rows:
            return
        run(OPEN, [rows])


def _circles() -> list[list[str]]:
    edges = fetch(EDGES)
    place = {number: at for at, (number, _) in enumerate(edges)}
    target = np.array([place.get(manager or "", -1) for _, manager in edges], dtype=np.intp)
    return [[edges[at][0] for at in circle] for circle in in_circles(target)]

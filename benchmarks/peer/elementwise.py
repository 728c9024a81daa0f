"""All scores of an instance by plain numpy over all pairs: the straightforward way, no tables.

Written from the specification alone; the arithmetic is that of the score, so both ways give the
same whole numbers, but for the order in which communication is summed (one unit in 2,000 pairs).
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

DAY, FULL_DAY = 1440, 480
WEIGHTS = {
    "knowledge": 40,
    "exchange": 10,
    "communication": 10,
    "overlap": 10,
    "language": 5,
    "distance": 15,
    "aspiration": 10,
}
Array = NDArray[Any]


class Side:
    """One side's people as arrays."""

    def __init__(self, rows: list[dict[str, Any]], names: dict[str, list[str]]) -> None:
        self.codes = {
            field: np.array([names[field].index(row[field]) for row in rows])
            for field in ("function", "region", "site", "manager_id")
        }
        self.grade = np.array([row["grade_rank"] for row in rows])
        self.start = np.array([(r["work_start_min"] - r["utc_offset_min"]) % DAY for r in rows])
        self.length = np.array([r["work_end_min"] - r["work_start_min"] for r in rows])
        self.needs = _table(rows, "needs", names["tags"])
        self.expertise = _table(rows, "expertise", names["tags"])
        self.likes = _table(rows, "communication", names["likes"])
        self.languages = _members(rows, "languages", names["languages"])
        self.aspirations = _members(rows, "aspirations", names["function"])


def scores(instance: dict[str, Any], rows: int | None = None) -> Array:
    """Return executives x mentors, -1 where a hard rule forbids the pair.

    All at once, as one writes it first, or so many executives at a time, as one does later.
    """
    people = sorted(instance["employees"], key=lambda row: row["employee_id"])
    sides = [[row for row in people if row["role"] == role] for role in ("executive", "mentor")]
    names = _names([*sides[0], *sides[1]])
    executives, mentors = (Side(side, names) for side in sides)
    every = np.full((len(sides[0]), len(sides[1])), -1, dtype=np.int32)
    step = rows or max(1, len(every))
    for low in range(0, len(every), step):
        part = slice(low, low + step)
        every[part] = _block(executives, mentors, part)
    _forbid_lines(every, people, sides)
    return every


def _block(e: Side, m: Side, rows: slice) -> Array:
    minutes = _minutes(e, m, rows)
    shared = e.languages[rows] @ m.languages.T
    apart = {f: e.codes[f][rows, None] != m.codes[f][None, :] for f in e.codes}
    terms = {
        "knowledge": _share(e.needs[rows] @ m.expertise.T, e.needs[rows].sum(axis=1)[:, None]),
        "exchange": _share(e.expertise[rows] @ m.needs.T, m.needs.sum(axis=1)[None, :]),
        "communication": _alike(e.likes[rows], m.likes),
        "overlap": np.minimum(minutes, FULL_DAY) / FULL_DAY,
        "language": np.minimum(shared, 3) / 3,
        "distance": 0.5 * apart["function"] + 0.3 * apart["region"] + 0.2 * apart["site"],
        "aspiration": m.aspirations.T[e.codes["function"][rows]],
    }
    total: Array = np.zeros(minutes.shape)
    for name, weight in WEIGHTS.items():
        total += weight * terms[name]
    score = np.floor(10_000 * total / sum(WEIGHTS.values()) + 0.5).astype(np.int32)
    ban = (m.grade[None, :] >= e.grade[rows, None]) | (minutes < 120) | (shared == 0)
    return np.where(ban | ~apart["manager_id"], -1, score)


def _minutes(e: Side, m: Side, rows: slice) -> Array:
    start, length = e.start[rows, None], e.length[rows, None]
    total = 0
    for day in (-DAY, 0, DAY):
        latest = np.maximum(start, m.start[None, :] + day)
        total += np.maximum(np.minimum(start + length, m.start + m.length + day) - latest, 0)
    return np.asarray(total)


def _share(met: Array, wanted: Array) -> Array:
    return np.where(wanted > 0, met / np.maximum(5 * wanted, 1), 0.0)


def _alike(one: Array, other: Array) -> Array:
    gap, both = 0.0, 0
    for like in range(one.shape[1]):
        a, b = one[:, like, None], other[None, :, like]
        given = (a > 0) & (b > 0)
        gap = gap + np.where(given, np.abs(a - b) / 6, 0.0)
        both = both + given
    return np.where(both > 0, 1 - gap / np.maximum(both, 1), 0.5)


def _forbid_lines(
    every: Array, people: list[dict[str, Any]], sides: list[list[dict[str, Any]]]
) -> None:
    above = {row["employee_id"]: row.get("manager_id") for row in people}
    e, m = ({row["employee_id"]: n for n, row in enumerate(side)} for side in sides)
    for side in sides:
        for row in side:
            person, upper = row["employee_id"], row["manager_id"]
            while upper:
                if person in e and upper in m:
                    every[e[person], m[upper]] = -1
                if person in m and upper in e:
                    every[e[upper], m[person]] = -1
                upper = above[upper]


def _names(rows: list[dict[str, Any]]) -> dict[str, list[str]]:
    fields = ("function", "region", "site", "manager_id")
    names = {field: sorted({row[field] for row in rows}) for field in fields}
    names["tags"] = sorted({tag for row in rows for tag in row["needs"] | row["expertise"]})
    names["likes"] = sorted({like for row in rows for like in row["communication"]})
    names["languages"] = sorted({tongue for row in rows for tongue in row["languages"]})
    return names


def _table(rows: list[dict[str, Any]], field: str, names: list[str]) -> Array:
    return np.array([[row[field].get(name, 0) for name in names] for row in rows], dtype=float)


def _members(rows: list[dict[str, Any]], field: str, names: list[str]) -> Array:
    return np.array([[name in row.get(field, ()) for name in names] for row in rows], dtype=float)

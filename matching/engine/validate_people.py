"""The faults of the rows under `employees`: each field by its table, then ids and managers."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from .instance import ROLES, Row

Fault = tuple[str, str, str]
Check = Callable[[Any], bool]

MOST_SCORE = 1_000_000
BEYOND = 1e300
DAY = 1440
MOST_PREFERENCES = 7


def is_number(value: object) -> bool:
    """Whether a JSON value is a finite number (true and false are none)."""
    is_plain = isinstance(value, int | float) and not isinstance(value, bool)
    return is_plain and -BEYOND < value < BEYOND  # type: ignore[operator]


def is_whole(value: object) -> bool:
    """Whether a JSON value is a whole number, 2.0 included."""
    return is_number(value) and value == int(value)  # type: ignore[call-overload]


def between(least: int, most: int) -> Check:
    """Make a check for whole numbers of a range, both ends included."""

    def inside(value: Any) -> bool:
        return (type(value) is int or is_whole(value)) and least <= value <= most

    return inside


def is_text(value: object) -> bool:
    """Whether a JSON value is a text."""
    return isinstance(value, str)


def is_flag(value: object) -> bool:
    """Whether a JSON value is 0, 1, true or false."""
    return isinstance(value, int | float) and value in (0, 1)


def _texts(value: object) -> bool:
    return isinstance(value, list) and _are_texts(value)


def _are_texts(values: Iterable[object]) -> bool:
    return {*map(type, values)} <= {str} or all(map(is_text, values))


def _levels(least: int, most: int, count: float = BEYOND) -> Check:
    """Make a check for at most `count` names with whole numbers of a range."""
    inside = between(least, most)

    def is_sound(value: object) -> bool:
        return (
            isinstance(value, dict)
            and len(value) <= count
            and _are_texts(value)
            and all(map(inside, value.values()))
        )

    return is_sound


def _offset(value: object) -> bool:
    entries = value if isinstance(value, list) else [value]
    return bool(entries) and all(between(1 - DAY, DAY - 1)(entry) for entry in entries)


FIELDS: dict[str, tuple[Check, str]] = {
    "manager_id": (is_text, "text"),
    "slots": (between(0, 3), "a whole number from 0 to 3"),
    "capacity": (between(0, 2), "a whole number from 0 to 2"),
    "priority": (between(1, 3), "a whole number from 1 to 3"),
    "c_suite": (is_flag, "0 or 1"),
    "opted_in": (is_flag, "0 or 1"),
    "function": (is_text, "text"),
    "region": (is_text, "text"),
    "site": (is_text, "text"),
    "grade_rank": (between(-1_000_000, 1_000_000), "a whole number"),
    "pay_decider": (is_text, "text"),
    "utc_offset_min": (_offset, "minutes, or a list of minutes, within one day"),
    "work_start_min": (between(0, DAY), "minutes from 0 to 1440"),
    "work_end_min": (between(0, 2 * DAY), "minutes from 0 to 2880"),
    "languages": (_texts, "a list of texts"),
    "needs": (_levels(1, 3), "weights from 1 to 3"),
    "expertise": (_levels(1, 5), "levels from 1 to 5"),
    "communication": (_levels(1, 7, MOST_PREFERENCES), "up to seven preferences from 1 to 7"),
    "aspirations": (_texts, "a list of texts"),
    "ranks": (_levels(1, 1_000_000), "ranks from 1"),
}


def faults_of_people(employees: Sequence[Any]) -> Iterator[Fault]:
    """List what is wrong with the rows themselves, then with their ids and manager chains."""
    rows = [row for row in employees if isinstance(row, dict)]
    suspects = [name for name in FIELDS if not _is_sound([row.get(name) for row in rows], name)]
    for number, row in enumerate(employees, start=1):
        if isinstance(row, dict):
            yield from _faults_of_row(number, row, suspects)
        else:
            yield "bad_value", "", f"employees {number}: an object is expected"
    yield from _duplicates(rows)
    yield from _faults_of_regimes(rows)
    yield from _faults_of_chains(rows)


def _is_sound(column: list[Any], name: str) -> bool:
    """Whether all rows hold what they should in one field; most hold few different things."""
    check = FIELDS[name][0]
    if {*map(type, column)} - {type(None)} in ({int}, {str}):
        return all(map(check, {*column} - {None}))
    return all(value is None or check(value) for value in column)


def _faults_of_row(number: int, row: Row, suspects: Sequence[str]) -> Iterator[Fault]:
    person = row.get("employee_id")
    if not is_text(person) or not person:
        yield "bad_value", "", f"employee_id: text is expected in employees {number}"
        person = ""
    if row.get("role") not in ROLES:
        yield "unknown_kind", str(person), f"role: one of {', '.join(ROLES)} is expected"
    for name in suspects:
        if row.get(name) is not None and not FIELDS[name][0](row[name]):
            yield "bad_value", str(person), f"{name}: {FIELDS[name][1]} expected"
    yield from _faults_of_hours(str(person), row)


def _faults_of_hours(person: str, row: Row) -> Iterator[Fault]:
    start, end = row.get("work_start_min"), row.get("work_end_min")
    if start is None or end is None:
        return
    if is_whole(start) and is_whole(end) and end - start > DAY:
        yield "bad_value", person, "work_end_min: at most one day after work_start_min"


def _duplicates(rows: Sequence[Row]) -> Iterator[Fault]:
    counted = Counter(row["employee_id"] for row in rows if is_text(row.get("employee_id")))
    for person, times in counted.items():
        if times > 1:
            yield "duplicate_id", person, f"employee_id: stands {times} times"


def _faults_of_regimes(rows: Sequence[Row]) -> Iterator[Fault]:
    """Lists of offsets speak of the same clock regimes, so they are equally long."""
    lists = [row for row in rows if isinstance(row.get("utc_offset_min"), list)]
    lengths = {len(row["utc_offset_min"]) for row in lists} - {0, 1}
    if len(lengths) > 1:
        most = max(lengths)
        for row in lists:
            if 1 < len(row["utc_offset_min"]) < most:
                detail = f"utc_offset_min: {most} clock regimes expected, as elsewhere"
                yield "bad_value", str(row.get("employee_id")), detail


def _faults_of_chains(rows: Sequence[Row]) -> Iterator[Fault]:
    managers = {
        row["employee_id"]: row.get("manager_id") for row in rows if is_text(row.get("employee_id"))
    }
    above = {person: m for person, m in managers.items() if is_text(m) and m}
    for person, manager in above.items():
        if manager not in managers:
            yield "unknown_manager", person, f"manager_id: nobody has the id {manager}"
    for cycle in _cycles(above):
        yield "cycle", cycle[0], "manager_id: " + " → ".join([*cycle, cycle[0]])


def _cycles(above: dict[str, str]) -> Iterator[list[str]]:
    """Walk up from everybody once; a walk that meets itself has found a ring."""
    settled: set[str] = set()
    for start in above:
        walk: dict[str, int] = {}
        person = start
        while person in above and person not in settled and person not in walk:
            walk[person] = len(walk)
            person = above[person]
        if person in walk:
            ring = list(walk)[walk[person] :]
            lowest = ring.index(min(ring))
            yield ring[lowest:] + ring[:lowest]
        settled.update(walk)

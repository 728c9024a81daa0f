"""Is this an instance at all? Every fault is found and listed at once, none stops the reading."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from .instance import EXECUTIVE, MENTOR, Row
from .validate_people import MOST_SCORE, faults_of_people, is_whole
from .validate_policy import faults_of_policy


class Fault(NamedTuple):
    """One thing wrong with an instance, as the result file lists it."""

    code: str
    employee: str
    detail: str

    def as_dict(self) -> dict[str, str]:
        """Return the fault as the result's JSON has it."""
        return self._asdict()


def validate(raw: object) -> list[Fault]:
    """List every fault of a JSON value that ought to be an instance; none means it is sound."""
    if not isinstance(raw, dict):
        return [Fault("bad_value", "", "instance: a JSON object is expected")]
    return [Fault(*fault) for fault in _faults(raw)]


def refuse(raw: object) -> None:
    """Raise ValueError with every fault of an unsound instance."""
    if faults := validate(raw):
        raise ValueError("; ".join(f"{f.code} {f.employee}: {f.detail}" for f in faults))


def _faults(raw: Row) -> Iterator[tuple[str, str, str]]:
    employees = raw.get("employees")
    if not isinstance(employees, list):
        yield "bad_value", "", "employees: a list is expected"
        employees = []
    yield from faults_of_people(employees)
    yield from faults_of_policy(raw.get("policy"))
    roles = _roles(employees)
    for name in ("exclusions", "history"):
        yield from _faults_of_list(name, raw.get(name), roles, width=2, facing=False)
    yield from _faults_of_list("locks", raw.get("locks"), roles, width=2, facing=True)
    yield from _faults_of_list("scores", raw.get("scores"), roles, width=3, facing=True)


def _roles(employees: Sequence[Any]) -> dict[str, object]:
    rows = (row for row in employees if isinstance(row, dict))
    return {row["employee_id"]: row.get("role") for row in rows if _is_id(row.get("employee_id"))}


def _is_id(value: object) -> bool:
    return isinstance(value, str)


def _faults_of_list(
    name: str, rows: object, roles: dict[str, object], *, width: int, facing: bool
) -> Iterator[tuple[str, str, str]]:
    if rows is None:
        return
    if not isinstance(rows, list):
        yield "bad_value", "", f"{name}: a list is expected"
        return
    seen: set[frozenset[str]] = set()
    for number, row in enumerate(rows, start=1):
        where = f"{name} {number}"
        if not _is_row(row, width):
            yield "bad_value", "", f"{where}: {_shape(width)} is expected"
            continue
        yield from _strangers(where, row, roles, facing=facing)
        yield from _repeats(where, row, seen)
        yield from _faults_of_score(where, row)


def _is_row(row: object, width: int) -> bool:
    return isinstance(row, list) and len(row) == width and all(_is_id(x) for x in row[:2])


def _shape(width: int) -> str:
    return "[executive, mentor]" if width == 2 else "[executive, mentor, score]"  # noqa: PLR2004


def _strangers(
    where: str, row: list[str], roles: dict[str, object], *, facing: bool
) -> Iterator[tuple[str, str, str]]:
    for person, role in zip(row, (EXECUTIVE, MENTOR), strict=False):
        if person not in roles:
            yield "unknown_person", person, f"{where}: nobody has this id"
        elif facing and roles[person] != role:
            yield "unknown_person", person, f"{where}: this person is no {role}"


def _repeats(
    where: str, row: list[str], seen: set[frozenset[str]]
) -> Iterator[tuple[str, str, str]]:
    pair = frozenset(row[:2])
    if pair in seen:
        yield "duplicate_pair", row[0], f"{where}: {row[0]} and {row[1]} stand there before"
    seen.add(pair)


def _faults_of_score(where: str, row: list[Any]) -> Iterator[tuple[str, str, str]]:
    for score in row[2:]:
        if not (is_whole(score) and 0 <= score <= MOST_SCORE):
            yield (
                "bad_value",
                row[0],
                f"{where}: score must be a whole number from 0 to {MOST_SCORE}",
            )

"""Which column means what: guessed from the headings, corrected by a person, remembered."""

import csv
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mentoring.people.hris.faults import FileFault
from mentoring.people.hris.labels import key, visible
from mentoring.people.hris.synonyms import PARTICIPANTS, PEOPLE

# A column that two fields could claim goes to the first here that has no other column.
_KINDS = {"people": PEOPLE, "participants": PARTICIPANTS}


def _index(synonyms: Mapping[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for field, words in synonyms.items():
        for label in dict.fromkeys(key(word) for word in words.split("|")):
            fields = found.setdefault(label, [])
            if field not in fields:
                fields.append(field)
    return found


_INDEX = {kind: _index(synonyms) for kind, synonyms in _KINDS.items()}
PEOPLE_FIELDS = tuple(PEOPLE)
PARTICIPANT_FIELDS = tuple(PARTICIPANTS)


@dataclass(frozen=True, slots=True)
class Columns:
    """`fields`: the column index from 0; `rivals`: fields with several columns, none taken."""

    labels: tuple[str, ...]
    fields: dict[str, int]
    rivals: dict[str, tuple[int, ...]]
    fingerprint: str

    def label(self, field: str) -> str:
        return self.labels[self.fields[field]] if field in self.fields else ""

    @property
    def unused(self) -> tuple[str, ...]:
        taken = set(self.fields.values())
        return tuple(label for place, label in enumerate(self.labels) if place not in taken)


def fingerprint(labels: Sequence[str]) -> str:
    """64 hexadecimal digits that headings keep, however they are spaced or capitalised."""
    return hashlib.sha256("\x1f".join(key(label) for label in labels).encode()).hexdigest()


def known_label(label: str, kind: str = "") -> tuple[str, ...]:
    """The fields this heading may stand for, in one kind of file or in any."""
    spelled = key(label)
    kinds = (kind,) if kind else tuple(_INDEX)
    return tuple(field for each in kinds for field in _INDEX[each].get(spelled, ()))


def recognised(line: str) -> int:
    """How many cells of an undivided heading line are words we know, whatever divides it."""
    best = 0
    for delimiter in ",;\t|":
        cells = next(csv.reader([line], delimiter=delimiter), [])
        best = max(best, sum(bool(known_label(cell)) for cell in cells))
    return best


def guess_columns(
    labels: Sequence[str], *, kind: str = "people", said: Mapping[str, str | int] | None = None
) -> Columns:
    """`said` names columns by heading or index and wins over every guess; "" leaves a field out."""
    fixed = _resolved(labels, kind, said or {})
    free = [place for place in range(len(labels)) if place not in fixed.values()]
    claims: dict[str, list[int]] = {}
    for place in free:
        for field in known_label(labels[place], kind):
            if field not in fixed:
                claims.setdefault(field, []).append(place)
    fields, rivals = _shared_out(claims, tuple(_KINDS[kind]))
    taken = {field: place for field, place in (fields | fixed).items() if place >= 0}
    shown = tuple(visible(label) for label in labels)
    return Columns(shown, taken, rivals, fingerprint(labels))


def _resolved(labels: Sequence[str], kind: str, said: Mapping[str, str | int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for field, column in said.items():
        if field not in _KINDS[kind]:
            raise FileFault("field_unknown", value=field)
        found[field] = -1 if column == "" else _place(labels, column)
    return found


def _place(labels: Sequence[str], column: str | int) -> int:
    """A heading, `#3` (the third column), or an index from 0."""
    if isinstance(column, str) and column.startswith("#") and column[1:].isdecimal():
        column = int(column[1:]) - 1
    if isinstance(column, int):
        if 0 <= column < len(labels):
            return column
        raise FileFault("column_unknown", value=column + 1)
    same = [place for place, label in enumerate(labels) if visible(label) == visible(column)]
    same = same or [place for place, label in enumerate(labels) if key(label) == key(column)]
    if not same:
        raise FileFault("column_unknown", value=column)
    if len(same) > 1:
        raise FileFault("column_ambiguous", value=column, candidates=same)
    return same[0]


def _shared_out(
    claims: dict[str, list[int]], order: tuple[str, ...]
) -> tuple[dict[str, int], dict[str, tuple[int, ...]]]:
    """Fields with one claim take their column first; what is left over is shared in order."""
    fields: dict[str, int] = {}
    rivals: dict[str, tuple[int, ...]] = {}
    ranked = sorted(claims, key=lambda field: (len(claims[field]) > 1, order.index(field)))
    for field in ranked:
        open_places = [place for place in claims[field] if place not in fields.values()]
        if len(open_places) == 1:
            fields[field] = open_places[0]
        elif open_places:
            rivals[field] = tuple(open_places)
    return fields, rivals


def require(columns: Columns, *choices: tuple[str, ...]) -> None:
    """Refuse a file in which none of the fields of a choice has a column."""
    for fields in choices:
        rivals = [field for field in fields if field in columns.rivals]
        if any(field in columns.fields for field in fields):
            continue
        if rivals:
            places = columns.rivals[rivals[0]]
            raise FileFault("column_ambiguous", value=rivals[0], candidates=places)
    missing = [c[0] for c in choices if not any(field in columns.fields for field in c)]
    if missing:
        raise FileFault("column_missing", value=", ".join(missing), candidates=columns.labels)

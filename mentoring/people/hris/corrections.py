"""What people mended after the file was read: cells typed anew, rows left out, values replaced."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from mentoring.people.hris.csvfile import Record
from mentoring.people.hris.problems import shown


@dataclass(frozen=True, slots=True)
class Corrections:
    """`cells`: row to column index to text; `values`: column index to text to better text."""

    cells: Mapping[int, Mapping[int, str]] = field(default_factory=dict)
    out: frozenset[int] = frozenset()
    values: Mapping[int, Mapping[str, str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.cells or self.out or self.values)

    @classmethod
    def kept(cls, told: Mapping[str, Any]) -> "Corrections":
        """From JSON, whose keys are texts."""
        cells = {int(row): _by_place(said) for row, said in told.get("cells", {}).items()}
        return cls(cells, frozenset(told.get("out", ())), _by_place(told.get("values", {})))

    def applied(self, records: Iterator[Record], width: int) -> Iterator[Record]:
        for row, cells, code in records:
            if row in self.out:
                continue
            typed = self.cells.get(row)
            if typed:
                yield row, _typed(cells, typed, width), ""
                continue
            for place, better in self.values.items():
                if place < len(cells):
                    cells[place] = better.get(shown(cells[place]), cells[place])
            yield row, cells, code


def _by_place(told: Mapping[str, Any]) -> dict[int, Any]:
    return {int(place): said for place, said in told.items()}


def _typed(cells: list[str], typed: Mapping[int, str], width: int) -> list[str]:
    """The row as wide as the headings: what was too much has been seen and left out."""
    whole = cells[:width] + [""] * (width - len(cells))
    for place, text in typed.items():
        if place < width:
            whole[place] = text
    return whole

"""What only shows between rows: two with one number or address, managers who do not add up."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

import numpy as np
import numpy.typing as npt

from mentoring.people.hris.addresses import same_address
from mentoring.people.hris.circles import in_circles

Hashes = npt.NDArray[np.int64]
Places = npt.NDArray[np.intp]
NOBODY = 0  # the hash of an empty text


class Index:
    """Eight bytes a key and row instead of the texts: what two rows share is found by hash.

    Hashes only point to suspects; whether two rows do share a key is told by their texts.
    """

    def __init__(self) -> None:
        self.rows = array("I")
        self._ids = array("q")
        self._addresses = array("q")
        self._managers = array("q")
        self._deciders = array("q")

    def add(self, row: int, number: str, address: str, manager: str, decider: str) -> None:
        self.rows.append(row)
        self._ids.append(hash(number))
        self._addresses.append(hash(same_address(address)) if address else NOBODY)
        self._managers.append(hash(manager))
        self._deciders.append(hash(decider))

    @property
    def ids(self) -> Hashes:
        return np.frombuffer(self._ids, dtype=np.int64)

    @property
    def addresses(self) -> Hashes:
        return np.frombuffer(self._addresses, dtype=np.int64)

    def references(self, name: str) -> Hashes:
        kept = self._managers if name == "manager_id" else self._deciders
        return np.frombuffer(kept, dtype=np.int64)


def suspects(hashes: Hashes) -> set[int]:
    """Places whose hash stands in another place too."""
    values, counts = np.unique(hashes, return_counts=True)
    twice = values[(counts > 1) & (values != NOBODY)]
    return set(np.flatnonzero(np.isin(hashes, twice)).tolist()) if twice.size else set()


def shared(texts: Iterable[tuple[int, str]]) -> Iterator[tuple[str, list[int]]]:
    """Each text that stands at several places, with those places."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, text in texts:
        if text:
            found[text].append(place)
    return ((text, places) for text, places in found.items() if len(places) > 1)


class People:
    """Who can be pointed to: the rows that stand, the rows that fell, and those known before."""

    def __init__(self, index: Index, fallen: set[int], known: Iterable[str]) -> None:
        ids = index.ids
        stands = np.ones(len(ids), dtype=bool)
        stands[list(fallen)] = False
        self._index, self._ids, self._stands = index, ids, stands
        self._known = np.unique(np.fromiter((hash(each) for each in known), dtype=np.int64))
        self._order = np.argsort(ids, kind="stable")
        self._sorted = ids[self._order]

    def place_of(self, hashes: Hashes) -> Places:
        """The place of the row with each id, -1 where no row has it."""
        if not len(self._sorted):
            return np.full(len(hashes), -1, dtype=np.intp)
        at = np.searchsorted(self._sorted, hashes).clip(max=len(self._sorted) - 1)
        return np.where(self._sorted[at] == hashes, self._order[at], -1)

    def is_here(self, number: str) -> bool:
        return bool(self._standing(np.array([hash(number)], dtype=np.int64))[0] >= 0)

    def row_fallen(self, number: str) -> int:
        """The spreadsheet's row that holds the number and is rejected, or 0."""
        place = int(self.place_of(np.array([hash(number)], dtype=np.int64))[0])
        return self._index.rows[place] if place >= 0 and not self._stands[place] else 0

    def strays(self, name: str) -> dict[int, str]:
        """Places whose reference is left open: "self", "unknown" or "cycle"."""
        hashes = self._index.references(name)
        points = self._stands & (hashes != NOBODY)
        own = points & (hashes == self._ids)
        target = np.where(points & ~own, self._standing(hashes), -1)
        known = np.isin(hashes, self._known)
        unknown = points & ~own & ~known & (target < 0)
        circling = in_circles(target) if name == "manager_id" else []
        return dict(
            chain(
                ((place, "unknown") for place in np.flatnonzero(unknown).tolist()),
                ((place, "self") for place in np.flatnonzero(own).tolist()),
                ((place, "cycle") for circle in circling for place in circle),
            )
        )

    def circle_of(self, place: int) -> list[int]:
        """The rows one comes through on the way from manager to manager back to this one."""
        target = self._standing(self._index.references("manager_id"))
        rows, here = [self._index.rows[place]], int(target[place])
        while here != place:
            rows.append(self._index.rows[here])
            here = int(target[here])
        return rows

    def _standing(self, hashes: Hashes) -> Places:
        place = self.place_of(hashes)
        return np.where((place >= 0) & self._stands[place], place, -1)

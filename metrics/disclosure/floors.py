"""Floors for counts of people, and the second suppression that a shown total asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

STEP = 5
PAIRS, SIDE = 5, 6


def suppress(groups: Mapping[str, int], k: int, *, total_shown: bool) -> dict[str, bool]:
    """Which groups may be shown: name -> True or False.

    Groups below `k` are hidden. When the total is shown and exactly one group is hidden, or the
    hidden ones add up to less than `k`, the next smallest are hidden as well (ties by name).
    """
    visible = {name: n >= k for name, n in groups.items()}
    while total_shown and _gives_away(groups, visible, k):
        smallest = min((n, name) for name, n in groups.items() if visible[name])
        visible[smallest[1]] = False
    return visible


def _gives_away(groups: Mapping[str, int], visible: Mapping[str, bool], k: int) -> bool:
    hidden = [groups[name] for name, shown in visible.items() if not shown]
    return bool(hidden) and any(visible.values()) and (len(hidden) == 1 or sum(hidden) < k)


@dataclass(frozen=True)
class Group:
    """A group of pairs: how many pairs, and how many different people on each side."""

    name: str
    pairs: int
    mentors: int
    executives: int

    @property
    def size(self) -> int:
        """The group measured in people of its smaller side; 0 where it has too few pairs."""
        return 0 if self.pairs < PAIRS else min(self.mentors, self.executives)


def visible_groups(groups: Sequence[Group], *, total_shown: bool = True) -> set[str]:
    """Groups of at least 5 pairs and 6 people a side, unless a total would give others away."""
    sizes = {group.name: group.size for group in groups}
    shown = suppress(sizes, SIDE, total_shown=total_shown)
    return {name for name, visible in shown.items() if visible}


def rounded(count: int, floor: int = SIDE) -> int | None:
    """A count of people as it may be told: None below the floor, else to the nearest five.

    Zero is below the floor like any other: "nobody" is said of everybody in the group.
    """
    return None if count < floor else STEP * round(count / STEP)

"""How the fit spreads over the groups of a run, and whether a difference could be more than chance.

Groups are what the organisation chart says: region, function, site, grade. A protected attribute is
never among them; none is stored.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matching.runs.medians import Middle, middle
from matching.runs.models import Proposal

Row = Mapping[str, Any]
DIMENSIONS = {
    "region": gettext_lazy("region"),
    "function": gettext_lazy("function"),
    "site": gettext_lazy("site"),
    "grade": gettext_lazy("grade"),
}
SIDES = {"executive": gettext_lazy("Executives"), "mentor": gettext_lazy("Mentors")}
# A figure of pairs needs this many pairs, and this many people on each side.
PAIRS, PEOPLE = 5, 6


@dataclass(frozen=True)
class Group:
    """One group's fit, 0 to 100; `spread` is None where the floor hides it."""

    name: str
    spread: Middle | None
    # How many of its people with a place have a match, of how many: None where hidden.
    matched: int | None = None
    people: int | None = None


@dataclass(frozen=True)
class Strip:
    """One side of the pairs, parted by one dimension."""

    dimension: str
    side: str
    groups: list[Group] = field(default_factory=list)
    overall: Middle | None = None

    @property
    def side_label(self) -> Any:
        return SIDES[self.side]

    @property
    def shown(self) -> list[Group]:
        return [group for group in self.groups if group.spread is not None]

    @property
    def apart(self) -> list[tuple[Group, Group]]:
        """Two groups whose intervals do not overlap, the lower one first."""
        ordered = sorted(self.shown, key=lambda group: group.spread.median)  # type: ignore[union-attr]
        return [(a, b) for a, b in combinations(ordered, 2) if below(a.spread, b.spread)]

    @property
    def finding(self) -> str:
        if not self.shown:
            return _("Too few pairs in each group to show any.")
        if len(self.shown) == 1:
            return _("Only one group has enough pairs to be shown: nothing to compare.")
        if not self.apart:
            return _("The intervals overlap: no difference that this number of pairs could show.")
        low, high = self.apart[-1] if len(self.apart) == 1 else widest(self.apart)
        return _(
            "%(high)s stands above %(low)s by more than chance explains: "
            "%(top)s against %(bottom)s."
        ) % {
            "high": high.name,
            "low": low.name,
            "top": round(high.spread.median),  # type: ignore[union-attr]
            "bottom": round(low.spread.median),  # type: ignore[union-attr]
        }


def below(one: Middle | None, other: Middle | None) -> bool:
    if one is None or other is None or one.high is None or other.low is None:
        return False
    return one.high < other.low


def widest(pairs: Sequence[tuple[Group, Group]]) -> tuple[Group, Group]:
    return max(pairs, key=lambda two: two[1].spread.median - two[0].spread.median)  # type: ignore[union-attr]


def strip(
    proposals: Iterable[Proposal],
    people: Iterable[Row],
    *,
    by: str,
    side: str,
    grades: Mapping[int, str],
) -> Strip:
    """The fit of one side's groups, read from the frozen people; hidden groups come last.

    A reader of this page sees every pair's fit anyway: the floor keeps small groups from being
    judged, so no second group is hidden for the sake of the first.
    """
    rows = {row["employee_id"]: row for row in people}
    pairs: dict[str, list[Proposal]] = defaultdict(list)
    found = list(proposals)
    for one in found:
        pairs[named(rows[str(person(one, side))], by, grades)].append(one)
    wanting = places(rows.values(), by, side, grades)
    groups = [
        group(name, pairs[name], wanting[name], side) for name in sorted(set(wanting) | set(pairs))
    ]
    groups.sort(key=lambda each: each.spread is None)
    return Strip(by, side, groups, middle([one.score / 100 for one in found]) if found else None)


def person(proposal: Proposal, side: str) -> Any:
    return proposal.executive.person_id if side == "executive" else proposal.mentor.person_id


def named(row: Row, by: str, grades: Mapping[int, str]) -> str:
    if by != "grade":
        return row.get(by) or _("not known")
    rank = row.get("grade_rank")
    return _("not known") if rank is None else grades.get(rank, str(rank))


def places(
    rows: Iterable[Row], by: str, side: str, grades: Mapping[int, str]
) -> dict[str, set[str]]:
    """{group: people of this side with a place}."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["role"] == side and row.get("slots" if side == "executive" else "capacity", 1):
            found[named(row, by, grades)].add(row["employee_id"])
    return found


def group(name: str, pairs: Sequence[Proposal], wanting: set[str], side: str) -> Group:
    members = [{one.mentor_id for one in pairs}, {one.executive_id for one in pairs}]
    if len(pairs) < PAIRS or min(map(len, members)) < PEOPLE:
        return Group(name, None)
    matched = {str(person(one, side)) for one in pairs} & wanting
    return Group(name, middle([one.score / 100 for one in pairs]), len(matched), len(wanting))


def strips(
    proposals: Sequence[Proposal], people: Sequence[Row], grades: Mapping[int, str], *, by: str
) -> Iterator[Strip]:
    """Both sides, parted by one dimension."""
    for side in SIDES:
        yield strip(proposals, people, by=by, side=side, grades=grades)

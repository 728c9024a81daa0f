"""Blocking pairs by people's own wishes: both would rather have each other than somebody they have.

An empty place is given up for anybody, a locked pair for nobody. Slot rules and region caps are no
part of stability: with them some blocking pairs may be unavoidable.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import numpy as np

from .columns import Ints, Mask
from .instance import parse
from .quotas import locked_places
from .score import Scores
from .validate import refuse
from .wishes import NEVER, Wishbook, Wishes, is_ranked

IdPair = tuple[str, str]
EMPTY, FULL = NEVER, np.iinfo(np.int64).max


class Matched:
    """A matching as columns: who has whom, and what both gave up for it."""

    def __init__(self, book: Wishbook, pairs: Iterable[Any]) -> None:
        self.book, self.scores = book, book.scores
        instance = self.scores.instance
        self.slots = np.array([p.slots for p in instance.executives], dtype=np.int64)
        self.capacity = np.array([p.capacity for p in instance.mentors], dtype=np.int64)
        self.width = self.capacity.size
        executives = {p.id: n for n, p in enumerate(instance.executives)}
        mentors = {p.id: n for n, p in enumerate(instance.mentors)}
        places = [(executives[e], mentors[m]) for e, m in map(_ids, pairs)]
        self.e = np.array([e for e, _ in places], dtype=np.int64)
        self.m = np.array([m for _, m in places], dtype=np.int64)
        self.keys = np.sort(self.e * self.width + self.m)
        self.wishes = book.of(self.e, self.m)
        locked_e, locked_m = locked_places(instance)
        self.free = ~np.isin(self.e * self.width + self.m, locked_e * self.width + locked_m)

    def limits(self) -> "_Limits":
        """Return what a newcomer must beat on each side, and the scores lost to him."""
        return _Limits(
            executive=self._limit(self.e, self.slots, self.wishes.executive),
            mentor=self._limit(self.m, self.capacity, self.wishes.mentor),
            executive_score=self._given_up(self.e, self.slots, self.wishes.executive),
            mentor_score=self._given_up(self.m, self.capacity, self.wishes.mentor),
        )

    def _limit(self, of: Ints, room: Ints, wish: Ints) -> Ints:
        limit = np.full(room.size, FULL, dtype=np.int64)
        np.minimum.at(limit, of[self.free], wish[self.free])
        limit[np.bincount(of, minlength=room.size) < room] = EMPTY
        return limit

    def _given_up(self, of: Ints, room: Ints, wish: Ints) -> Ints:
        """Return the score of the partner each person would let go, 0 for an empty place."""
        score = np.zeros(room.size, dtype=np.int64)
        order = np.flatnonzero(self.free)[np.argsort(-wish[self.free], kind="stable")]
        score[of[order]] = self.wishes.score[order]  # the least wanted is written last
        score[np.bincount(of, minlength=room.size) < room] = 0
        return score


class _Limits(NamedTuple):
    executive: Ints
    mentor: Ints
    executive_score: Ints
    mentor_score: Ints


class _Worst(NamedTuple):
    """A blocking pair, ordered by how many of the two had ranked the other, then by points."""

    rankers: int
    points: int
    executive_wish: int
    e: int
    m: int


def blocking(instance: Mapping[str, Any], pairs: Iterable[Any]) -> dict[str, Any]:
    """Count the blocking pairs of a matching, and name the one that forgoes most.

    `pairs` are (executive id, mentor id) or rows of a result. Returns {"count", "worst"}; worst is
    None or {"executive", "mentor", "regret_executive", "regret_mentor", "rank_executive",
    "rank_mentor"}: regrets in points of score over the partner given up (the whole score for an
    empty place; not above 0 where an own ranking outweighs the score), ranks None where the
    other is not on the own list. Worst is the pair in which most of the two had ranked the other,
    then the one with most points. Raises ValueError for an unsound instance, KeyError for a
    stranger.
    """
    refuse(instance)
    return blocking_of(Matched(Wishbook(Scores(parse(instance))), pairs))


def blocking_of(matched: Matched) -> dict[str, Any]:
    """Do the same for a matching already read."""
    limits, count, worst = matched.limits(), 0, None
    for low, high, wishes in matched.book.blocks():
        places = np.nonzero(_blocks(matched, limits, low, high, wishes))
        count += places[0].size
        if places[0].size:
            found = _worst(matched, limits, low, places, wishes)
            worst = found if worst is None else max(worst, found)
    return {"count": count, "worst": worst and _named(matched, limits, worst)}


def _blocks(matched: Matched, limits: _Limits, low: int, high: int, wishes: Wishes) -> Mask:
    blocks: Mask = (wishes.executive > limits.executive[low:high, None]) & (
        wishes.mentor > limits.mentor[None, :]
    )
    first, last = np.searchsorted(matched.keys, [low * matched.width, high * matched.width])
    taken = matched.keys[first:last]
    blocks[taken // matched.width - low, taken % matched.width] = False
    return blocks


def _worst(
    matched: Matched, limits: _Limits, low: int, places: tuple[Any, ...], wishes: Wishes
) -> _Worst:
    rows, m = places
    e, wish = low + rows, wishes.executive[places]
    points = 2 * wishes.score[places] - limits.executive_score[e] - limits.mentor_score[m]
    rankers = is_ranked(wish).astype(np.int64) + is_ranked(wishes.mentor[places])
    columns = (rankers, points, wish, e, m)
    best = np.lexsort(columns[::-1])[-1]
    return _Worst(*(int(column[best]) for column in columns))


def _named(matched: Matched, limits: _Limits, worst: _Worst) -> dict[str, Any]:
    instance, e, m = matched.scores.instance, worst.e, worst.m
    executive, mentor = instance.executives[e], instance.mentors[m]
    pair = matched.scores.listed(np.array([e]), np.array([m]))
    score = int(matched.scores.of(pair)[0])
    return {
        "executive": executive.id,
        "mentor": mentor.id,
        "regret_executive": score - int(limits.executive_score[e]),
        "regret_mentor": score - int(limits.mentor_score[m]),
        "rank_executive": executive.ranks.get(mentor.id),
        "rank_mentor": mentor.ranks.get(executive.id),
    }


def _ids(pair: Any) -> IdPair:
    if isinstance(pair, Mapping):
        return pair["executive"], pair["mentor"]
    executive, mentor = pair
    return executive, mentor

"""Edits read as changes of a market: which pairs are no longer what they were."""

from collections.abc import Mapping
from copy import copy
from dataclasses import replace
from typing import Any

import numpy as np

from .columns import Ints
from .result import Answer
from .score import FORBIDDEN, Scores
from .warm_answer import Before, Edited, found_at
from .warm_change import Change, Place
from .warm_total import Pairs


def pair_edit(before: Before, after: Mapping[str, Any]) -> Edited | None:
    """Read what an amended instance locks and excludes; None where that is not sound."""
    scores, old = before.scores, before.change
    locked = _places(before, after.get("locks") or [], is_facing=True)
    excluded = _places(before, after.get("exclusions") or [], is_facing=False)
    if locked is None or excluded is None:
        return None
    width = len(scores.instance.mentors)
    once = {(key // width, key % width) for key in scores.bound.excluded.tolist()}
    new = copy(scores)
    new.bound = scores.bound._replace(
        excluded=np.array(sorted(e * width + m for e, m in excluded), dtype=np.int64)
    )
    lifted = {place: _score(new, place) for place in once - excluded}
    change = replace(
        old,
        slots=old.slots.copy(),
        capacity=old.capacity.copy(),
        locked=locked,
        scores={**dict.fromkeys(excluded - once, FORBIDDEN), **lifted},
        fresh_locks=locked - old.locked,
        pairs=set(lifted),
        people=(set(), set()),
    )
    is_sound = _take_places(old, change)
    return Edited(new, change, {e for e, _ in change.scores}, set(), set()) if is_sound else None


def answer_of(edited: Edited, before: Before, pairs: Pairs) -> Answer | None:
    """Make an answer of the pairs that were found, and the locked ones.

    None if that breaks anything: a result that does is never handed out.
    """
    change, width = edited.change, len(edited.scores.instance.mentors)
    locked = np.array(sorted(e * width + m for e, m in change.locked), dtype=np.int64)
    room = replace(before.room, slots=change.slots, capacity=change.capacity, locked=locked)
    keys = np.sort(np.concatenate([pairs.e * width + pairs.m, locked]))
    answer = Answer(edited.scores, room, keys, _scores_of(before, edited.scores, keys))
    taken = np.bincount(answer.e, minlength=change.slots.size), answer.used
    given = np.bincount(locked // width, minlength=change.slots.size)
    lent = np.bincount(locked % width, minlength=width)
    is_sound = (taken[0] <= change.slots + given).all() and (
        taken[1] <= change.capacity + lent
    ).all()
    is_sound &= (answer.score != FORBIDDEN).all() and (np.diff(keys) > 0).all()
    return answer if is_sound else None


def _scores_of(before: Before, scores: Scores, keys: Ints) -> Ints:
    """Look up the scores of pairs there were; work out the others, FORBIDDEN by any rule."""
    width = max(1, len(scores.instance.mentors))
    at, known = found_at(before.keys, keys)
    found = np.zeros(keys.size, dtype=np.int64)
    found[known] = before.score[at[known]]
    new = np.flatnonzero(~known)
    found[new] = scores.allowed(keys[new] // width, keys[new] % width)
    return found


def _places(before: Before, pairs: list[Any], *, is_facing: bool) -> set[Place] | None:
    """Look up pairs of an executive and a mentor; None if a pair stands twice or is unknown."""
    executives, mentors = before.places
    found, others = set(), set()
    for one, other in pairs:
        if one in executives and other in mentors:
            found.add((executives[one], mentors[other]))
        elif other in executives and one in mentors and not is_facing:
            found.add((executives[other], mentors[one]))
        elif is_facing or not {one, other} <= before.everyone:
            return None
        else:
            others.add(frozenset((one, other)))
    return found if len(found) + len(others) == len(pairs) else None


def _take_places(old: Change, change: Change) -> bool:
    """Let locks take their places and give back those of locks that are gone."""
    for e, m in old.locked - change.locked:
        for side, place, people in ((change.slots, e, 0), (change.capacity, m, 1)):
            side[place] += 1
            if side[place] == 1:  # nobody had looked at this person's pairs
                change.people[people].add(place)
        change.pairs.add((e, m))
    for e, m in change.locked - old.locked:
        change.slots[e] -= 1
        change.capacity[m] -= 1
        if change.score(e, m) == FORBIDDEN:
            return False
    return bool((change.slots >= 0).all() and (change.capacity >= 0).all())


def _score(scores: Scores, place: Place) -> int:
    found: Ints = scores.allowed(np.array(place[:1]), np.array(place[1:]))
    return int(found[0])

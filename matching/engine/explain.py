"""Why a slot stayed empty: what the rules removed, which single change would help, who else won."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np

from .columns import Ints, Mask
from .grid import Grid, block, block_bounds
from .quotas import CLASSES, class_of, fits, rows_of
from .result import Answer
from .rules import RULES, line_levels
from .terms import common_minutes

STEP = 30  # minutes
LEAST_LINE_DISTANCE = 3  # nothing nearer is ever proposed: who decides on the other stays out
MOST_STEPS = 3
SWITCHES: dict[str, bool | str] = {
    "direction": False,
    "same_manager": False,
    "language": False,
    "excluded": False,
    "history": False,
    "region": "any",
}


def removed_by_rules(answer: Answer) -> dict[str, dict[str, int]]:
    """Say for each executive how many mentors each rule takes away, alone or with others."""
    return answer.removed


def unmatched_at(answer: Answer, executives: Iterable[int]) -> Iterator[dict[str, Any]]:
    """Explain some executives, each of whom has an open slot."""
    for e in executives:
        yield _row(_look(answer, e, e + 1), e, 0)


def unmatched(answer: Answer) -> list[dict[str, Any]]:
    """Explain every executive with an open slot."""
    slots = np.array([p.slots for p in answer.scores.instance.executives], dtype=np.int64)
    is_open = slots > answer.filled
    rows = []
    for low, high in block_bounds(answer.scores.columns):
        if is_open[low:high].any():
            sight = _look(answer, low, high)
            rows += [_row(sight, low + n, n) for n in np.flatnonzero(is_open[low:high]).tolist()]
    return rows


class _Sight(NamedTuple):
    """A block of pairs with every rule's verdict; `has_time` and `fills` are about mentors."""

    answer: Answer
    pairs: Grid
    masks: dict[str, Mask]
    broken: Ints
    has_time: Mask
    is_taken: Mask  # these two are a pair
    counts: Ints
    full_regions: Mask


def _look(answer: Answer, low: int, high: int) -> _Sight:
    pairs = block(answer.scores.columns, low, high)
    masks = {code: rule(pairs, answer.scores.bound) for code, rule in RULES.items()}
    is_taken = np.zeros(pairs.shape, dtype=np.bool_)
    is_taken[pairs.places(answer.keys)[0]] = True
    return _Sight(
        answer=answer,
        pairs=pairs,
        masks=masks,
        broken=np.sum(list(masks.values()), axis=0),
        has_time=answer.has_time,
        is_taken=is_taken,
        counts=answer.class_counts,
        full_regions=full_regions(answer),
    )


def full_regions(answer: Answer) -> Mask:
    """Whether each mentor's region has all the pairs it can take."""
    mentors = answer.scores.instance.mentors
    is_full = np.zeros(len(mentors), dtype=np.bool_)
    for cap in answer.scores.instance.policy.region_caps:
        inside = np.array([p.region == cap.region for p in mentors], dtype=np.bool_)
        if cap.max is not None and int(answer.used[inside].sum()) >= cap.max:
            is_full |= inside
    return is_full


def _row(sight: _Sight, e: int, n: int) -> dict[str, Any]:
    person = sight.answer.scores.instance.executives[e]
    candidates = (sight.broken[n] == 0) & ~sight.is_taken[n]
    fills = _fills(sight, e)
    return {
        "executive": person.id,
        "open_slots": person.slots - int(sight.counts[e].sum()),
        "removed": sight.answer.removed[person.id],
        "relaxations": [
            *_relaxed_rules(sight, n, fills),
            *_relaxed_limits(sight, candidates, fills),
        ],
        "competition": bool((candidates & sight.has_time & fills).any()),
    }


def _fills(sight: _Sight, e: int) -> Mask:
    """Whether each mentor is of a kind that an open slot of this executive may take."""
    instance = sight.answer.scores.instance
    person, mentors = instance.executives[e], np.arange(len(instance.mentors))
    rows = rows_of(person, instance.policy.slot_rules)
    one = np.eye(CLASSES, dtype=np.int64)
    may = np.array([fits(person.slots, rows, sight.counts[e] + one[c]) for c in range(CLASSES)])
    classes = class_of(sight.answer.scores.columns, np.array(e), mentors)
    allowed: Mask = may[classes]
    return allowed


def _relaxed_rules(sight: _Sight, n: int, fills: Mask) -> Iterator[dict[str, Any]]:
    """Propose to relax the rules that alone stand between the executive and some mentor."""
    useful = sight.has_time & fills & (sight.broken[n] == 1)
    for code, mask in sight.masks.items():
        sole = mask[n] & useful
        if not sole.any():
            continue
        if code == "overlap":
            minutes = _minutes(sight, n)[sole]
            yield from _steps(code, minutes, range(int(minutes.max()) // STEP * STEP, -1, -STEP))
        elif code == "line":
            levels = _levels(sight, n)[sole]
            tops = range(int(levels.max()), LEAST_LINE_DISTANCE - 1, -1)
            yield from _steps(code, levels, tops)
        else:
            yield {"rule": code, "to": SWITCHES[code], "gains": int(sole.sum())}


def _steps(code: str, values: Ints, limits: range) -> Iterator[dict[str, Any]]:
    """Name the first few limits at which more mentors come in."""
    gains, found = 0, 0
    for limit in limits:
        reached = int((values >= limit).sum())
        if reached > gains and found < MOST_STEPS:
            yield {"rule": code, "to": limit, "gains": reached}
            gains, found = reached, found + 1


def _minutes(sight: _Sight, n: int) -> Ints:
    minutes: Ints = common_minutes(sight.pairs)[n]
    return minutes


def _levels(sight: _Sight, n: int) -> Ints:
    e = int(sight.pairs.e[n, 0])
    levels: Ints = line_levels(block(sight.pairs.columns, e, e + 1), sight.answer.scores.bound)[0]
    return levels


def _relaxed_limits(sight: _Sight, candidates: Mask, fills: Mask) -> Iterator[dict[str, Any]]:
    """Propose to relax what is no rule about two people: slot rules, caps, a mentor's time."""
    limits = (
        ("slot_rules", "off", candidates & sight.has_time & ~fills),
        ("region_caps", "off", candidates & sight.has_time & fills & sight.full_regions),
        ("capacity", 1, candidates & ~sight.has_time & fills),
    )
    for code, to, mentors in limits:
        if mentors.any():
            yield {"rule": code, "to": to, "gains": int(mentors.sum())}

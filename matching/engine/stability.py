"""Blocking pairs: two people who would both rather have each other than somebody they have."""

import numpy as np

from .columns import Ints
from .explain import full_regions
from .quotas import CLASSES, class_of, fits, rows_of
from .result import Answer

ANY, NEVER = -1, np.iinfo(np.int64).max


def blocking_pairs(answer: Answer) -> int:
    """Count pairs outside the matching whose score beats what either side would give up for it.

    An empty place is given up for anything; a locked pair for nothing; slot rules stay kept, and
    a region that has all its pairs takes a mentor only in exchange.
    """
    executives, mentors = _by_executive(answer), _by_mentor(answer)
    width, count = mentors.size, 0
    for low, high, block in answer.scores.blocks():
        e = np.arange(low, high, dtype=np.int64)[:, None]
        m = np.arange(width, dtype=np.int64)[None, :]
        classes = class_of(answer.scores.columns, e, m) if executives.shape[1] > 1 else 0
        blocks = (block > executives[e, classes]) & (block > mentors[m]) & (block >= 0)
        first, last = np.searchsorted(answer.keys, [low * width, high * width])
        taken = answer.keys[first:last]
        blocks[taken // width - low, taken % width] = False
        count += int(blocks.sum())
    return count


def _by_mentor(answer: Answer) -> Ints:
    """Return the score above which each mentor would change."""
    capacity = np.array([p.capacity for p in answer.scores.instance.mentors], dtype=np.int64)
    limit = np.full(capacity.size, NEVER, dtype=np.int64)
    free = ~answer.locked
    np.minimum.at(limit, answer.m[free], answer.score[free])
    limit[(answer.used < capacity) & ~full_regions(answer)] = ANY
    return limit


def _by_executive(answer: Answer) -> Ints:
    """Return the score above which each executive would change (by class of the newcomer)."""
    instance = answer.scores.instance
    slots = np.array([p.slots for p in instance.executives], dtype=np.int64)
    limit = np.full(slots.size, NEVER, dtype=np.int64)
    free = ~answer.locked
    np.minimum.at(limit, answer.e[free], answer.score[free])
    limit[answer.filled < slots] = ANY
    if not instance.policy.slot_rules:
        return limit[:, None]
    table = np.repeat(limit[:, None], CLASSES, axis=1)
    for e, person in enumerate(instance.executives):
        if rows := rows_of(person, instance.policy.slot_rules):
            table[e] = _by_class(answer, e, rows)
    return table


def _by_class(answer: Answer, e: int, rows: list[tuple[tuple[int, ...], int]]) -> Ints:
    slots = answer.scores.instance.executives[e].slots
    counts, one = answer.class_counts[e], np.eye(CLASSES, dtype=np.int64)
    places = np.flatnonzero(answer.e == e)
    held = class_of(answer.scores.columns, answer.e[places], answer.m[places])
    limits = np.full(CLASSES, NEVER, dtype=np.int64)
    for newcomer in range(CLASSES):
        if fits(slots, rows, counts + one[newcomer]):
            limits[newcomer] = ANY
            continue
        for place, kind in zip(places, held, strict=True):
            if not answer.locked[place] and fits(slots, rows, counts + one[newcomer] - one[kind]):
                limits[newcomer] = min(limits[newcomer], answer.score[place])
    return limits

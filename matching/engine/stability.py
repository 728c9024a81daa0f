"""Blocking pairs: two people who would both rather have each other than somebody they have."""

from collections.abc import Iterator

import numpy as np

from .columns import Ints
from .explain import full_regions
from .looks import Found, batches
from .pool import Pool
from .pricing import Market
from .quotas import CLASSES, class_of, fits, rows_of
from .result import Answer
from .scan import strips

ANY, NEVER = -1, np.iinfo(np.int64).max >> 1


def blocking_pairs(answer: Answer, market: Market | None = None, pool: Pool | None = None) -> int:
    """Count pairs outside the matching whose score beats what either side would give up for it.

    An empty place is given up for anything; a locked pair for nothing; slot rules stay kept, and
    a region that has all its pairs takes a mentor only in exchange. What is locked on both sides
    or has no place at all blocks nothing, so that only the market's pairs count.
    """
    market = market or Market(answer.scores, answer.room)
    pool = pool or Pool.empty(market.width)
    limits = Limits(answer, _by_executive(answer), _by_mentor(answer))
    rows = market.rows[pool.floors(len(limits.executive))[market.rows] > limits.least[market.rows]]
    count = limits.broken(pool.e, pool.m, pool.score)
    for found in batches(_spotted(market, limits, rows)):
        fresh = found.only(~pool.holds(found.e * market.width + found.m))
        exact = market.exact(fresh.e, fresh.m)
        market.bounds.hold(fresh.upper, exact)
        count += limits.broken(fresh.e, fresh.m, exact)
    return count


class Limits:
    """The scores above which people would change: executives (by class), mentors."""

    def __init__(self, answer: Answer, executive: Ints, mentor: Ints) -> None:
        self.answer, self.executive, self.mentor = answer, executive, mentor
        self.least: Ints = executive.min(axis=1)

    def broken(self, e: Ints, m: Ints, score: Ints) -> int:
        """Count those of some pairs who would both rather have each other."""
        has_classes = self.executive.shape[1] > 1
        classes = class_of(self.answer.scores.columns, e, m) if has_classes else 0
        both = (score > self.executive[e, classes]) & (score > self.mentor[m]) & (score >= 0)
        both &= ~np.isin(e * self.mentor.size + m, self.answer.keys)
        return int(both.sum())


def _spotted(market: Market, limits: Limits, rows: Ints) -> Iterator[Found]:
    nothing = np.zeros(market.bounds.mentors.size)
    slack = market.bounds.slack(nothing)
    least = (limits.least + 1).astype(np.float64) - slack
    mentor = (limits.mentor[market.bounds.mentors] + 1).astype(np.float64) - slack
    for strip in strips(market.bounds, rows, nothing):
        spotted = strip.above_both(least[strip.rows], mentor)
        market.scores.run.priced(strip.size)
        upper = spotted.value.astype(np.float64) + slack
        yield Found(strip.rows[spotted.line], strip.mentors(spotted), upper)


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

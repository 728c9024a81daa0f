"""The result after an edit, made from the result before: only what the edit touches is new."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from .certificate import certificate
from .columns import Ints, Mask
from .explain import unmatched_at
from .flow import PRIORITIES
from .grid import block
from .quotas import Room
from .removed import removed
from .result import ENGINE, Answer, terms_of
from .rules import RULES, in_line
from .run import Run
from .score import FORBIDDEN, Scores
from .stability import ANY, NEVER
from .warm_change import Change

Result = dict[str, Any]


@dataclass(slots=True)
class Proven:
    """What the solvers proved about the market after an edit."""

    coverage: int
    minimum: int | None
    price_of_fairness: float


class Edited(NamedTuple):
    """The scores after an edit, the change of the market, and which executives to look at again.

    `looked_at`: their pairs have other rules now; `stale`: what would help them may be another;
    `contested`: whether others took what they could have had may be another.
    """

    scores: Scores
    change: Change
    looked_at: set[int]
    stale: set[int]
    contested: set[int]


@dataclass(slots=True)
class Before:
    """A result with the columns it was made from."""

    result: Result
    scores: Scores
    room: Room
    keys: Ints  # of the pairs, locked ones included, sorted
    score: Ints  # of the same pairs
    pairs: list[dict[str, Any]]  # the same pairs as they were written
    time: tuple[Ints, Ints]  # slots of executives, capacity of mentors, locks included
    removed: Ints  # executive x rule
    change: Change  # the market as it stands
    limits: tuple[Ints, Ints]  # the score above which an executive, a mentor would change
    places: tuple[dict[str, int], dict[str, int]]  # of executives and of mentors, by id
    everyone: set[str]


def before_of(result: Result, answer: Answer, change: Change) -> Before:
    """Keep a result with what helps to write the next one."""
    instance = answer.scores.instance
    executives = {p.id: n for n, p in enumerate(instance.executives)}
    time = (
        np.array([p.slots for p in instance.executives], dtype=np.int64),
        np.array([p.capacity for p in instance.mentors], dtype=np.int64),
    )
    return Before(
        result,
        answer.scores,
        answer.room,
        answer.keys,
        answer.score,
        result["pairs"],
        time,
        removed(answer.scores.columns, answer.scores.bound),
        change,
        limits(answer, time),
        places=(executives, {p.id: n for n, p in enumerate(instance.mentors)}),
        everyone={p.id for p in instance.people},
    )


def result_after(
    before: Before, answer: Answer, edited: Edited, proven: Proven, run: Run
) -> Result:
    """Write the result of an edit."""
    old, looked_at = before.result, edited.looked_at
    rows = looked_at | _differing(before, answer)
    counts = {**old["removed"], **_removed(answer.scores, looked_at)}
    answer.__dict__["removed"] = counts
    return {
        "status": "optimal",
        "errors": [],
        "pairs": _pairs(before, answer),
        "slots": old["slots"],
        "filled": int(answer.keys.size),
        "filled_by_priority": _by_priority(before, answer, edited.change),
        "total": int(answer.score.sum()),
        "minimum": answer.minimum,
        "certificate": certificate(
            coverage=proven.coverage,
            minimum=proven.minimum if answer.minimum is not None else None,
            total=int(answer.score.sum()),
            total_bound=int(answer.score.sum()),
            rounds=run.rounds,
            priced=run.pairs_priced,
        ),
        "price_of_fairness": proven.price_of_fairness,
        "blocking_pairs": _blocking(before, answer, edited.change, rows),
        "unmatched": _unmatched(before, answer, edited, rows | edited.stale),
        "removed": counts,
        "seconds": round(run.seconds, 3),
        "engine": ENGINE,
    }


def limits(answer: Answer, time: tuple[Ints, Ints]) -> tuple[Ints, Ints]:
    """Return the score above which each executive, each mentor would change.

    An empty place is given up for anything, a locked pair for nothing; without slot rules and
    region caps.
    """
    free = ~answer.locked
    sides = (answer.e, answer.filled, time[0]), (answer.m, answer.used, time[1])
    found = []
    for places, used, most in sides:
        limit = np.full(used.size, NEVER, dtype=np.int64)
        np.minimum.at(limit, places[free], answer.score[free])
        limit[used < most] = ANY
        found.append(limit)
    return found[0], found[1]


def _differing(old: Before, new: Answer) -> set[int]:
    """List executives some of whose pairs came or went, or were locked or unlocked."""
    width = max(1, len(new.scores.instance.mentors))
    moved = np.setxor1d(old.keys, new.keys), np.setxor1d(old.room.locked, new.room.locked)
    return set((np.concatenate(moved) // width).tolist())


def _by_priority(before: Before, answer: Answer, change: Change) -> dict[str, list[int]]:
    """Count filled slots and slots of each priority that has any, the highest first."""
    most = max(PRIORITIES) + 1
    slots = np.bincount(change.priority, before.time[0], most).astype(np.int64).tolist()
    filled = np.bincount(change.priority, answer.filled, most).astype(np.int64).tolist()
    return {str(p): [filled[p], slots[p]] for p in reversed(PRIORITIES) if slots[p]}


def _pairs(before: Before, answer: Answer) -> list[dict[str, Any]]:
    """Take over what was written of pairs before, and write the others."""
    at, is_known = found_at(before.keys, answer.keys)
    was_locked = np.isin(answer.keys, before.room.locked)
    is_known &= was_locked == answer.locked
    new = _rows(answer, np.flatnonzero(~is_known).tolist())
    places = zip(at.tolist(), is_known.tolist(), strict=True)
    return [before.pairs[place] if known else next(new) for place, known in places]


def found_at(keys: Ints, wanted: Ints) -> tuple[Ints, Mask]:
    """Look up sorted keys: where each stands, and whether it does."""
    at = np.minimum(np.searchsorted(keys, wanted), max(0, keys.size - 1))
    known = keys[at] == wanted if keys.size else np.zeros(wanted.size, dtype=np.bool_)
    return at, known


def _rows(answer: Answer, which: list[int]) -> Iterator[dict[str, Any]]:
    e, m = answer.e[which], answer.m[which]
    instance, terms = answer.scores.instance, terms_of(answer.scores, e, m)
    recusal = in_line(answer.scores.listed(e, m), answer.scores.bound)
    for n, place in enumerate(which):
        yield {
            "executive": instance.executives[e[n]].id,
            "mentor": instance.mentors[m[n]].id,
            "score": int(answer.score[place]),
            "terms": terms[n],
            "locked": bool(answer.locked[place]),
            "needs_recusal": bool(recusal[n]),
        }


def _removed(scores: Scores, rows: set[int]) -> dict[str, dict[str, int]]:
    """Count again how many mentors each rule takes away from some executives."""
    found = {}
    for e in rows:
        pairs = block(scores.columns, e, e + 1)
        counts = ((code, int(rule(pairs, scores.bound).sum())) for code, rule in RULES.items())
        found[scores.instance.executives[e].id] = {code: n for code, n in counts if n}
    return found


def _unmatched(
    before: Before, answer: Answer, edited: Edited, rows: set[int]
) -> list[dict[str, Any]]:
    executives = answer.scores.instance.executives
    is_open = [e for e in sorted(rows) if executives[e].slots > answer.filled[e]]
    new = {row["executive"]: row for row in unmatched_at(answer, is_open)}
    contested = {executives[e].id: e for e in edited.contested - rows}
    stale = {executives[e].id for e in rows}
    for row in before.result["unmatched"]:
        who = row["executive"]
        if who in contested:
            new[who] = {
                **row,
                "competition": _has_candidates(before, answer, edited, contested[who]),
            }
        elif who not in stale:
            new[who] = row
    return [new[who] for who in sorted(new)]


def _has_candidates(before: Before, answer: Answer, edited: Edited, e: int) -> bool:
    """Whether anybody with time who is not this executive's mentor could be."""
    scores = edited.change.row(e)
    scores[answer.m[answer.e == e]] = FORBIDDEN
    return bool(((scores != FORBIDDEN) & (before.time[1] > 0)).any())


def _blocking(before: Before, answer: Answer, change: Change, touched: set[int]) -> int:
    """Count blocking pairs again in the rows and columns where anything is different."""
    now = limits(answer, before.time)
    differs = np.flatnonzero(now[0] != before.limits[0]).tolist()
    rows = sorted(touched | set(differs))
    columns = np.flatnonzero(now[1] != before.limits[1]).tolist()
    count: int = before.result["blocking_pairs"]
    count += blocking_in(answer.keys, now, change, rows, columns)
    return count - blocking_in(before.keys, before.limits, before.change, rows, columns)


def blocking_in(
    keys: Ints, limits: tuple[Ints, Ints], change: Change, rows: list[int], columns: list[int]
) -> int:
    """Count blocking pairs in some rows and columns."""
    scores = _stack([change.row(e) for e in rows], limits[1].size)
    lines = _stack([change.column(m) for m in columns], limits[0].size)
    e, m = keys // max(1, limits[1].size), keys % max(1, limits[1].size)
    _mark_taken(scores, rows, e, m)
    _mark_taken(lines, columns, m, e)
    lines[:, rows] = FORBIDDEN
    count = (scores > limits[0][rows][:, None]) & (scores > limits[1]) & (scores >= 0)
    more = (lines > limits[1][columns][:, None]) & (lines > limits[0]) & (lines >= 0)
    return int(count.sum()) + int(more.sum())


def _stack(lines: list[Ints], width: int) -> Ints:
    return np.stack(lines) if lines else np.zeros((0, width), dtype=np.int64)


def _mark_taken(scores: Ints, which: list[int], of: Ints, others: Ints) -> None:
    """Forbid the pairs that there are, in the lines of some people."""
    if not which:
        return
    order = np.array(which, dtype=np.int64)
    at = np.minimum(np.searchsorted(order, of), order.size - 1)
    mine = order[at] == of
    scores[at[mine], others[mine]] = FORBIDDEN

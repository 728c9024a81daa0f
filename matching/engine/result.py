"""The result file: pairs with their terms, counts, and where there is no solution, the errors."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from .columns import Ints, Mask
from .quotas import CLASSES, Room, class_of
from .removed import removed as removed_by_rule
from .rules import RULES, in_line
from .run import Run
from .score import Scores
from .terms import TERMS
from .validate import Fault

ENGINE = "counterpart 1"


class Answer:
    """The chosen pairs (locked ones included) as columns, sorted by pair key."""

    def __init__(self, scores: Scores, room: Room, keys: Ints, score: Ints | None = None) -> None:
        self.scores, self.room, self.keys = scores, room, keys
        width = max(1, len(scores.instance.mentors))
        self.e, self.m = keys // width, keys % width
        self.pairs = scores.listed(self.e, self.m)
        self.score = scores.of(self.pairs) if score is None else score
        self.locked = np.isin(keys, room.locked)

    @property
    def minimum(self) -> int | None:
        """The smallest score of any pair that is not locked."""
        free = self.score[~self.locked]
        return int(free.min()) if free.size else None

    @cached_property
    def class_counts(self) -> Ints:
        """How many mentors of each class each executive has (executive x class)."""
        counts = np.zeros((len(self.scores.instance.executives), CLASSES), dtype=np.int64)
        classes = class_of(self.scores.columns, self.e, self.m)
        np.add.at(counts, (self.e, classes), 1)
        return counts

    @cached_property
    def has_time(self) -> Mask:
        """Whether each mentor takes any executive at all."""
        return np.array([p.capacity > 0 for p in self.scores.instance.mentors], dtype=np.bool_)

    @cached_property
    def used(self) -> Ints:
        """How many executives each mentor has."""
        return np.bincount(self.m, minlength=len(self.scores.instance.mentors)).astype(np.int64)

    @cached_property
    def filled(self) -> Ints:
        """How many mentors each executive has."""
        return np.bincount(self.e, minlength=len(self.scores.instance.executives)).astype(np.int64)

    @cached_property
    def removed(self) -> dict[str, dict[str, int]]:
        """How many mentors each rule takes away from each executive, alone or with others."""
        ids = [person.id for person in self.scores.instance.executives]
        return removed_of(ids, removed_by_rule(self.scores.columns, self.scores.bound))


def removed_of(executives: Sequence[str], counts: Ints) -> dict[str, dict[str, int]]:
    """Write counts (executive x rule) by id and code, those of 0 left out."""
    codes = tuple(RULES)
    return {
        person: {code: count for code, count in zip(codes, row, strict=True) if count}
        for person, row in zip(executives, counts.tolist(), strict=True)
    }


def full_result(
    answer: Answer,
    *,
    status: str,
    certificate: dict[str, Any],
    price_of_fairness: float,
    blocking_pairs: int,
    unmatched: list[dict[str, Any]],
    removed: dict[str, dict[str, int]],
    run: Run,
) -> dict[str, Any]:
    """Write a result file; `removed` says for every executive what `unmatched` says for some."""
    executives = answer.scores.instance.executives
    return {
        "status": status,
        "errors": [],
        "pairs": _pairs(answer),
        "slots": sum(p.slots for p in executives),
        "filled": int(answer.keys.size),
        "filled_by_priority": _by_priority(answer),
        "total": int(answer.score.sum()),
        "minimum": answer.minimum,
        "certificate": certificate,
        "price_of_fairness": price_of_fairness,
        "blocking_pairs": blocking_pairs,
        "unmatched": unmatched,
        "removed": removed,
        "seconds": round(run.seconds, 3),
        "engine": ENGINE,
    }


def fault_result(status: str, faults: Sequence[Fault], run: Run) -> dict[str, Any]:
    """Write the result of an instance that cannot be matched."""
    return {
        "status": status,
        "errors": [fault.as_dict() for fault in faults],
        "pairs": [],
        "slots": 0,
        "filled": 0,
        "filled_by_priority": {},
        "total": 0,
        "minimum": None,
        "certificate": None,
        "price_of_fairness": None,
        "blocking_pairs": None,
        "unmatched": [],
        "removed": {},
        "seconds": round(run.seconds, 3),
        "engine": ENGINE,
    }


def _pairs(answer: Answer) -> list[dict[str, Any]]:
    instance = answer.scores.instance
    terms = terms_of(answer.scores, answer.e, answer.m)
    recusal = in_line(answer.pairs, answer.scores.bound)
    return [
        {
            "executive": instance.executives[e].id,
            "mentor": instance.mentors[m].id,
            "score": int(answer.score[n]),
            "terms": terms[n],
            "locked": bool(answer.locked[n]),
            "needs_recusal": bool(recusal[n]),
        }
        for n, (e, m) in enumerate(zip(answer.e, answer.m, strict=True))
    ]


def terms_of(scores: Scores, e: Ints, m: Ints) -> list[dict[str, float]]:
    """Return the terms of single pairs, in full, so that anybody can add up the score again."""
    pairs = scores.listed(e, m)
    columns = {name: term(pairs) for name, term in TERMS.items()}
    return [{name: float(column[n]) for name, column in columns.items()} for n in range(e.size)]


def _by_priority(answer: Answer) -> dict[str, list[int]]:
    executives, filled = answer.scores.instance.executives, answer.filled
    counts: dict[str, list[int]] = {}
    for priority in (3, 2, 1):
        places = [n for n, p in enumerate(executives) if p.priority == priority]
        slots = sum(executives[n].slots for n in places)
        if slots:
            counts[str(priority)] = [int(filled[places].sum()), slots]
    return counts

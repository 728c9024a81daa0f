"""The proof that goes with a result, and a last look at it with no solver involved."""

from typing import Any

import numpy as np

from .columns import Ints
from .instance import Instance
from .quotas import CLASSES, class_of, fits, rows_of
from .rules import forbidden
from .score import Scores


def certificate(
    *, coverage: int, minimum: int | None, total: int, total_bound: int, rounds: int, priced: int
) -> dict[str, Any]:
    """Write the bounds as the result file has them; `gap` is relative to the bound of the total."""
    gap = 0.0 if total_bound <= total else (total_bound - total) / total_bound
    return {
        "coverage_bound": coverage,
        "minimum_bound": minimum,
        "total_bound": total_bound,
        "gap": gap,
        "rounds": rounds,
        "pairs_priced": priced,
    }


def violations(scores: Scores, keys: Ints) -> list[str]:
    """Name every rule that a list of pairs breaks; a result with any is never handed out."""
    instance = scores.instance
    width = max(1, len(instance.mentors))
    e, m = keys // width, keys % width
    found = [
        ("a pair twice", np.unique(keys).size < keys.size),
        ("a hard rule", forbidden(scores.listed(e, m), scores.bound).any()),
        ("slots", _exceeds(e, [p.slots for p in instance.executives])),
        ("capacity", _exceeds(m, [p.capacity for p in instance.mentors])),
        ("a slot rule", _breaks_slot_rules(scores, e, m)),
        ("a region cap", _breaks_caps(instance, m)),
    ]
    return [name for name, is_broken in found if is_broken]


def _exceeds(places: Ints, most: list[int]) -> bool:
    return bool((np.bincount(places, minlength=len(most)) > np.array(most, dtype=np.int64)).any())


def _breaks_slot_rules(scores: Scores, e: Ints, m: Ints) -> bool:
    rules = scores.instance.policy.slot_rules
    if not rules:
        return False
    counts = np.zeros((len(scores.instance.executives), CLASSES), dtype=np.int64)
    np.add.at(counts, (e, class_of(scores.columns, e, m)), 1)
    people = enumerate(scores.instance.executives)
    return not all(fits(p.slots, rows_of(p, rules), counts[n]) for n, p in people)


def _breaks_caps(instance: Instance, m: Ints) -> bool:
    for cap in instance.policy.region_caps:
        count = sum(instance.mentors[n].region == cap.region for n in m)
        if count < cap.min or (cap.max is not None and count > cap.max):
            return True
    return False

"""Do the terms keep the bounds that they declare? A look at some pairs, term by term.

A term above its bound would let good pairs go unseen, and the proof with them. So every run looks
at a sample, and at every pair that it scores exactly besides (`Bounds.hold`).
"""

import numpy as np

from .columns import Floats, Ints
from .factors import Bound, Groups, Marks
from .grid import listed
from .score import Scores
from .terms import TERMS

SAMPLE = 512
ROUNDED = 1e-6
STEP = 0x9E3779B1  # spreads the sample over all pairs


def check_terms(scores: Scores) -> None:
    """Raise ArithmeticError naming the terms in use that exceed their bound on the sample."""
    executives, width = len(scores.instance.executives), len(scores.instance.mentors)
    if scores.given is not None or not executives * width:
        return
    keys = np.arange(min(SAMPLE, executives * width), dtype=np.int64) * STEP % (executives * width)
    pairs, weights = listed(scores.columns, keys // width, keys % width), scores.instance.policy
    names = []
    for name, term in TERMS.items():
        bound = term.bound(scores.columns) if term.bound and weights.weights[name] else None
        most = 1.0 if bound is None else _bound_of(bound, pairs.e, pairs.m, width)
        if weights.weights[name] and (term(pairs) > most + ROUNDED).any():
            names.append(name)
    if names:
        message = f"terms exceed the bounds they declare: {', '.join(names)}"
        raise ArithmeticError(message)


def _bound_of(bound: Bound, e: Ints, m: Ints, width: int) -> Floats:
    if isinstance(bound, Marks):
        keys = e * width + m
        at = np.minimum(np.searchsorted(bound.keys, keys), max(bound.keys.size - 1, 0))
        if not bound.keys.size:
            return np.zeros(keys.size)
        return np.where(bound.keys[at] == keys, bound.values[at], 0.0)
    if isinstance(bound, Groups):
        most = np.zeros(e.size)
        for number in np.unique(bound.group[e]).tolist():
            inside = bound.group[e] == number
            left, right = bound.of(number, e[inside])
            most[inside] = np.einsum("ik,ki->i", left, right[:, m[inside]])
        return most
    product: Floats = np.einsum("ik,ki->i", bound.left[e], bound.right[:, m])
    return product

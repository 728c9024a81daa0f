"""How many mentors each rule takes away from each executive, alone or together with others.

Where a rule knows people by kinds, kinds are counted, not pairs.
"""

from collections.abc import Callable

import numpy as np

from .columns import UNKNOWN, Columns, Ints, Mask
from .grid import block, block_bounds, listed
from .lines import above, below
from .rules import RULES, Bound, Rule, is_short, tree_levels

Count = Callable[[Columns, Bound], Ints]


def removed(columns: Columns, bound: Bound) -> Ints:
    """Count for each executive (line) and each rule (column, in the order of RULES)."""
    counts = [
        COUNTS[code](columns, bound) if code in COUNTS else pair_by_pair(rule, columns, bound)
        for code, rule in RULES.items()
    ]
    return np.stack(counts, axis=1)


def pair_by_pair(rule: Rule, columns: Columns, bound: Bound) -> Ints:
    """Count what a rule takes away by looking at every pair."""
    found = [
        rule(block(columns, low, high), bound).sum(axis=1) for low, high in block_bounds(columns)
    ]
    return np.concatenate([np.zeros(0, dtype=np.int64), *found])


def _line(columns: Columns, bound: Bound) -> Ints:
    one, two, least = bound.lines.executives, bound.lines.mentors, bound.policy.line_distance
    counts = below(one, two, least) + above(one, two, least)
    if least is None or least > 1:
        counts += _listed(columns, bound.lines.paid[_is_far(columns, bound)])
    return counts


def _is_far(columns: Columns, bound: Bound) -> Mask:
    """Whether the tree alone would allow each pair of whom one decides the other's pay."""
    width = max(1, columns.mentors.function.size)
    paid, least = bound.lines.paid, bound.policy.line_distance
    levels = tree_levels(listed(columns, paid // width, paid % width), bound)
    is_far: Mask = levels == UNKNOWN
    return is_far if least is None else is_far | (levels >= least)


def _listed(columns: Columns, keys: Ints) -> Ints:
    width = max(1, columns.mentors.function.size)
    return np.bincount(keys // width, minlength=columns.executives.function.size)


def _direction(columns: Columns, bound: Bound) -> Ints:
    mine, theirs = columns.executives.grade, columns.mentors.grade
    if not bound.policy.direction:
        return np.zeros(mine.size, dtype=np.int64)
    known = np.sort(theirs[~np.isnan(theirs)])
    counts: Ints = np.where(np.isnan(mine), 0, known.size - np.searchsorted(known, mine))
    return counts


def _same_manager(columns: Columns, bound: Bound) -> Ints:
    mine, theirs = columns.executives.manager, columns.mentors.manager
    if not bound.policy.same_manager:
        return np.zeros(mine.size, dtype=np.int64)
    team = _sizes(theirs[theirs != UNKNOWN], 1 + int(mine.max(initial=0)))
    return np.where(mine == UNKNOWN, 0, team[mine])


def _overlap(columns: Columns, bound: Bound) -> Ints:
    short = is_short(columns.common_minutes, bound)
    counts: Ints = short @ _sizes(columns.mentors.hours, len(short))
    return counts[columns.executives.hours]


def _language(columns: Columns, bound: Bound) -> Ints:
    apart = (columns.shared_tongues == 0) & bound.policy.require_common_language
    counts: Ints = apart @ _sizes(columns.mentors.tongues, len(apart))
    return counts[columns.executives.tongues]


def _region(columns: Columns, bound: Bound) -> Ints:
    mine, theirs = columns.executives.region, columns.mentors.region
    same = _sizes(theirs, 1 + int(mine.max(initial=0)))[mine]
    return {"any": np.zeros_like(same), "in": theirs.size - same, "cross": same}[
        bound.policy.region_policy
    ]


def _sizes(codes: Ints, least: int) -> Ints:
    """Count the people of each code, at least so many codes."""
    return np.bincount(codes, minlength=least)


COUNTS: dict[str, Count] = {
    "line": _line,
    "direction": _direction,
    "same_manager": _same_manager,
    "overlap": _overlap,
    "language": _language,
    "excluded": lambda columns, bound: _listed(columns, bound.excluded),
    "history": lambda columns, bound: _listed(columns, bound.history),
    "region": _region,
}

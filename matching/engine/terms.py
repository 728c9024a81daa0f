"""The terms of the score, each in [0, 1], in the order in which they are summed.

A term has a value, exact for any pairs, and may declare a bound: an upper bound of itself that a
matrix product evaluates for all pairs at once (see `factors`). One that declares none is bounded
by its range, which is right, only slower. The engine looks whether values keep their bounds.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .columns import UNKNOWN, Columns, Floats, Ints
from .factors import Bound, Factors, Groups, Marks, Reals, by_code, joined
from .grid import Grid

FULL_OVERLAP = 480
FULL_LANGUAGES = 3
MOST_LEVEL = 5
LIKES_SPAN = 6
# what a preference a (line, from 1) takes from likeness with one of b (column, 0: none given)
_GAPS = np.array(
    [[-abs(a - b) / LIKES_SPAN if b else 0.0 for b in range(LIKES_SPAN + 2)] for a in range(1, 8)]
)


def knowledge(pairs: Grid) -> Floats:
    """How much of what the executive needs the mentor masters."""
    side, other = pairs.columns.executives, pairs.columns.mentors
    if pairs.is_block:
        met = side.needs[pairs.e[:, 0]] @ other.expertise.T
    else:
        met = (side.needs[pairs.e] * other.expertise[pairs.m]).sum(axis=1)
    return _share(met.astype(np.float64), side.need_total[pairs.e])


def _knowledge_bound(columns: Columns) -> Factors:
    side = columns.executives
    return Factors(_share(side.needs, side.need_total[:, None]), columns.mentors.expertise.T)


def exchange(pairs: Grid) -> Floats:
    """How much of what the mentor wants to learn the executive can offer."""
    side, other = pairs.columns.mentors, pairs.columns.executives
    if pairs.is_block:
        met = other.expertise[pairs.e[:, 0]] @ side.needs.T
    else:
        met = (other.expertise[pairs.e] * side.needs[pairs.m]).sum(axis=1)
    return _share(met.astype(np.float64), side.need_total[pairs.m])


def _exchange_bound(columns: Columns) -> Factors:
    side = columns.mentors
    return Factors(columns.executives.expertise, _share(side.needs, side.need_total[:, None]).T)


def _share(met: Reals, wanted: Floats) -> Floats:
    return np.where(wanted > 0, met / np.maximum(MOST_LEVEL * wanted, 1), 0.0)


def communication(pairs: Grid) -> Floats:
    """How alike the preferences are that both gave, taken in the executive's order."""
    side, other = pairs.columns.executives, pairs.columns.mentors
    gap, both = np.zeros(pairs.shape), np.zeros(pairs.shape, dtype=np.int8)
    for order in side.likes_order.T:
        name = order[pairs.e]
        mine = side.likes[name, pairs.e]
        theirs = other.likes[name, pairs.m]
        given = (mine > 0) & (theirs > 0)
        gap += np.where(given, np.abs(mine - theirs) / LIKES_SPAN, 0.0)
        both += given
    return np.where(both > 0, 1 - gap / np.maximum(both, 1), 0.5)


def _communication_bound(columns: Columns) -> Groups:
    """Group the executives by which preferences they gave: then the mean's divisor is known."""
    side, other = columns.executives, columns.mentors
    given = side.likes > 0
    _, first, group = np.unique(given, axis=1, return_index=True, return_inverse=True)

    def factors(number: int, executives: Ints) -> Factors:
        names = np.flatnonzero(given[:, first[number]])
        theirs = other.likes[names]
        share = 1 / np.maximum((theirs > 0).sum(axis=0), 1)
        left = [np.ones((executives.size, 1), dtype=np.float32)]
        right = [np.where((theirs > 0).any(axis=0), 1.0, 0.5)[None, :]]
        for name, levels in zip(names, theirs, strict=True):
            left.append(np.eye(LIKES_SPAN + 1, dtype=np.float32)[side.likes[name, executives] - 1])
            right.append(_GAPS[:, levels] * share)
        return Factors(np.concatenate(left, axis=1), np.concatenate(right))

    return Groups(group.ravel().astype(np.int64), factors)


def overlap(pairs: Grid) -> Floats:
    """How much of a working day the two share."""
    return _overlap(common_minutes(pairs))


def _overlap(minutes: Ints) -> Floats:
    return np.where(minutes == UNKNOWN, 0.5, np.minimum(minutes, FULL_OVERLAP) / FULL_OVERLAP)


def _overlap_bound(columns: Columns) -> Factors:
    share, hours = _overlap(columns.common_minutes), columns.mentors.hours
    return by_code(columns.executives.hours, lambda codes: share[codes][:, hours])


def language(pairs: Grid) -> Floats:
    """How many languages the two share."""
    return _language(shared_languages(pairs))


def _language(shared: Ints) -> Floats:
    return np.where(shared == UNKNOWN, 0.5, np.minimum(shared, FULL_LANGUAGES) / FULL_LANGUAGES)


def _language_bound(columns: Columns) -> Factors:
    share, tongues = _language(columns.shared_tongues), columns.mentors.tongues
    return by_code(columns.executives.tongues, lambda codes: share[codes][:, tongues])


def distance(pairs: Grid) -> Floats:
    """How far apart the two work; never a protected attribute, age and generation included."""
    executives, mentors = pairs.columns.executives, pairs.columns.mentors
    function = executives.function[pairs.e] != mentors.function[pairs.m]
    region = executives.region[pairs.e] != mentors.region[pairs.m]
    site = executives.site[pairs.e] != mentors.site[pairs.m]
    apart: Floats = 0.5 * function + 0.3 * region + 0.2 * site
    return apart


def _distance_bound(columns: Columns) -> Factors:
    one, two = columns.executives, columns.mentors
    return joined(
        _apart(0.5, one.function, two.function),
        _apart(0.3, one.region, two.region),
        _apart(0.2, one.site, two.site),
    )


def _apart(worth: float, one: Ints, two: Ints) -> Factors:
    return by_code(one, lambda codes: worth * (codes[:, None] != two))


def aspiration(pairs: Grid) -> Floats:
    """Whether the executive works where the mentor wants to go."""
    functions = pairs.columns.executives.function[pairs.e]
    return pairs.columns.aspires[pairs.m, functions].astype(np.float64)


def _aspiration_bound(columns: Columns) -> Factors:
    return by_code(
        columns.executives.function, lambda codes: columns.aspires[:, codes].T.astype(np.float32)
    )


def preference(pairs: Grid) -> Floats:
    """How high the two ranked each other."""
    by_executive = _inverse_ranks(pairs, pairs.columns.ranked_by_executive)
    return (by_executive + _inverse_ranks(pairs, pairs.columns.ranked_by_mentor)) / 2


def _preference_bound(columns: Columns) -> Marks:
    sides = columns.ranked_by_executive, columns.ranked_by_mentor
    keys, place = np.unique(np.concatenate([keys for keys, _ in sides]), return_inverse=True)
    inverse = 1 / np.concatenate([ranks for _, ranks in sides])
    return Marks(keys, np.bincount(place.ravel(), inverse, minlength=keys.size) / 2)


def _inverse_ranks(pairs: Grid, ranked: tuple[Ints, Ints]) -> Floats:
    keys, ranks = ranked
    inverse = np.zeros(pairs.shape)
    places, which = pairs.places(keys)
    inverse[places] = 1 / ranks[which]
    return inverse


def common_minutes(pairs: Grid) -> Ints:
    """Look up the working minutes two people share, UNKNOWN where either's hours are."""
    hours = pairs.columns.executives.hours[pairs.e], pairs.columns.mentors.hours[pairs.m]
    minutes: Ints = pairs.columns.common_minutes[hours]
    return minutes


def shared_languages(pairs: Grid) -> Ints:
    """Look up how many languages two people share, UNKNOWN where either's list is."""
    tongues = pairs.columns.executives.tongues[pairs.e], pairs.columns.mentors.tongues[pairs.m]
    shared: Ints = pairs.columns.shared_tongues[tongues]
    return shared


@dataclass(frozen=True, slots=True)
class Term:
    """A term's value, and the bound it declares; None: the upper end of its range, 1."""

    value: Callable[[Grid], Floats]
    bound: Callable[[Columns], Bound] | None = None

    def __call__(self, pairs: Grid) -> Floats:
        """Return the term of each pair."""
        return self.value(pairs)


TERMS: dict[str, Term] = {
    "knowledge": Term(knowledge, _knowledge_bound),
    "exchange": Term(exchange, _exchange_bound),
    "communication": Term(communication, _communication_bound),
    "overlap": Term(overlap, _overlap_bound),
    "language": Term(language, _language_bound),
    "distance": Term(distance, _distance_bound),
    "aspiration": Term(aspiration, _aspiration_bound),
    "preference": Term(preference, _preference_bound),
}

"""The terms of the score, each in [0, 1], in the order in which they are summed."""

from collections.abc import Callable

import numpy as np

from .columns import UNKNOWN, Floats, Ints
from .grid import Grid

FULL_OVERLAP = 480
FULL_LANGUAGES = 3
MOST_LEVEL = 5
LIKES_SPAN = 6


def knowledge(pairs: Grid) -> Floats:
    """How much of what the executive needs the mentor masters."""
    side, other = pairs.columns.executives, pairs.columns.mentors
    if pairs.is_block:
        met = side.needs[pairs.e[:, 0]] @ other.expertise.T
    else:
        met = (side.needs[pairs.e] * other.expertise[pairs.m]).sum(axis=1)
    return _share(met.astype(np.float64), side.need_total[pairs.e])


def exchange(pairs: Grid) -> Floats:
    """How much of what the mentor wants to learn the executive can offer."""
    side, other = pairs.columns.mentors, pairs.columns.executives
    if pairs.is_block:
        met = other.expertise[pairs.e[:, 0]] @ side.needs.T
    else:
        met = (other.expertise[pairs.e] * side.needs[pairs.m]).sum(axis=1)
    return _share(met.astype(np.float64), side.need_total[pairs.m])


def _share(met: Floats, wanted: Floats) -> Floats:
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


def overlap(pairs: Grid) -> Floats:
    """How much of a working day the two share."""
    minutes = common_minutes(pairs)
    return np.where(minutes == UNKNOWN, 0.5, np.minimum(minutes, FULL_OVERLAP) / FULL_OVERLAP)


def language(pairs: Grid) -> Floats:
    """How many languages the two share."""
    shared = shared_languages(pairs)
    return np.where(shared == UNKNOWN, 0.5, np.minimum(shared, FULL_LANGUAGES) / FULL_LANGUAGES)


def distance(pairs: Grid) -> Floats:
    """How far apart the two work; never a protected attribute, age and generation included."""
    executives, mentors = pairs.columns.executives, pairs.columns.mentors
    function = executives.function[pairs.e] != mentors.function[pairs.m]
    region = executives.region[pairs.e] != mentors.region[pairs.m]
    site = executives.site[pairs.e] != mentors.site[pairs.m]
    apart: Floats = 0.5 * function + 0.3 * region + 0.2 * site
    return apart


def aspiration(pairs: Grid) -> Floats:
    """Whether the executive works where the mentor wants to go."""
    functions = pairs.columns.executives.function[pairs.e]
    return pairs.columns.aspires[pairs.m, functions].astype(np.float64)


def preference(pairs: Grid) -> Floats:
    """How high the two ranked each other."""
    by_executive = _inverse_ranks(pairs, pairs.columns.ranked_by_executive)
    return (by_executive + _inverse_ranks(pairs, pairs.columns.ranked_by_mentor)) / 2


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


TERMS: dict[str, Callable[[Grid], Floats]] = {
    "knowledge": knowledge,
    "exchange": exchange,
    "communication": communication,
    "overlap": overlap,
    "language": language,
    "distance": distance,
    "aspiration": aspiration,
    "preference": preference,
}

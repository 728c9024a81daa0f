"""One objective solved to the last unit, on a pool that grows until no pair outside it pays."""

from typing import NamedTuple

from .columns import Ints
from .flow import Network, Pairs
from .objective import Objective, Prices
from .pool import Pool
from .pricing import Market


class Grown(NamedTuple):
    """The chosen pairs' keys and scores, and their value."""

    keys: Ints
    scores: Ints
    value: int


def grown(
    market: Market, pool: Pool, objective: Objective, targets: Ints | None
) -> tuple[Grown, Prices]:
    """Solve an objective, hashes included, and return its prices too; the pool takes in pairs."""
    network = Network(market.room)
    while True:
        part = pool.at_least(objective.threshold)
        e, m = part.e, part.m
        weights = objective.weights(e, m, part.score)
        solved = network.solve(Pairs(e, m, market.classes(e, m)), weights, targets)
        found = market.price(objective, solved.prices, part)
        if not found.excess:
            chosen = solved.chosen
            return Grown(part.key[chosen], part.score[chosen], solved.value), solved.prices
        pool.add(found.keys, found.scores)

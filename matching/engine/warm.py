"""A matching that stays: solved once, and solved again after a small edit in a few milliseconds.

The answer is the one that a new solve would give, to the last figure. Where an edit reaches
further than what is kept can prove, and for cohorts with slot rules or region caps, it is a new
solve.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import numpy as np

from .certificate import violations
from .columns import Ints
from .consequence import IdPair, amended
from .flow import PRIORITIES
from .instance import parse
from .objective import Objective
from .pricing import Market
from .run import Run
from .solve import Matching, solve, with_objective
from .ties import MOST_BITS, tie_bits
from .validate import validate
from .warm_answer import Before, Edited, Proven, before_of, result_after
from .warm_bounds import Ceiling, ceiling
from .warm_change import Change, Table, unchanged
from .warm_edit import answer_of, pair_edit
from .warm_total import Total, total

SPARE = 64  # so many more pairs, or slots, may come without new units of the objective
Result = dict[str, Any]


class Kept(NamedTuple):
    """What is proven of the market as it stands."""

    before: Before
    base: int  # a slot filled is worth its square, one of priority 3 as much more, of 2 one more
    threshold: int
    coverage: Ceiling
    above: Ceiling | None  # how many slots could be filled above the threshold: too few
    best: Total
    free: Total  # without regard to the smallest score
    targets: Ints


class Standing:
    """A solved instance; `result` is as `solve` returns it."""

    def __init__(self, instance: Mapping[str, Any], *, objective: str | None = None) -> None:
        self.instance: Any = with_objective(instance, objective)
        self.is_warm = False  # whether the last answer was made from what is kept
        self.kept: Kept | None = None
        if validate(self.instance) or not isinstance(self.instance, Mapping):
            self.result = solve(self.instance)
            return
        matching = Matching(parse(self.instance), Run())
        self.result = matching.result()
        if self.result["status"] == "optimal" and is_plain(matching):
            self.kept = kept(matching, self.result)

    def after(
        self,
        *,
        lock: Iterable[IdPair] = (),
        unlock: Iterable[IdPair] = (),
        ban: Iterable[IdPair] = (),
        lift: Iterable[IdPair] = (),
        without: Iterable[str] = (),
        changed: Iterable[Mapping[str, Any]] = (),
    ) -> Result:
        """Return the result of the instance amended so (see `amended`)."""
        people = tuple(without), tuple(changed)
        after = amended(
            self.instance,
            lock=lock,
            unlock=unlock,
            ban=ban,
            lift=lift,
            without=people[0],
            changed=people[1],
        )
        found = None
        if self.kept is not None and not any(people):
            found = _answered(self.kept, after)
        self.is_warm = found is not None
        return solve(after) if found is None else found


def stand(instance: Mapping[str, Any], *, objective: str | None = None) -> Standing:
    """Solve an instance so that edits of it can be answered quickly."""
    return Standing(instance, objective=objective)


def is_plain(matching: Matching) -> bool:
    """Whether the market has no slot rules and no region caps, and arithmetic has room to spare."""
    policy, room = matching.instance.policy, matching.room
    pairs, nodes = int(room.slots.sum()), room.slots.size + room.capacity.size
    bits = tie_bits(pairs + SPARE, matching.market.top, nodes + SPARE)
    return not policy.slot_rules and not policy.region_caps and bits == MOST_BITS


def kept(matching: Matching, result: Result) -> Kept | None:
    """Prove the market once more, in a form that edits can build on; None if that fails."""
    market, room, keys = matching.market, matching.room, matching.found.keys
    pool, is_fair = market.seed(), matching.instance.policy.objective == "fair"
    threshold = int(matching.found.minimum_bound or 0) if is_fair else 0
    base = int(room.slots.sum()) + SPARE
    worth = (
        base * base + base * (room.priority == PRIORITIES[-1]) + (room.priority == PRIORITIES[-2])
    )
    coverage = ceiling(market, pool, worth, 0)
    above = ceiling(market, pool, worth, threshold + 1) if is_fair else None
    value = int(worth[keys // max(1, market.width)].sum())
    if not keys.size or coverage is None or coverage[1] != value or (is_fair and above is None):
        return None
    targets = _levels(room.priority[keys // market.width])
    best = total(market, pool, _objective(market, targets, threshold), targets)
    free = total(market, pool, _objective(market, targets, 0), targets) if is_fair else best
    if best is None or free is None or not np.array_equal(best.keys(market.width), keys):
        return None
    table = Table(matching.scores)
    table.fill()
    before = before_of(result, matching.answer, unchanged(table, room))
    return Kept(before, base, threshold, coverage[0], above and above[0], best, free, targets)


def _objective(market: Market, targets: Ints, threshold: int) -> Objective:
    factor = ((int(targets.sum()) + SPARE) << MOST_BITS) + 1
    nothing = np.zeros(market.room.slots.size, dtype=np.int64)
    return Objective(nothing, factor, MOST_BITS, market.hashes, threshold)


def _levels(priorities: Ints) -> Ints:
    """Count pairs of priority 1, 2 and 3."""
    return np.bincount(priorities, minlength=max(PRIORITIES) + 1)[1:].astype(np.int64)


def _answered(kept: Kept, after: Mapping[str, Any]) -> Result | None:
    """Answer from what is kept, or None if that cannot prove the answer."""
    edited = pair_edit(kept.before, after)
    return None if edited is None else proven_after(kept, edited)


def proven_after(kept: Kept, edited: Edited) -> Result | None:
    """Answer an edit, or return None if what is kept cannot prove the answer."""
    run, change = Run(), edited.change
    filled = kept.coverage.after(change)
    targets = _targets(filled, kept.base, change)
    if targets is None or (kept.above is not None and kept.above.after(change) >= filled):
        return None
    best = kept.best.after(change, targets)
    free = best if kept.free is kept.best else kept.free.after(change, targets)
    if best is None or free is None:
        return None
    answer = answer_of(edited, kept.before, best)
    if violations(answer.scores, answer.keys):
        return None
    locked = int(answer.score[answer.locked].sum())
    lost = int(free.score.sum()) - int(best.score.sum())
    proven = Proven(
        coverage=int(targets.sum()) + answer.room.locked.size,
        minimum=None if kept.above is None else kept.threshold,
        price_of_fairness=lost / (int(free.score.sum()) + locked) if lost else 0.0,
    )
    return result_after(kept.before, answer, edited, proven, run)


def _targets(filled: int, base: int, change: Change) -> Ints | None:
    """Read out of the bound how many slots of each priority a best matching fills."""
    every, rest = divmod(filled, base * base)
    third, second = divmod(rest, base)
    targets = np.array([every - third - second, second, third], dtype=np.int64)
    most = np.bincount(change.priority, change.slots, max(PRIORITIES) + 1)[1:]
    is_possible = every > 0 and (targets >= 0).all() and (targets <= most).all()
    return targets if is_possible else None

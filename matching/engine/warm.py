"""A matching that stays: solved once, and solved again after a small edit in a few milliseconds.

The answer is the one that a new solve would give, to the last figure. Where an edit reaches
further than what is kept can prove, and for cohorts with slot rules or region caps, it is a new
solve.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np

from .columns import Ints
from .columns_after import People, people_of
from .consequence import IdPair, amended
from .flow import PRIORITIES
from .instance import parse
from .run import Run
from .solve import Matching, solve, with_objective
from .validate import validate
from .warm_answer import Edited, Proven, result_after
from .warm_change import Change
from .warm_edit import answer_of, pair_edit
from .warm_kept import Kept, is_plain, kept
from .warm_people import person_edit
from .warm_state import packed, unpacked

Result = dict[str, Any]


class Standing:
    """A solved instance; `result` is as `solve` returns it."""

    def __init__(
        self,
        instance: Mapping[str, Any],
        *,
        kept: Kept | None = None,
        result: Result | None = None,
        should_cancel: Callable[[], bool] | None = None,
    ) -> None:
        self.instance = instance
        self.is_warm = False  # whether the last answer was made from what is kept
        self.kept = kept
        self._people: People | None = None
        if kept is None or result is None:
            result = self._solved(Run(None, None, should_cancel))
        self.result = result

    def _solved(self, run: Run) -> Result:
        if validate(self.instance):
            return solve(self.instance)
        matching = Matching(parse(self.instance), run)
        result = matching.result()
        if result["status"] == "optimal" and is_plain(matching):
            self.kept = kept(matching, result)
        return result

    def state(self) -> bytes | None:
        """Write what is kept, for `stand(instance, state=, result=)`; None where nothing is."""
        return None if self.kept is None else packed(self.kept, self.instance)

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
        pairs: Any = {"lock": lock, "unlock": unlock, "ban": ban, "lift": lift}
        pairs = {name: tuple(given) for name, given in pairs.items()}
        gone, rows = tuple(without), tuple(changed)
        found = None
        if not (gone or rows):
            found = self.proven(amended(self.instance, **pairs))
        elif self.kept is not None and len(gone) + len(rows) == 1 and not any(pairs.values()):
            found = self._after_person(self.kept, gone, rows)
        self.is_warm = found is not None
        if found is None:
            return solve(amended(self.instance, **pairs, without=gone, changed=rows))
        return found

    def proven(self, after: Mapping[str, Any]) -> Result | None:
        """Return what `solve` returns for another instance; None where that takes a new solve.

        That is so for an instance that differs in more than its locks and exclusions.
        """
        if self.kept is None or _without_pairs(after) != _without_pairs(self.instance):
            return None
        edited = pair_edit(self.kept.before, after)
        return None if edited is None else proven_after(self.kept, edited)

    def _after_person(
        self,
        kept: Kept,
        gone: tuple[str, ...],
        rows: tuple[Mapping[str, Any], ...],
    ) -> Result | None:
        if self._people is None:
            self._people = people_of(kept.before.scores.instance)
        who, row = (gone[0], None) if gone else (str(rows[0].get("employee_id")), rows[0])
        moved = person_edit(kept, self._people, who, row)
        return None if moved is None else proven_after(*moved)


def stand(
    instance: Mapping[str, Any],
    *,
    objective: str | None = None,
    state: bytes | None = None,
    result: Result | None = None,
    should_cancel: Callable[[], bool] | None = None,
) -> Standing:
    """Solve an instance so that edits of it can be answered quickly.

    With the `state` and the `result` of a match that stood before, the solve is spared; a state
    of another instance is passed over. Raises Cancelled.
    """
    raw: Any = with_objective(instance, objective)
    standing = None if state is None or result is None else resume(raw, state, result)
    return standing or Standing(raw, should_cancel=should_cancel)


def resume(instance: Mapping[str, Any], state: bytes, result: Result) -> Standing | None:
    """Take up a match that stood before; None where it was one of another instance."""
    kept = unpacked(state, instance, result)
    return None if kept is None else Standing(instance, kept=kept, result=result)


def _without_pairs(instance: Mapping[str, Any]) -> dict[str, Any]:
    return {**instance, "locks": None, "exclusions": None}


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
    if answer is None:
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

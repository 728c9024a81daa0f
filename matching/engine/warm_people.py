"""Edits of one person: what is kept moves to the columns without them, or with them as they are."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from .columns import Ints
from .columns_after import CHANGED, GONE, JOINED, Move, People, Splice, scores_after
from .flow import PRIORITIES
from .instance import EXECUTIVE, MENTOR, Person, parse
from .removed import removed
from .result import removed_of
from .rules import RULES
from .score import FORBIDDEN, Scores
from .stability import NEVER
from .validate import validate
from .warm_answer import Before, Edited, blocking_in
from .warm_bounds import Ceiling
from .warm_change import Change, Table
from .warm_kept import Kept
from .warm_total import FIRST_EXECUTIVE, Pairs, Total

ROLES = (EXECUTIVE, MENTOR)


class Moved(Table):
    """A table after a splice; `own` are the scores of the person it is about."""

    def __init__(self, table: Table, splice: Splice, own: Ints) -> None:
        super().__init__(table.scores)
        self.table, self.splice, self.own = table, splice, own

    def row(self, e: int) -> Ints:
        """Return an executive's scores."""
        if self.splice.side == 1:
            return self.splice.of(self.table.row(e), self.own[e])
        return self.own.copy() if self._is_own(e) else self.table.row(self._before(e))

    def column(self, m: int) -> Ints:
        """Return a mentor's scores."""
        if self.splice.side == 0:
            return self.splice.of(self.table.column(m), self.own[m])
        return self.own.copy() if self._is_own(m) else self.table.column(self._before(m))

    def score(self, e: int, m: int) -> int:
        """Return the score of one pair."""
        own, other = (e, m) if self.splice.side == 0 else (m, e)
        if self._is_own(own):
            return int(self.own[other])
        place = self._before(own)
        return self.table.score(*((place, m) if self.splice.side == 0 else (e, place)))

    def _is_own(self, place: int) -> bool:
        return self.splice.kind != GONE and place == self.splice.place

    def _before(self, place: int) -> int:
        if self.splice.kind == GONE:
            return place + (place >= self.splice.place)
        return place - (self.splice.kind == JOINED and place > self.splice.place)


def person_edit(
    kept: Kept, people: People, who: str, row: Mapping[str, Any] | None
) -> tuple[Kept, Edited] | None:
    """Move what is kept past an edit of one person; None where more than their own line differs."""
    before = kept.before
    splice = _splice(before, people, who, row)
    if splice is None:
        return None
    instance = before.scores.instance
    move = Move(splice, (len(instance.executives), len(instance.mentors)))
    scores = scores_after(before.scores, people, move, before.places[1 - splice.side])
    if scores is None:
        return None
    own = _own(scores, splice, move)
    change = _change(before, move, scores, Moved(before.change.table, splice, own))
    if change is None:
        return None
    edited = Edited(scores, change, set(), *_stale(before, scores, move))
    worth = kept.base**2 + _priority_worth(change.priority, kept.base)
    return (
        kept._replace(
            before=_before(before, move, scores),
            coverage=_ceiling(kept.coverage, move, worth),
            above=None if kept.above is None else _ceiling(kept.above, move, worth),
            best=_total(kept.best, move, scores),
            free=_total(kept.free, move, scores),
        ),
        edited,
    )


def _splice(
    before: Before,
    people: People,
    who: str,
    row: Mapping[str, Any] | None,
) -> Splice | None:
    instance = before.scores.instance
    side = next((n for n, places in enumerate(before.places) if who in places), None)
    if instance.scores is not None or (row is None and side is None):
        return None
    if row is None:
        return None if side is None else Splice(GONE, side, before.places[side][who], None)
    person = _sound(row, people)
    if person is None:
        return None
    if side is not None:
        place = before.places[side][who]
        old = (instance.executives, instance.mentors)[side][place]
        is_same = all(
            getattr(old, n) == getattr(person, n) for n in ("role", "manager_id", "pay_decider")
        )
        return Splice(CHANGED, side, place, person) if is_same else None
    if who in before.everyone or who in people.named or person.pay_decider:
        return None
    side = ROLES.index(person.role)
    place = sum(other < who for other in before.places[side])
    return Splice(JOINED, side, place, person)


def _sound(row: Mapping[str, Any], people: People) -> Person | None:
    """Read a row; None where it, or its place among the others, might be at fault."""
    alone = {**row, "manager_id": ""}
    if validate({"employees": [alone]}) or row["role"] not in ROLES:
        return None
    person = parse({"employees": [row]}).people[0]
    offsets = 1 if person.hours is None else len(person.hours[0])
    is_placed = not person.manager_id or person.manager_id in people.numbers
    fits = offsets == 1 or people.regimes in ({offsets}, set())
    return person if is_placed and person.id != person.manager_id and fits else None


def _own(scores: Scores, splice: Splice, move: Move) -> Ints:
    """Return the person's scores with all of the other side."""
    other = np.arange(move.after[1 - splice.side], dtype=np.int64)
    if splice.kind == GONE:
        return np.full_like(other, FORBIDDEN)
    own = np.full_like(other, splice.place)
    return scores.allowed(own, other) if splice.side == 0 else scores.allowed(other, own)


def _change(before: Before, move: Move, scores: Scores, table: Table) -> Change | None:
    splice, old = move.splice, before.change
    locked = np.array(sorted(old.locked), dtype=np.int64).reshape(-1, 2)
    mine = locked[locked[:, splice.side] == splice.place] if splice.kind != JOINED else locked[:0]
    kept = locked[locked[:, splice.side] != splice.place] if splice.kind != JOINED else locked
    kept = kept.copy()
    kept[:, splice.side] = splice.moved(kept[:, splice.side])
    people: tuple[set[int], set[int]] = (set(), set())
    sides = [old.slots.copy(), old.capacity.copy()]
    person = splice.person
    if splice.kind == GONE:
        for place in mine[:, 1 - splice.side].tolist():
            sides[1 - splice.side][place] += 1
            if sides[1 - splice.side][place] == 1:
                people[1 - splice.side].add(place)
    most = 0 if person is None else (person.slots, person.capacity)[splice.side]
    sides[splice.side] = splice.of(sides[splice.side], most - len(mine))
    priority = old.priority
    if splice.side == 0:
        priority = splice.of(priority, 0 if person is None else person.priority)
    if person is not None:
        people[splice.side].add(splice.place)
    places = [*kept.tolist(), *(mine.tolist() if splice.kind == CHANGED else [])]
    change = Change(table, sides[0], sides[1], priority, {(e, m) for e, m in places}, people=people)
    is_sound = most >= len(mine) or splice.kind == GONE
    is_sound &= all(change.score(e, m) != FORBIDDEN for e, m in change.locked)
    return change if is_sound else None


def _priority_worth(priority: Ints, base: int) -> Ints:
    worth: Ints = base * (priority == PRIORITIES[-1]) + (priority == PRIORITIES[-2])
    return worth


def _ceiling(ceiling: Ceiling, move: Move, worth: Ints) -> Ceiling:
    splice = move.splice
    prices = [ceiling.slot, ceiling.mentor]
    prices[splice.side] = splice.of(prices[splice.side], 0)
    pairs = np.array(list(ceiling.extra), dtype=np.int64).reshape(-1, 2)
    e, m, left = move.pairs(pairs[:, 0], pairs[:, 1])
    values = np.array(list(ceiling.extra.values()), dtype=np.int64)[left].tolist()
    extra = dict(zip(zip(e.tolist(), m.tolist(), strict=True), values, strict=True))
    return Ceiling(worth, ceiling.threshold, prices[0], prices[1], extra)


def _total(total: Total, move: Move, scores: Scores) -> Total:
    splice, first = move.splice, FIRST_EXECUTIVE + move.sizes[0] * move.splice.side
    e, m, left = move.pairs(total.near.e, total.near.m)
    shifted = splice._replace(place=first + splice.place)
    objective = replace(
        total.objective,
        hashes=scores.columns.hashes,
        per_executive=np.zeros(move.after[0], dtype=np.int64),
    )
    return Total(
        objective,
        Pairs(e, m, total.near.score[left]),
        total.chosen[left],
        total.loss[left],
        shifted.of(total.potential, 0),
    )


def _before(before: Before, move: Move, scores: Scores) -> Before:
    """Leave the person out of the result before."""
    splice, old = move.splice, before.result
    table = removed(scores.columns, scores.bound)
    counts = _counts(before, scores, splice, table)
    own = splice.place if splice.kind != JOINED else None
    count = old["blocking_pairs"]
    if own is not None:
        lines = ([own], []) if splice.side == 0 else ([], [own])
        count -= blocking_in(before.keys, before.limits, before.change, *lines)
    who = _name(before, splice)
    time, limits = list(before.time), list(before.limits)
    person = splice.person
    most = 0 if person is None else (person.slots, person.capacity)[splice.side]
    time[splice.side] = splice.of(time[splice.side], most)
    limits[splice.side] = splice.of(limits[splice.side], NEVER)
    none = np.full(move.after[1 - splice.side], FORBIDDEN, dtype=np.int64)
    result = {
        **old,
        "slots": int(time[0].sum()),
        "removed": counts,
        "unmatched": [
            {**row, "removed": counts[row["executive"]]}
            for row in old["unmatched"]
            if row["executive"] in counts and row["executive"] != who
        ],
        "blocking_pairs": count,
    }
    change = replace(before.change, table=Moved(before.change.table, splice, none))
    keys, left = move.keys(before.keys)
    return replace(
        before,
        result=result,
        scores=scores,
        room=replace(before.room, locked=move.keys(before.room.locked)[0]),
        keys=keys,
        score=before.score[left],
        pairs=[before.pairs[n] for n in np.flatnonzero(left).tolist()],
        time=(time[0], time[1]),
        removed=table,
        change=change,
        limits=(limits[0], limits[1]),
    )


def _counts(
    before: Before, scores: Scores, splice: Splice, table: Ints
) -> dict[str, dict[str, int]]:
    """Write anew only what the rules remove from executives for whom that is different."""
    old = splice.of(before.removed, -1) if splice.side == 0 else before.removed
    rows = np.flatnonzero((old != table).any(axis=1))
    executives = scores.instance.executives
    kept = dict(before.result["removed"])
    if splice.side == 0 and splice.kind == GONE:
        kept.pop(_name(before, splice))
    new = removed_of([executives[e].id for e in rows.tolist()], table[rows])
    found = kept | new
    return found if splice.kind != JOINED else {p.id: found[p.id] for p in executives}


def _name(before: Before, splice: Splice) -> str:
    if splice.person is not None:
        return splice.person.id
    instance = before.scores.instance
    return (instance.executives, instance.mentors)[splice.side][splice.place].id


def _stale(before: Before, scores: Scores, move: Move) -> tuple[set[int], set[int]]:
    """List executives to whom a mentor who left, changed or joined makes, or made, a difference.

    First those for whom other changes of the rules would help now, then those for whom there may
    be more or fewer candidates. To an open slot it does not matter who breaks two rules.
    """
    splice = move.splice
    if splice.side == 0:
        return (set() if splice.kind == GONE else {splice.place}), set()
    e = np.arange(move.after[0], dtype=np.int64)
    alone, free = np.zeros(e.size, dtype=np.bool_), np.zeros(e.size, dtype=np.bool_)
    if splice.kind != JOINED:
        width = move.sizes[1]
        alone[before.keys[before.keys % width == splice.place] // width] = True
    for of in (before.scores,) * (splice.kind != JOINED) + (scores,) * (splice.kind != GONE):
        pairs = of.listed(e, np.full_like(e, splice.place))
        broken = np.sum([rule(pairs, of.bound) for rule in RULES.values()], axis=0)
        has_time = of.instance.mentors[splice.place].capacity > 0
        alone |= (broken == 1) if has_time else (broken == 0)
        free |= (broken == 0) & has_time
    return set(np.flatnonzero(alone).tolist()), set(np.flatnonzero(free).tolist())

"""Columns after one person left, changed or joined: one line of each array, not all of them."""

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .columns import Coder, Codes, Columns, Ints, Mask, Side, common_minutes, shared
from .instance import Instance, Person
from .lines import Lines, Places, places_of
from .score import Scores
from .ties import id_hashes

LIKES = "likes"  # the one array with a person in each column
GONE, CHANGED, JOINED = "gone", "changed", "joined"
Ranked = tuple[Ints, Ints]


class Splice(NamedTuple):
    """One person: what becomes of them, on which side (0 executives, 1 mentors), at which place."""

    kind: str
    side: int
    place: int
    person: Person | None  # as they are now

    def of(self, array: NDArray[Any], one: Any, axis: int = 0) -> NDArray[Any]:
        """Take a person's line out of an array, write it anew, or put it in."""
        if self.kind == GONE:
            return np.delete(array, self.place, axis)
        if self.kind == JOINED:
            return np.insert(array, self.place, one, axis)
        new = array.copy()
        new[(slice(None),) * axis + (self.place,)] = one
        return new

    def moved(self, places: Ints) -> Ints:
        """Return where people of this side stand now, -1 for whoever is gone."""
        if self.kind == GONE:
            return np.where(places == self.place, -1, places - (places > self.place))
        return places + (places >= self.place) if self.kind == JOINED else places


@dataclass(slots=True)
class Move:
    """A splice seen from both sides."""

    splice: Splice
    sizes: tuple[int, int]  # before

    @property
    def after(self) -> tuple[int, int]:
        """How many executives and mentors there are after the edit."""
        more = {GONE: -1, CHANGED: 0, JOINED: 1}[self.splice.kind]
        executives, mentors = self.sizes
        return (
            (executives + more, mentors) if self.splice.side == 0 else (executives, mentors + more)
        )

    def pairs(self, e: Ints, m: Ints) -> tuple[Ints, Ints, Mask]:
        """Move pairs, those of whoever is gone or changed left out; also say which are left."""
        if self.splice.side == 0:
            left = e != self.splice.place if self.splice.kind != JOINED else np.ones_like(e, bool)
            return self.splice.moved(e)[left], m[left], left
        left = m != self.splice.place if self.splice.kind != JOINED else np.ones_like(m, bool)
        return e[left], self.splice.moved(m)[left], left

    def keys(self, keys: Ints, *, keeps_changed: bool = False) -> tuple[Ints, Mask]:
        """Move sorted pair keys likewise; whoever has changed may keep theirs."""
        if keeps_changed and self.splice.kind == CHANGED:
            return keys, np.ones_like(keys, dtype=np.bool_)
        width = max(1, self.sizes[1])
        e, m, left = self.pairs(keys // width, keys % width)
        return e * self.after[1] + m, left


@dataclass(slots=True)
class People:
    """What codes one more person: the codes in the columns, and everybody's place in the tree."""

    coder: Coder
    numbers: dict[str, tuple[int, int, int]]  # in the tree
    named: set[str]  # by others, as who decides on their pay or as a partner they ranked
    regimes: set[int]  # how many clock regimes people's offsets tell apart, where more than one

    def place(self, person: Person) -> Places:
        """Place somebody new in the tree, with nobody below: where the manager is, one deeper."""
        enter, _, depth = self.numbers.get(person.manager_id, (-1, -1, -1))
        return Places(*(np.array([n], dtype=np.int64) for n in (enter, enter, depth + 1)))


def people_of(instance: Instance) -> People:
    """Code everybody once more in the same order, to have the codes."""
    coder = Coder([*instance.executives, *instance.mentors])
    coder.side(instance.executives)
    coder.side(instance.mentors)
    number = {person.id: n for n, person in enumerate(instance.people)}
    numbers = zip(*(column.tolist() for column in places_of(instance, number)), strict=True)
    lengths = {len(p.hours[0]) for p in instance.people if p.hours is not None}
    named = {p.pay_decider for p in instance.people}.union(*(p.ranks for p in instance.people))
    return People(coder, dict(zip(number, numbers, strict=True)), named, lengths - {1})


def scores_after(
    scores: Scores, people: People, move: Move, partners: Mapping[str, int]
) -> Scores | None:
    """Make the scores of an instance after an edit; None where it brings a new tag or function.

    `partners` says where the people of the other side stand.
    """
    splice, coder = move.splice, people.coder
    if splice.person is not None and not _is_coded(coder, splice.person):
        return None
    new = copy(scores)
    new.columns = _columns(scores.columns, coder, move, partners)
    sides = [scores.instance.executives, scores.instance.mentors]
    sides[splice.side] = _spliced(sides[splice.side], splice)
    new.instance = replace(scores.instance, executives=sides[0], mentors=sides[1])
    new.bound = scores.bound._replace(
        lines=_lines(scores.bound.lines, people, move),
        excluded=move.keys(scores.bound.excluded, keeps_changed=True)[0],
        history=move.keys(scores.bound.history, keeps_changed=True)[0],
    )
    return new


def _is_coded(coder: Coder, person: Person) -> bool:
    """Whether everything that decides the width of an array is known."""
    is_tagged = person.needs.keys() | person.expertise.keys() <= coder.tags.keys()
    is_liked = person.communication.keys() <= coder.likes.keys()
    return is_tagged and is_liked and person.function in coder.functions.of


def _spliced(people: tuple[Person, ...], splice: Splice) -> tuple[Person, ...]:
    until = splice.place + (splice.kind != JOINED)
    own = () if splice.person is None else (splice.person,)
    return people[: splice.place] + own + people[until:]


def _columns(columns: Columns, coder: Coder, move: Move, partners: Mapping[str, int]) -> Columns:
    splice, person = move.splice, move.splice.person
    sides, hashes = [columns.executives, columns.mentors], list(columns.hashes)
    row = None if person is None else coder.side([person])
    sides[splice.side] = _side(sides[splice.side], row, splice)
    own_hash = 0 if person is None else id_hashes([person.id])[0]
    hashes[splice.side] = splice.of(hashes[splice.side], own_hash)
    new = replace(
        columns,
        executives=sides[0],
        mentors=sides[1],
        common_minutes=_wider(columns.common_minutes, coder.hours, common_minutes),
        shared_tongues=_wider(columns.shared_tongues, coder.tongues, shared),
        ranked_by_executive=_ranked(columns.ranked_by_executive, move, partners, rater=0),
        ranked_by_mentor=_ranked(columns.ranked_by_mentor, move, partners, rater=1),
        hashes=(hashes[0], hashes[1]),
    )
    return new if splice.side == 0 else _of_mentors(new, coder, splice)


def _of_mentors(columns: Columns, coder: Coder, splice: Splice) -> Columns:
    """Splice what columns hold of mentors only."""
    person = splice.person
    wanted = [person is not None and f in person.aspirations for f in coder.functions.of]
    opted_in = splice.of(columns.opted_in, int(person is not None and person.opted_in))
    aspires = splice.of(columns.aspires, np.array(wanted, dtype=np.bool_))
    return replace(columns, aspires=aspires, opted_in=opted_in)


def _side(side: Side, row: Side | None, splice: Splice) -> Side:
    new = {}
    for field in fields(side):
        axis = int(field.name == LIKES)
        one = None if row is None else np.take(getattr(row, field.name), 0, axis)
        new[field.name] = splice.of(getattr(side, field.name), one, axis)
    return Side(**new)


def _wider(table: Ints, codes: Codes, measure: Callable[[Any, Any], int]) -> Ints:
    """Work out the lines of kinds that the table does not know yet."""
    things, known = list(codes.of), len(table)
    if len(things) == known:
        return table
    wider = np.zeros((len(things), len(things)), dtype=np.int64)
    wider[:known, :known] = table
    for n in range(known, len(things)):
        for other in range(n + 1):
            wider[n, other] = measure(things[n], things[other])
            wider[other, n] = measure(things[other], things[n])
    return wider


def _ranked(ranked: Ranked, move: Move, partners: Mapping[str, int], *, rater: int) -> Ranked:
    """Move ranks, and write anew those that the person gave; none are left of whoever is gone."""
    splice, (keys, ranks) = move.splice, ranked
    keys, left = move.keys(keys, keeps_changed=rater != splice.side)
    ranks = ranks[left]
    if splice.person is None or rater != splice.side:
        return keys, ranks
    given = {partners[i]: rank for i, rank in splice.person.ranks.items() if i in partners}
    other = np.array(list(given), dtype=np.int64)
    width = move.after[1]
    own = splice.place * width + other if rater == 0 else other * width + splice.place
    keys = np.concatenate([keys, own])
    ranks = np.concatenate([ranks, np.array(list(given.values()), dtype=np.int64)])
    order = np.argsort(keys)
    return keys[order], ranks[order]


def _lines(lines: Lines, people: People, move: Move) -> Lines:
    """Move places in the tree; whoever has changed keeps theirs."""
    splice = move.splice
    paid = move.keys(lines.paid, keeps_changed=True)[0]
    if splice.kind == CHANGED:
        return lines._replace(paid=paid)
    new = people.place(splice.person) if splice.person is not None else None
    sides = [lines.executives, lines.mentors]
    mine = sides[splice.side]
    sides[splice.side] = Places(
        *(splice.of(column, None if new is None else new[n][0]) for n, column in enumerate(mine))
    )
    return Lines(sides[0], sides[1], paid)

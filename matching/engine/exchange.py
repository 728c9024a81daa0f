"""Why not these two: the rules against them, or what would have to move and what that costs."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from .consequence import IdPair, consequence
from .pairs import PairQuestions
from .rules import forbidden
from .score import Scores
from .trials import SOLVED, Instance, Result, Trials, difference, is_best
from .warm import Standing


def why_not_pair(
    instance: Instance,
    result: Result,
    executive: str,
    mentor: str,
    *,
    standing: Standing | None = None,
    should_cancel: Callable[[], bool] | None = None,
) -> dict[str, Any]:
    """Say why two people are no pair of a result, and what making them one would cost.

    Returns {"allowed", "rules", "score", "terms", "in_result", "locked", "exchange", "errors"}:
    rules are the codes of the hard rules against the two; errors those of the instance with the
    two locked (slots or a slot rule may stand against them). exchange is None for a pair that is
    there, is forbidden or has errors, and in a stable matching, else {"points", "share",
    "filled_change", "priority_change", "minimum", "gone", "come"}: points lost, as a share of the
    total, change in filled slots (below 0: fewer), the same by priority {"3": -1, "1": 1},
    smallest score [before, after] with the wished pair counted, and the pairs [executive, mentor]
    that go and come. Points may be below 0 where the exchange passes over an executive of higher
    priority. With `standing`, the instance as `stand` returned it, it costs little time.

    Raises ValueError for an unsound instance, KeyError for whoever is no executive or no mentor
    in it, Cancelled.
    """
    questions, found = PairQuestions(instance), _pairs(result).get((executive, mentor))
    scored = questions.score(executive, mentor)
    rules = questions.why_not(executive, mentor)
    answer: dict[str, Any] = {
        "allowed": not rules,
        "rules": rules,
        **scored,
        "in_result": found is not None,
        "locked": bool(found and found["locked"]),
        "exchange": None,
        "errors": [],
    }
    if rules or found or not is_best(result):
        return answer
    trials = Trials(None, should_cancel, standing)
    return answer | _exchange(trials, instance, result, (executive, mentor), scored["score"])


def _exchange(
    trials: Trials, instance: Instance, result: Result, pair: IdPair, score: int
) -> dict[str, Any]:
    """Solve with a pair locked; say what that takes, or why it cannot be."""
    after = trials.edited(instance, lock=[pair])
    if after is None or after["status"] not in SOLVED:
        return {"exchange": None, "errors": [] if after is None else after["errors"]}
    lost, moved = difference(result, after), consequence(result, after)
    least = score if after["minimum"] is None else min(score, after["minimum"])
    exchange = {
        "points": lost["points"],
        "share": lost["share"],
        "filled_change": -lost["filled"],
        "priority_change": {p: -slots for p, slots in lost["filled_by_priority"].items()},
        "minimum": [result["minimum"], least],
        "gone": moved["gone"],
        "come": moved["come"],
    }
    return {"exchange": exchange, "errors": []}


def alternatives(
    instance: Instance,
    result: Result,
    person: str,
    count: int = 3,
    *,
    seconds: float | None = 0,
    standing: Standing | None = None,
    should_cancel: Callable[[], bool] | None = None,
) -> list[dict[str, Any]]:
    """Return a person's best other partners, best first, at most `count`.

    Each is {"partner", "score", "in_exchange_for", "exchange", "errors"}: whom the person would
    give up (None: a place is free, or all partners are locked), and what `why_not_pair` says of
    the exchange, found by solving again within `seconds` (None: no limit; 0: not at all, the
    exchange is None), which costs little with `standing`. Raises ValueError for an unsound
    instance, KeyError for a person who is neither executive nor mentor, Cancelled.
    """
    questions = PairQuestions(instance)
    people = questions.scores.instance
    is_executive = person in {p.id for p in people.executives}
    if not is_executive and person not in {p.id for p in people.mentors}:
        raise KeyError(person)
    mine = [pair for ids, pair in _pairs(result).items() if person in ids]
    others = questions.candidates(person) if is_executive else _callers(questions.scores, person)
    partners = {_other(pair, person) for pair in mine}
    best = [(partner, score) for partner, score in others if partner not in partners][:count]
    trials = Trials(seconds if is_best(result) else 0, should_cancel, standing)
    return [
        {
            "partner": partner,
            "score": score,
            "in_exchange_for": _given_up(questions, person, mine),
            **_exchange(trials, instance, result, _facing(person, partner, is_executive), score),
        }
        for partner, score in best
    ]


def _callers(scores: Scores, mentor: str) -> list[tuple[str, int]]:
    """Return all executives the rules allow a mentor, with scores, best first."""
    people = scores.instance
    place = next(n for n, p in enumerate(people.mentors) if p.id == mentor)
    e = np.arange(len(people.executives))
    pairs = scores.listed(e, np.full(e.size, place))
    ban, score = forbidden(pairs, scores.bound), scores.of(pairs)
    found = [
        (p.id, int(score[n])) for n, p in enumerate(people.executives) if p.slots and not ban[n]
    ]
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))


def _facing(person: str, partner: str, is_executive: bool) -> IdPair:  # noqa: FBT001
    return (person, partner) if is_executive else (partner, person)


def _given_up(questions: PairQuestions, person: str, mine: list[Mapping[str, Any]]) -> str | None:
    everyone = questions.scores.instance
    places = {p.id: p.slots for p in everyone.executives}
    places |= {p.id: p.capacity for p in everyone.mentors}
    free = [pair for pair in mine if not pair["locked"]]
    if len(mine) < places[person] or not free:
        return None
    return _other(min(free, key=lambda pair: (pair["score"], _other(pair, person))), person)


def _other(pair: Mapping[str, Any], person: str) -> str:
    other: str = pair["mentor"] if pair["executive"] == person else pair["executive"]
    return other


def _pairs(result: Result) -> dict[IdPair, Mapping[str, Any]]:
    return {(pair["executive"], pair["mentor"]): pair for pair in result["pairs"]}

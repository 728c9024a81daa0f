"""An instance without people's rankings: all that anybody but the engine's own job may look at.

A rank is an individual answer. Whoever knew a pair's exact score and its other terms could work out
the preference between the two, so what is shown of a pair is always scored as if nobody had been
asked: the term `preference` is then 0 for all.
"""

from collections.abc import Mapping
from typing import Any

from matching.engine import PairQuestions

RANKS, PREFERENCE = "ranks", "preference"
Row = dict[str, Any]


def is_ranked(instance: Mapping[str, Any]) -> bool:
    """Whether anybody's ranking stands in it."""
    return any(RANKS in row for row in instance["employees"])


def unranked(instance: Mapping[str, Any]) -> Row:
    """The same pool and rules as if nobody had been asked."""
    rows = [without_ranks(row) if RANKS in row else row for row in instance["employees"]]
    return {**instance, "employees": rows}


def without_ranks(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != RANKS}


def shown(instance: Mapping[str, Any], pairs: list[Row]) -> list[Row]:
    """The engine's pairs with scores and terms that tell nobody's ranking."""
    if not is_ranked(instance):
        return pairs
    questions = PairQuestions(unranked(instance))
    return [pair | told(questions.score(pair["executive"], pair["mentor"])) for pair in pairs]


def told(scored: Row) -> Row:
    terms = {name: value for name, value in scored["terms"].items() if name != PREFERENCE}
    return {"score": scored["score"], "terms": terms}

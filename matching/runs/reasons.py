"""Why these two: the positive reasons of a pair, read from its frozen inputs."""

from collections.abc import Mapping
from typing import Any

from programs.participants.models import Profile

Row = Mapping[str, Any]
Reason = dict[str, Any]
MOST = 3


def reasons(executive: Row, mentor: Row, terms: Row, *, names: Mapping[str, str]) -> dict[str, Any]:
    """Up to three reasons for each side and for the coordinator, strongest first.

    `names` gives topic names by key. Only what speaks for the pair is said: rejected alternatives,
    conflicts and the other side's weak spots stay with the coordinator.
    """
    taught = topics(executive["needs"], mentor["expertise"], names)
    learned = topics(mentor["needs"], executive["expertise"], names)
    shared = [
        *overlap(executive, mentor, terms),
        *language(executive, mentor),
        *distance(executive, mentor),
        *alike(executive, mentor),
    ]
    knowledge = [{"key": "knowledge", "topics": taught}] if taught else []
    exchange = [{"key": "exchange", "topics": learned}] if learned else []
    aspiration = aspires(executive, mentor)
    return {
        "executive": [*knowledge, *exchange, *shared][:MOST],
        "mentor": [*aspiration, *exchange, *knowledge, *shared][:MOST],
        "coordinator": [*knowledge, *aspiration, *exchange, *shared][:MOST],
    }


def topics(needs: Row, expertise: Row, names: Mapping[str, str]) -> list[str]:
    """Names of what one wants and the other has, the most wanted first, three at most."""
    both = [key for key in needs if expertise.get(key)]
    both.sort(key=lambda key: (-needs[key] * expertise[key], key))
    return [names.get(key, key) for key in both[:MOST]]


def overlap(executive: Row, mentor: Row, terms: Row) -> list[Reason]:
    known = "utc_offset_min" in executive and "utc_offset_min" in mentor
    minutes = round(terms.get("overlap", 0) * 480)
    return [{"key": "overlap", "minutes": minutes}] if known and minutes else []


def language(executive: Row, mentor: Row) -> list[Reason]:
    both = sorted(set(executive["languages"]) & set(mentor["languages"]))
    return [{"key": "language", "languages": both}] if both else []


def distance(executive: Row, mentor: Row) -> list[Reason]:
    fields = ("function", "region", "site")
    differs = [field for field in fields if executive[field] != mentor[field]]
    return [{"key": "distance", "differs": differs}] if differs else []


def aspires(executive: Row, mentor: Row) -> list[Reason]:
    if executive["function"] and executive["function"] in mentor["aspirations"]:
        return [{"key": "aspiration", "function": executive["function"]}]
    return []


def alike(executive: Row, mentor: Row) -> list[Reason]:
    mine, theirs = executive["communication"], mentor["communication"]
    close = [
        name
        for name in Profile.CARD
        if name in mine and name in theirs and abs(mine[name] - theirs[name]) <= 1
    ]
    return [{"key": "communication", "alike": close}] if close else []

"""People who rank each other, for the tests of stable matching."""

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from matching.engine import solve
from tests.matching.engine.companies import company

SEEDS = st.integers(0, 10**6)
QUICK = settings(max_examples=60, deadline=None, database=None, derandomize=True)
SIDES = ("executives", "mentors")

# Three executives and three mentors who rank each other in circles (places from 0, best first).
EXECUTIVE_RANKINGS = [[0, 1, 2], [1, 2, 0], [2, 0, 1]]
MENTOR_RANKINGS = [[1, 2, 0], [2, 0, 1], [0, 1, 2]]


def ranked(executives, mentors) -> dict[str, Any]:
    """Make an instance in which nothing but rankings counts."""
    sides = (("executive", "E", "M", executives), ("mentor", "M", "E", mentors))
    people = [
        {
            "employee_id": f"{own}{n}",
            "role": role,
            "function": "F",
            "region": "R",
            "ranks": {f"{other}{place}": rank for rank, place in enumerate(ranking, start=1)},
        }
        for role, own, other, rankings in sides
        for n, ranking in enumerate(rankings)
    ]
    lists = {name: [] for name in ("scores", "locks", "exclusions", "history")}
    return {"employees": people, "policy": {}, **lists}


def plain(seed, **sizes) -> dict[str, Any]:
    """Draw a company without what stable matching refuses, with a lock where one is possible."""
    instance = company(seed, **sizes)
    instance["policy"] |= {"slot_rules": [], "region_caps": []}
    instance["locks"] = chosen(solve(instance))[: seed % 2]
    return instance


def chosen(result) -> list[list[str]]:
    return [[pair["executive"], pair["mentor"]] for pair in result["pairs"]]

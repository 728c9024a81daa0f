"""The other ways to match that the benchmark measures: all keep to the places, none is better."""

from collections import Counter

import numpy as np
import pytest

from benchmarks.matching import cohort
from benchmarks.peer.methods import METHODS, Cohort, sides
from matching.engine import solve
from matching.engine.instance import parse
from matching.engine.score import Scores


@pytest.fixture(params=[False, True], ids=["plentiful", "scarce"])
def made(request) -> Cohort:
    instance = cohort(40, 70, seed=3, scarce=request.param)
    for row in instance["employees"]:
        row.pop("priority", None)
    every = np.concatenate([block for _, _, block in Scores(parse(instance)).blocks()])
    return Cohort(instance, *sides(instance), every)


@pytest.mark.parametrize("method", METHODS)
def test_a_method_keeps_rules_and_places(method, made) -> None:
    pairs = METHODS[method](made)

    counts = [Counter(pair[side] for pair in pairs) for side in (0, 1)]
    assert len(set(pairs)) == len(pairs) > 0
    assert min(made.scores[e, m] for e, m in pairs) >= 0
    assert {e: n for e, n in counts[0].items() if n > made.slots[e]} == {}
    assert {m: n for m, n in counts[1].items() if n > made.capacity[m]} == {}


def test_a_flow_with_an_arc_for_every_pair_finds_the_same_total(made) -> None:
    result = solve(made.instance, objective="total")

    pairs = METHODS["flow_given"](made)

    total = sum(int(made.scores[e, m]) for e, m in pairs)
    assert (len(pairs), total) == (result["filled"], result["total"])


@pytest.mark.parametrize("method", ["assignment", "stable", "greedy", "first_come"])
def test_simpler_ways_fill_no_more_and_reach_no_more(method, made) -> None:
    result = solve(made.instance, objective="total")

    pairs = METHODS[method](made)

    assert len(pairs) <= result["filled"]
    assert sum(int(made.scores[e, m]) for e, m in pairs) <= result["total"]

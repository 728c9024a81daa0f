from collections import Counter
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.engine import blocking, solve, solve_stable
from tests.matching.engine.companies import shuffled
from tests.matching.engine.ranked import (
    EXECUTIVE_RANKINGS,
    MENTOR_RANKINGS,
    QUICK,
    SEEDS,
    SIDES,
    chosen,
    plain,
    ranked,
)
from tests.matching.engine.reference import broken, score


class Wishes:
    """Who would rather have whom, one pair at a time: own rank first, then score."""

    def __init__(self, instance, pairs) -> None:
        self.instance, self.pairs = instance, pairs
        self.who = {p["employee_id"]: p for p in instance["employees"]}
        self.locks = [list(lock) for lock in instance["locks"]]

    def wish(self, person, pair) -> tuple[int, int]:
        (other,) = set(pair) - {person}
        rank = (self.who[person].get("ranks") or {}).get(other, 10**9)
        return -rank, score(self.instance, self.who[pair[0]], self.who[pair[1]])

    def would(self, person, pair) -> bool:
        held = [p for p in self.pairs if person in p]
        places = self.who[person].get("slots" if person == pair[0] else "capacity", 1)
        free = [p for p in held if p not in self.locks]
        return len(held) < places or any(
            self.wish(person, p) < self.wish(person, pair) for p in free
        )

    def blocking(self) -> list[list[str]]:
        names = [[p for p in self.who if self.who[p]["role"] == r] for r in ("executive", "mentor")]
        return [
            [e, m]
            for e, m in product(*names)
            if [e, m] not in self.pairs
            and not broken(self.instance, self.who[e], self.who[m])
            and self.would(e, [e, m])
            and self.would(m, [e, m])
        ]


@pytest.mark.parametrize(
    ("proposing", "pairs"),
    [
        ("executives", [["E0", "M0"], ["E1", "M1"], ["E2", "M2"]]),
        ("mentors", [["E0", "M2"], ["E1", "M0"], ["E2", "M1"]]),
    ],
)
def test_the_known_circle_comes_out_best_for_whoever_proposes(proposing, pairs) -> None:
    result = solve_stable(ranked(EXECUTIVE_RANKINGS, MENTOR_RANKINGS), proposing)

    assert chosen(result) == pairs
    assert result["stability"]["rank_sums"] == {
        "executives": 3 if proposing == "executives" else 9,
        "mentors": 9 if proposing == "executives" else 3,
    }


@QUICK
@given(SEEDS, st.sampled_from(SIDES))
def test_no_pair_blocks_a_stable_matching(seed, proposing) -> None:
    instance = plain(seed)

    result = solve_stable(instance, proposing)

    assert Wishes(instance, chosen(result)).blocking() == []
    assert (result["status"], result["blocking_pairs"]) == ("feasible", 0)
    assert result["stability"]["blocking_pairs"] == 0


@QUICK
@given(SEEDS, st.sampled_from(SIDES))
def test_a_stable_matching_keeps_rules_places_and_locks(seed, proposing) -> None:
    instance = plain(seed)

    pairs = chosen(solve_stable(instance, proposing))

    who = {p["employee_id"]: p for p in instance["employees"]}
    counts = Counter(person for pair in pairs for person in pair)
    over = [p for p, n in counts.items() if n > who[p].get("slots", who[p].get("capacity"))]
    assert [broken(instance, who[e], who[m]) for e, m in pairs] == [set()] * len(pairs)
    assert (over, len({tuple(pair) for pair in pairs})) == ([], len(pairs))
    assert [lock for lock in instance["locks"] if lock not in pairs] == []


@QUICK
@given(SEEDS)
def test_the_same_people_fill_the_same_places_whoever_proposes(seed) -> None:
    instance = plain(seed)

    results = [chosen(solve_stable(instance, side)) for side in SIDES]

    counts = [Counter(person for pair in pairs for person in pair) for pairs in results]
    assert counts[0] == counts[1]


@QUICK
@given(SEEDS)
def test_each_side_does_best_when_it_proposes(seed) -> None:
    instance = plain(seed)

    sums = {side: solve_stable(instance, side)["stability"]["rank_sums"] for side in SIDES}

    assert sums["executives"]["executives"] <= sums["mentors"]["executives"]
    assert sums["mentors"]["mentors"] <= sums["executives"]["mentors"]


@QUICK
@given(st.randoms(use_true_random=False))
def test_no_stable_matching_is_better_for_any_proposer(draw) -> None:
    rankings = [[draw.sample(range(4), 4) for _ in range(4)] for _ in range(2)]
    instance = ranked(*rankings)
    whole = [
        [[f"E{e}", f"M{m}"] for e, m in enumerate(mentors)] for mentors in permutations(range(4))
    ]
    stable = [pairs for pairs in whole if not Wishes(instance, pairs).blocking()]

    best = chosen(solve_stable(instance, "executives"))

    own = {e: rankings[0][int(e[1])].index(int(m[1])) for e, m in best}
    for pairs in stable:
        assert [e for e, m in pairs if rankings[0][int(e[1])].index(int(m[1])) < own[e]] == []


@QUICK
@given(SEEDS, SEEDS)
def test_the_order_of_rows_changes_no_stable_matching(seed, order) -> None:
    instance = plain(seed) | {"scores": []}

    results = [solve_stable(instance), solve_stable(shuffled(instance, order))]

    assert chosen(results[0]) == chosen(results[1])


@QUICK
@given(SEEDS)
def test_blocking_pairs_are_those_a_second_count_finds(seed) -> None:
    instance = plain(seed)
    pairs = chosen(solve(instance))

    found = blocking(instance, pairs)

    known = Wishes(instance, pairs).blocking()
    assert found["count"] >= len(known)  # equal wishes are told apart by hash
    assert (found["worst"] is None) == (found["count"] == 0)
    if found["count"] == len(known) and known:
        assert [found["worst"]["executive"], found["worst"]["mentor"]] in known


def test_the_worst_regret_is_that_of_two_who_ranked_each_other() -> None:
    instance = ranked([[0], [0], [1]], [[0], [2], []])
    instance["scores"] = [["E1", "M1", 9000], ["E0", "M1", 10], ["E0", "M0", 70]]

    worst = blocking(instance, [("E0", "M1"), ("E1", "M0"), ("E2", "M2")])["worst"]

    assert worst == {
        "executive": "E0",
        "mentor": "M0",
        "regret_executive": 60,
        "regret_mentor": 70,
        "rank_executive": 1,
        "rank_mentor": 1,
    }


def test_a_locked_pair_is_given_up_for_nobody() -> None:
    instance = ranked([[0], [0]], [[0], []]) | {"locks": [["E0", "M1"], ["E1", "M0"]]}

    result = solve_stable(instance)

    assert (chosen(result), result["blocking_pairs"]) == ([["E0", "M1"], ["E1", "M0"]], 0)

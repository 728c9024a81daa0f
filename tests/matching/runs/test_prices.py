"""What decisions cost, read from what was stored with a run."""

from typing import Any

import pytest

from matching.runs.models import MatchingRun
from matching.runs.prices import Price, per_cent, prices
from mentoring.people.models import User
from programs.participants.models import Participation
from tests.conftest import SignIn

Pool = dict[str, Participation]


def price(points: int | None, share: float | None = 0.008) -> dict[str, Any]:
    return {"points": points, "share": share, "filled": 0, "minimum": -600}


def stored(run: MatchingRun, **told: Any) -> MatchingRun:
    run.findings = {"prices": {"total": 30_000, "fairness": None, "locks": [], **told}}
    run.save()
    return run


def lock(pool: Pool, executive: str, mentor: str) -> dict[str, Any]:
    people = {"executive": str(pool[executive].person_id), "mentor": str(pool[mentor].person_id)}
    return price(120) | people


def test_an_older_run_says_that_nothing_was_worked_out(
    run: MatchingRun, as_: SignIn, ana: User
) -> None:
    run.findings = {}
    run.save()

    page = as_(ana).get(f"/runs/{run.pk}/").content.decode()

    assert "were not worked out for this run" in page


def test_three_locks_have_one_price_in_a_sentence(run: MatchingRun, pool: Pool) -> None:
    locks = [lock(pool, *two) for two in ("AV", "BW", "CX")]
    run.instance["locks"] = [[one["executive"], one["mentor"]] for one in locks]
    stored(run, locks=locks, all_locks=price(240))

    found = prices(run, {})

    assert found is not None
    assert found.sentence == "Keeping these 3 locks costs 0.80 % of the total fit."


def test_a_single_lock_is_one(run: MatchingRun, pool: Pool) -> None:
    run.instance["locks"] = [["A", "V"]]
    stored(run, locks=[lock(pool, "A", "V")], all_locks=price(120, 0.021))

    found = prices(run, {})

    assert found is not None
    assert found.sentence == "Keeping this lock costs 2.1 % of the total fit."
    assert found.rows == []


def test_the_page_names_each_lock_and_says_what_keeping_it_changes(
    run: MatchingRun, pool: Pool, as_: SignIn, ana: User
) -> None:
    stored(run, fairness=price(4700, 0.024), locks=[lock(pool, "A", "V")], all_locks=price(120))

    answer = as_(ana).get(f"/runs/{run.pk}/")

    said = [
        (row.label, row.points_word, row.share_word, row.places_word, row.weakest_word)
        for row in answer.context["prices"].rows
    ]
    assert said == [
        ("The weakest pair as strong as possible", "−47.0", "−2.4 %", "0", "+6"),
        ("V Mentor and A Executive kept together", "−1.2", "−0.80 %", "0", "+6"),
    ]


def test_rules_for_slots_and_regions_are_named_and_nobody_opted_in_is(run: MatchingRun) -> None:
    run.instance["policy"] |= {
        "slot_rules": [
            {"applies": "c_suite", "kind": "other_function", "min": 1},
            {"applies": "all", "kind": "opted_in", "min": 1},
        ],
        "region_caps": [{"region": "EMEA", "max": 3}],
    }
    stored(
        run,
        slot_rules=[price(10) | {"rule": 0}, price(20) | {"rule": 1}],
        region_caps=[price(30) | {"rule": 0}],
    )

    found = prices(run, {})

    assert found is not None
    assert [row.label for row in found.rows] == [
        "Slots for mentors of a distant function (top list only)",
        "Slots kept for a goal of the program",
        "Limits for EMEA",
    ]


def test_a_price_for_which_time_was_up_is_unknown(run: MatchingRun) -> None:
    stored(run, fairness=price(None, None))

    found = prices(run, {})

    assert found is not None
    assert found.rows == [Price("The weakest pair as strong as possible", known=False)]


def test_the_curve_says_what_the_weakest_pair_costs(run: MatchingRun) -> None:
    run.findings = {
        "frontier": [
            {"minimum": 3900, "reached": 3900, "total": 195_630, "filled": 37},
            {"minimum": 4500, "reached": 4510, "total": 190_930, "filled": 37},
        ]
    }

    found = prices(run, {})

    assert found is not None
    assert found.curve_says == (
        "Raising the weakest pair from 39 to 45 costs 47.0 of 1,956.3 points."
    )
    assert [point["chosen"] for point in found.curve] == [False, True]


@pytest.mark.parametrize(
    ("share", "said"), [(0, "0 %"), (0.00001, "0 %"), (0.0034, "0.34 %"), (0.12, "12.0 %")]
)
def test_small_shares_keep_two_decimals(share: float, said: str) -> None:
    assert per_cent(share) == said


def test_where_single_locks_have_no_price_all_of_them_have(run: MatchingRun) -> None:
    run.instance["locks"] = [["A", "V"], ["B", "W"]]
    stored(run, all_locks=price(120))

    found = prices(run, {})

    assert found is not None
    assert [row.label for row in found.rows] == ["All locks together"]
    assert found.sentence == "Keeping these 2 locks costs 0.80 % of the total fit."


def test_prices_of_an_unproven_run_say_so(run: MatchingRun, as_: SignIn, ana: User) -> None:
    stored(run, exact=False, fairness=price(10))

    page = as_(ana).get(f"/runs/{run.pk}/").content.decode()

    assert "not proven best, so each price may be off by its gap" in page

"""The quality floor by region: who starts late, who meets too little, and who is too few to say."""

from datetime import date, timedelta

import pytest
from django.test import Client

from mentoring.people.models import User
from metrics.dashboards.quality import Region, quality, rounded, sessions_due
from metrics.dashboards.queries import read_pairs
from metrics.dashboards.rhythm import Life
from programs.cohorts.models import Cohort
from tests.conftest import SignIn
from tests.metrics.dashboards.test_board import TODAY, run_pairs, running  # noqa: F401 - a fixture

START = date(2026, 9, 1)


def life(*, planned: int = 6, closed: int | None = None) -> Life:
    closed_on = None if closed is None else START + timedelta(days=closed)
    return Life(START, closed_on, [], months=6, sessions_planned=planned)


@pytest.mark.parametrize(
    ("pair", "day", "due"),
    [
        (life(), 0, 0),
        (life(), 29, 0),
        (life(), 30, 1),
        (life(), 91, 3),
        (life(), 1000, 6),
        (life(closed=61), 1000, 2),
        (life(planned=4), 91, 1),
        (life(), -5, 0),
    ],
)
def test_sessions_are_due_by_the_pairs_own_plan(pair: Life, day: int, due: int) -> None:
    assert sessions_due(pair, START + timedelta(days=day)) == due


def found(cohort: Cohort) -> list[Region]:
    return quality(cohort, read_pairs(cohort, TODAY), TODAY)


def test_a_region_that_starts_and_meets_keeps_the_floor(running: Cohort) -> None:  # noqa: F811
    run_pairs(running, 7, region="EMEA", sessions=3)

    (emea,) = found(running)

    assert (emea.started, emea.held, emea.is_under) == (1.0, 1.0, False)


def test_a_region_that_meets_too_little_or_starts_late_is_under_it(
    running: Cohort,  # noqa: F811
) -> None:
    run_pairs(running, 7, region="AMER", sessions=1)
    run_pairs(running, 3, region="APAC", sessions=2)
    run_pairs(running, 6, region="APAC", sessions=0)

    amer, apac = found(running)

    assert (amer.started, amer.held, amer.starts_late, amer.meets_little) == (1, 0.5, False, True)
    assert (apac.started, apac.held, apac.starts_late, apac.meets_little) == (
        0.35,
        0.35,
        True,
        True,
    )


def test_what_one_pair_holds_beyond_its_plan_makes_up_for_nobody(
    running: Cohort,  # noqa: F811
) -> None:
    run_pairs(running, 4, region="EMEA", sessions=9)
    run_pairs(running, 4, region="EMEA", sessions=0)

    (emea,) = found(running)

    assert (emea.held, emea.is_under) == (0.5, True)


def test_a_small_region_is_a_dash_and_so_is_what_would_give_it_away(
    running: Cohort,  # noqa: F811
) -> None:
    run_pairs(running, 9, region="EMEA", sessions=3)
    run_pairs(running, 7, region="AMER", sessions=0)
    run_pairs(running, 3, region="APAC", sessions=0)

    assert [(one.name, one.is_shown, one.is_under) for one in found(running)] == [
        ("AMER", False, False),
        ("APAC", False, False),
        ("EMEA", True, False),
    ]


def test_the_page_lists_the_regions_under_the_floor(
    as_: SignIn,
    hugo: User,
    running: Cohort,  # noqa: F811
) -> None:
    run_pairs(running, 7, region="EMEA", sessions=3)
    run_pairs(running, 7, region="LATAM", sessions=0)
    client: Client = as_(hugo)

    page = client.get(f"/board/{running.pk}/")

    assert page.context["quality_finding"] == "Under the quality floor: LATAM"
    assert [(row["name"], row["held"], row["is_under"]) for row in page.context["quality"]] == [
        ("EMEA", "100%", False),
        ("LATAM", "0%", True),
    ]


@pytest.mark.parametrize(("share", "told"), [(0.674, 0.65), (0.676, 0.7), (1.0, 1.0), (0.0, 0.0)])
def test_shares_are_told_in_steps_of_five_points(share: float, told: float) -> None:
    assert rounded(share) == told

"""The leadership's page: the right counts, the floors, and no query per pair."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from mentoring.people.models import User
from metrics.dashboards.queries import board, coarse
from programs.cohorts.models import Cohort
from programs.sessions.models import Session
from tests import factories
from tests.conftest import SignIn

TODAY = date(2026, 11, 23)


def run_pairs(cohort: Cohort, count: int, *, region: str, sessions: int) -> None:
    for _number in range(count):
        mentor = factories.mentor(cohort, region=region)
        executive = factories.executive(cohort, region=region)
        pair = factories.pairing(mentor, executive, accepted_on=date(2026, 9, 1))
        for number in range(sessions):
            day = datetime(2026, 9, 8, 9, tzinfo=UTC) + timedelta(days=28 * number)
            Session.objects.create(
                pairing=pair,
                state="held",
                starts_at=day,
                ends_at=day + timedelta(hours=1),
                anchor_zone="UTC",
                held_on=day.date(),
                minutes=60,
            )


@pytest.fixture
def running(cohort: Cohort) -> Cohort:
    cohort.starts_on, cohort.state = date(2026, 9, 1), "running"
    cohort.save()
    return cohort


def test_the_funnel_counts_people_to_the_nearest_five(running: Cohort) -> None:
    run_pairs(running, 7, region="EMEA", sessions=3)
    run_pairs(running, 6, region="APAC", sessions=1)

    facts = board(running, TODAY)

    assert facts.funnel == [("invited", 25), ("active", 25), ("once", 25), ("thrice", 15)]


def test_a_region_with_few_people_is_hidden_and_another_with_it(running: Cohort) -> None:
    run_pairs(running, 9, region="EMEA", sessions=3)
    run_pairs(running, 7, region="AMER", sessions=3)
    run_pairs(running, 3, region="APAC", sessions=1)

    facts = board(running, TODAY)

    assert [(one.label, one.value) for one in facts.on_time] == [
        ("AMER", None),
        ("APAC", None),
        ("EMEA", 1.0),
    ]


def test_a_small_cohort_shows_nothing_about_single_pairs(running: Cohort) -> None:
    run_pairs(running, 4, region="EMEA", sessions=3)

    facts = board(running, TODAY)

    assert (facts.is_shown, facts.held, facts.overall.value) == (False, [], None)


def test_limits_are_rounded_outward() -> None:
    share = coarse("EMEA", 16, 18)

    assert (share.n, share.value, share.low, share.high) == pytest.approx((20, 0.9, 0.65, 1.0))


@pytest.mark.parametrize("count", [6, 12])
def test_the_page_asks_the_database_the_same_number_of_times(
    running: Cohort, hugo: User, as_: SignIn, count: int, django_assert_max_num_queries: Any
) -> None:
    run_pairs(running, count, region="EMEA", sessions=2)
    client: Client = as_(hugo)

    with django_assert_max_num_queries(14):
        page = client.get(f"/board/{running.pk}/")

    assert page.status_code == 200


def test_somebody_without_the_role_finds_nothing(running: Cohort, eve: User, as_: SignIn) -> None:
    page = as_(eve).get(f"/board/{running.pk}/")

    assert page.status_code == 404

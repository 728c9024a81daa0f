"""One coordinator looks after 25 pairs at most; more is pointed out, with what it takes."""

import pytest
from django.test import Client

from mentoring.desk.span import Span, regional, whole
from mentoring.people.models import Grant, User
from programs.cohorts.models import Cohort
from tests import factories
from tests.conftest import SignIn


def pairs(cohort: Cohort, count: int, *, mentors: str = "APAC", executives: str = "EMEA") -> None:
    for _ in range(count):
        factories.pairing(
            factories.mentor(cohort, region=mentors), factories.executive(cohort, region=executives)
        )


@pytest.mark.parametrize(
    ("span", "each", "is_over", "needed", "share"),
    [
        (Span("", 25, 1), 25, False, 0, 100),
        (Span("", 26, 1), 26, True, 1, 100),
        (Span("", 26, 2), 13, False, 0, 52),
        (Span("", 1000, 2), 500, True, 38, 100),
        (Span("", 3, 0), 3, True, 1, 12),
        (Span("", 0, 0), 0, False, 0, 0),
    ],
)
def test_the_limit_is_25_each(
    span: Span, each: int, is_over: bool, needed: int, share: int
) -> None:
    assert (span.each, span.is_over, span.needed, span.share) == (each, is_over, needed, share)


def test_pairs_and_coordinators_of_the_cohort_are_counted(cohort: Cohort, ana: User) -> None:
    pairs(cohort, 3)
    elsewhere = factories.account(factories.person())
    Grant.objects.create(user=elsewhere, role="coordinator", program=factories.program())

    assert whole(cohort) == Span("", 3, 1)


def test_a_region_too_large_for_its_coordinators_is_named(cohort: Cohort, eve: User) -> None:
    Grant.objects.create(user=eve, role="coordinator", program=cohort.program, region="APAC")
    pairs(cohort, 2)
    pairs(cohort, 26, mentors="APAC", executives="APAC")

    assert regional(cohort) == [Span("APAC", 28, 1), Span("EMEA", 2, 0)]


def test_the_page_says_how_many_more_it_takes(
    as_: SignIn, olga: User, ana: User, cohort: Cohort
) -> None:
    pairs(cohort, 26)
    browser: Client = as_(olga)

    page = browser.get(f"/cohorts/{cohort.pk}/").content.decode()

    assert "26 pairs, 1 coordinator." in page
    assert "1 more coordinator is needed." in page


def test_a_cohort_without_pairs_says_nothing_of_it(as_: SignIn, olga: User, cohort: Cohort) -> None:
    assert (
        "Who looks after the pairs" not in as_(olga).get(f"/cohorts/{cohort.pk}/").content.decode()
    )

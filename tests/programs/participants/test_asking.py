"""Asking a cohort for wishes: the coordinator's page, which knows counts alone."""

from datetime import date

import pytest
from django.urls import reverse

from mentoring.jobs.models import Job
from mentoring.jobs.running import run
from programs.participants.actions.ranking import open_ranking, save_ranks
from programs.participants.models import Participation
from programs.participants.ranks import told
from tests import factories
from tests.conftest import NOON

UNTIL = date(2026, 12, 4)


@pytest.mark.parametrize(
    ("asked_of", "ranked", "shown"),
    [(80, 61, 61), (5, 5, None), (6, 6, 6), (6, 0, 0), (10, 8, None), (10, 7, 7), (10, 2, None)],
)
def test_a_count_singles_nobody_out(asked_of, ranked, shown):
    assert told(asked_of, ranked) == shown


def test_the_coordinator_sees_how_many_have_named_somebody(cohort, program, ana, as_):
    executives = [factories.executive(cohort) for _n in range(4)]
    mentors = [factories.mentor(cohort) for _n in range(3)]
    for part in (*executives, *mentors):
        factories.account(part.person)
    run(open_ranking(cohort, until=UNTIL, weight=10, by=ana, now=NOON).pk)
    for part in Participation.objects.with_person().filter(pk__in=[e.pk for e in executives]):
        save_ranks(part, {1: mentors[0].pk}, by=part.person.user, now=NOON)

    response = as_(ana).get(reverse("participants:ranking", args=[cohort.pk]))

    standing = response.context["standing"]
    assert (standing.asked, standing.ranked) == (7, 4)


def test_the_coordinator_opens_it_on_a_page(cohort, ana, as_):
    page = reverse("participants:ranking", args=[cohort.pk])

    answer = as_(ana).post(page, {"until": "2026-12-04", "weight": "15"})

    cohort.refresh_from_db()
    job = Job.objects.get(kind="participants.shortlists")
    assert answer.url == reverse("jobs:job", args=[job.pk])
    assert (cohort.ranking, cohort.ranking_until) == (True, UNTIL)
    assert cohort.policy()["weights"]["preference"] == 15


@pytest.mark.parametrize("until", ["2026-11-22", "2027-06-02", "", "soon"])
def test_a_day_that_cannot_be_is_refused_and_stays_on_the_page(cohort, ana, as_, until):
    page = reverse("participants:ranking", args=[cohort.pk])

    answer = as_(ana).post(page, {"until": until, "weight": "10"})

    cohort.refresh_from_db()
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["until"])
    assert not cohort.ranking

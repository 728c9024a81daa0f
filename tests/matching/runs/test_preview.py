"""What other weights would change: worked out on the pool as it is, and kept nowhere."""

from typing import Any

import pytest

from matching.runs.models import MatchingRun
from mentoring.jobs.models import Job
from mentoring.people.models import Person, User
from programs.cohorts.forms import rules_of
from programs.cohorts.models import Cohort
from programs.participants.models import Participation
from tests.conftest import SignIn

Pool = dict[str, Participation]


def typed(cohort: Cohort, **changes: object) -> dict[str, object]:
    return {name: value for name, value in rules_of(cohort).items() if value is not None} | changes


@pytest.fixture
def near(pool: Pool) -> Pool:
    """Everybody's best teacher works in the own function; Z, who teaches nothing, in another."""
    ids = [pool[name].person_id for name in "VWXY"]
    Person.objects.filter(pk__in=ids).update(function="Sales")
    return pool


def test_raising_distance_raises_the_distance_of_the_proposal(
    near: Pool, cohort: Cohort, as_: SignIn, ana: User
) -> None:
    said = typed(cohort, distance=40, knowledge=5)

    found = as_(ana).post(f"/cohorts/{cohort.pk}/rules/preview/", said).context["preview"]

    assert [(line.before, line.after) for line in found.lines] == [
        ("4", "4"),
        ("57", "24"),
        ("100", "75"),
        ("0", "12"),
        ("0", "1"),
    ]
    assert (found.others, found.pairs, found.proven, found.trouble) == (1, 4, True, "")


def test_nothing_is_saved_and_what_was_typed_stays(
    pool: Pool, cohort: Cohort, as_: SignIn, ana: User
) -> None:
    answer = as_(ana).post(f"/cohorts/{cohort.pk}/rules/preview/", typed(cohort, distance=40))

    cohort.refresh_from_db()
    assert (cohort.weights, cohort.version, cohort.rules_confirmed) == ({}, 1, False)
    assert (MatchingRun.objects.count(), Job.objects.count()) == (0, 0)
    assert answer.context["form"]["distance"].value() == "40"
    assert "Nothing is saved yet" in answer.content.decode()


def test_a_mistake_is_named_and_nothing_is_matched(
    pool: Pool, cohort: Cohort, as_: SignIn, ana: User
) -> None:
    said = typed(cohort, communication=40)

    answer = as_(ana).post(f"/cohorts/{cohort.pk}/rules/preview/", said)

    assert (answer.status_code, answer.context["preview"]) == (422, None)
    assert "no evidence of learning well together" in answer.content.decode()


def test_without_anybody_ready_there_is_nothing_to_compare(
    cohort: Cohort, as_: SignIn, ana: User
) -> None:
    answer = as_(ana).post(f"/cohorts/{cohort.pk}/rules/preview/", typed(cohort))

    assert answer.context["preview"].trouble == (
        "A match takes at least one mentor and one executive who are ready."
    )


def test_a_regional_coordinator_tries_on_the_own_regions(
    pool: Pool, cohort: Cohort, as_: SignIn, eve: User
) -> None:
    eve.grants.create(role="coordinator", program=cohort.program, region="APAC")
    Person.objects.filter(pk__in=[pool["A"].person_id, pool["V"].person_id]).update(region="APAC")

    found: Any = as_(eve).post(f"/cohorts/{cohort.pk}/rules/preview/", typed(cohort)).context

    assert (found["preview"].pairs, found["preview"].others) == (1, 0)

"""A cohort ready to match: four executives and five mentors, topics on both sides."""

from typing import Any

import pytest

from matching.runs import solving
from matching.runs.actions import start_run
from matching.runs.models import MatchingRun
from mentoring.jobs.actions import claim, end
from mentoring.jobs.models import Job
from mentoring.jobs.progress import Progress
from mentoring.people.models import User
from programs.cohorts.models import Cohort
from programs.participants.models import Offer, Participation, Wish
from tests import factories
from tests.conftest import NOON


@pytest.fixture
def pool(cohort: Cohort) -> dict[str, Participation]:
    """Executives A-D want one topic each; mentors V-Z teach one each, Z nothing anybody wants."""
    topics = [factories.topic(key) for key in ("ai", "brands", "chat", "data")]
    parts: dict[str, Participation] = {}
    for name, topic in zip("ABCD", topics, strict=True):
        parts[name] = factories.executive(cohort, name=f"{name} Executive")
        Wish.objects.create(person=parts[name].person, topic=topic, weight=3)
    for name, topic in zip("VWXY", topics, strict=True):
        parts[name] = factories.mentor(cohort, name=f"{name} Mentor", function="Engineering")
        Offer.objects.create(person=parts[name].person, topic=topic, level=5)
    parts["Z"] = factories.mentor(cohort, name="Z Mentor", function="Engineering")
    return parts


def solve(cohort: Cohort, by: User) -> MatchingRun:
    """Start a run and work its job off."""
    return work_off(start_run(cohort, by=by))


def work_off(run: MatchingRun) -> MatchingRun:
    """As a worker would, but for its thread, which sees nothing of a test's own transaction."""
    job = claim(run.job_id, NOON)
    assert job is not None
    end(job, Job.State.DONE, NOON, result=solving.run(job, Progress(job)))
    run.refresh_from_db()
    return run


@pytest.fixture
def run(pool: dict[str, Participation], cohort: Cohort, ana: User) -> MatchingRun:
    return solve(cohort, ana)


def names(run: MatchingRun) -> list[tuple[str, str]]:
    """The pairs of a run by the first letters of the names, sorted."""
    rows: Any = run.proposals.values_list("executive__person__name", "mentor__person__name")
    return sorted((executive[0], mentor[0]) for executive, mentor in rows)

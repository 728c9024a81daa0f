"""The job behind a run: constant in its questions, safe to repeat, and findings come after."""

from collections import Counter
from typing import Any

import pytest
from django.db import connection

from matching.runs.actions import start_run
from matching.runs.models import MatchingRun
from mentoring.jobs.models import Job
from mentoring.people.models import User
from programs.cohorts.models import Cohort
from programs.participants.models import Participation
from tests import factories
from tests.matching.runs.conftest import names, solve, work_off

Pool = dict[str, Participation]


def asked(cohort: Cohort, by: User) -> int:
    """How many questions the database gets from the button to the findings.

    A word about the job's own row follows every round; in production a thread says it each second.
    """
    count: Counter[str] = Counter()

    def counting(execute: Any, sql: str, *more: Any) -> Any:
        count["all"] += "mentoring_job" not in sql
        return execute(sql, *more)

    with connection.execute_wrapper(counting):
        solve(cohort, User.objects.get(pk=by.pk))
    return count["all"]


def test_the_database_is_asked_as_often_for_many_as_for_few(
    pool: Pool, cohort: Cohort, ana: User
) -> None:
    few = asked(cohort, ana)
    middle = factories.person(name="Middle", manager=factories.person(name="Top"))
    for number in range(30):
        factories.executive(cohort)
        factories.mentor(cohort, manager=middle if number % 2 else None)

    assert asked(cohort, ana) == few


def test_what_it_costs_is_worked_out_after_the_result(run: MatchingRun) -> None:
    assert set(run.findings) >= {"course", "stability", "prices", "frontier"}
    assert run.findings["prices"]["total"] == run.result["total"]
    assert run.findings["stability"] == {"count": 0, "regret": 0}


def test_a_worker_that_dies_after_the_result_leaves_only_the_findings_to_do(
    run: MatchingRun,
) -> None:
    before = list(run.proposals.values_list("pk", flat=True))
    MatchingRun.objects.filter(pk=run.pk).update(findings={})
    Job.objects.filter(pk=run.job_id).update(state="queued", holder=None)

    work_off(run)

    assert "prices" in run.findings
    assert list(run.proposals.values_list("pk", flat=True)) == before


@pytest.mark.parametrize("method", ["stable_executives", "stable_mentors"])
def test_a_stable_run_has_nobody_who_would_rather(
    pool: Pool, cohort: Cohort, ana: User, method: str
) -> None:
    run = work_off(start_run(cohort, by=ana, method=method))

    assert (run.state, run.result["stability"]["proposing"]) == ("ready", method[7:])
    assert run.findings["stability"] == {"count": 0, "regret": 0}
    assert len(names(run)) == 4


def test_the_makers_of_a_result_are_kept_with_it(run: MatchingRun) -> None:
    made_by = run.findings["course"]["engine"]

    assert made_by["engine"] == run.engine
    assert set(made_by) == {"engine", "source", "python", "numpy", "scipy", "ortools"}

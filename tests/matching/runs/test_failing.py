"""A run that comes to nothing takes nothing away from the one before it."""

from matching.rules.models import Lock
from matching.runs.actions import start_run
from matching.runs.models import MatchingRun
from matching.runs.solving import ended
from mentoring.audit.models import AuditEntry
from mentoring.people.models import User
from programs.cohorts.models import Cohort
from programs.participants.models import Participation
from tests.matching.runs.conftest import solve

Pool = dict[str, Participation]


def lock_twice(cohort: Cohort, pool: Pool) -> None:
    """More than A has places for, past the page that refuses it."""
    for name in "VW":
        Lock.objects.create(cohort=cohort, executive=pool["A"], mentor=pool[name])


def test_a_run_that_fails_says_why_in_words_and_brings_the_one_before_back(
    run: MatchingRun, cohort: Cohort, pool: Pool, ana: User
) -> None:
    run.proposals.update(accepted=True)
    lock_twice(cohort, pool)

    second = solve(cohort, ana)

    run.refresh_from_db()
    assert (second.state, second.reason) == (
        "failed",
        "An executive is kept together with more mentors than places.",
    )
    assert (run.state, run.proposals.filter(accepted=True).count()) == ("ready", 4)
    assert AuditEntry.objects.filter(verb="run.brought_back").count() == 1


def test_a_run_called_off_brings_the_one_before_back(
    run: MatchingRun, cohort: Cohort, ana: User
) -> None:
    second = start_run(cohort, by=ana)
    second.job.state = "cancelled"

    ended(second.job)

    states = dict(cohort.runs.values_list("number", "state"))
    assert states == {run.number: "ready", second.number: "cancelled"}


def test_what_was_published_is_not_brought_back(
    run: MatchingRun, cohort: Cohort, pool: Pool, ana: User
) -> None:
    MatchingRun.objects.filter(pk=run.pk).update(state="published")
    lock_twice(cohort, pool)

    second = solve(cohort, ana)

    run.refresh_from_db()
    assert (run.state, second.state) == ("published", "failed")

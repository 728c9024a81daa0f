"""The page of a run at work: how far it is, how little can still be gained, and how to stop it."""

from datetime import timedelta
from typing import Any

import pytest

from matching.engine import Report
from matching.runs import gaps
from matching.runs.actions import start_run
from matching.runs.course import MOST_POINTS, STEPS, Course
from matching.runs.models import MatchingRun
from mentoring.jobs.actions import claim
from mentoring.jobs.models import Job
from mentoring.jobs.progress import Progress
from mentoring.jobs.running import run as run_job
from mentoring.people.models import User
from programs.cohorts.models import Cohort
from programs.participants.models import Participation
from tests.conftest import NOON, SignIn

Pool = dict[str, Participation]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def waiting(pool: Pool, cohort: Cohort, ana: User) -> MatchingRun:
    return start_run(cohort, by=ana)


@pytest.fixture
def course(waiting: MatchingRun) -> Course:
    """A run that a worker has just taken."""
    MatchingRun.objects.filter(pk=waiting.pk).update(state="running")
    job = claim(waiting.job_id, NOON)
    assert job is not None
    return Course(Progress(job))


def report(number: int, total: int | None = None, bound: int | None = None) -> Report:
    return Report(
        "total" if total else "coverage",
        0,
        1,
        rounds=number,
        pairs_priced=1000 * number,
        filled=38,
        bound=41,
        total=total,
        total_bound=bound,
    )


def page(browser: Any, run: MatchingRun, **headers: Any) -> str:
    said: str = browser.get(f"/runs/{run.pk}/progress/", headers=headers).content.decode()
    return said


def test_starting_leads_to_the_page_of_the_run(
    pool: Pool, cohort: Cohort, as_: SignIn, ana: User
) -> None:
    answer = as_(ana).post(f"/cohorts/{cohort.pk}/match/start/")

    assert answer["Location"] == f"/runs/{cohort.runs.get().pk}/progress/"


def test_a_run_that_waits_is_asked_for_again_with_and_without_a_script(
    waiting: MatchingRun, as_: SignIn, ana: User
) -> None:
    said = page(as_(ana), waiting)

    assert "Waiting for its turn" in said
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in said
    assert f'hx-get="/runs/{waiting.pk}/progress/?told=queued"' in said


def test_the_gap_shrinks_from_round_to_round(
    waiting: MatchingRun, course: Course, as_: SignIn, ana: User
) -> None:
    course(report(2))
    early = page(as_(ana), waiting)
    course(report(3, total=9000, bound=10000))
    course(report(4, total=9990, bound=10000))
    late = page(as_(ana), waiting)

    assert ("38" in early, "of at most 41" in early, "certified gap" in early) == (
        True,
        True,
        False,
    )
    assert [words in late for words in ("Round 3", "10%", "Round 4", "0.10%")] == [True] * 4
    assert "At most 0.10% of the sum can still be gained" in late


def test_the_part_says_a_step_aloud_only_when_it_is_new(
    waiting: MatchingRun, course: Course, as_: SignIn, ana: User
) -> None:
    course(report(2))
    browser, address = as_(ana), f"/runs/{waiting.pk}/progress/"

    new = browser.get(f"{address}?told=queued", headers=HTMX).content.decode()
    old = browser.get(f"{address}?told=coverage", headers=HTMX).content.decode()

    assert ("hx-swap-oob" in new, "hx-swap-oob" in old, "<html" in new) == (True, False, False)


def test_a_run_that_is_solved_leads_to_its_pairs_and_is_not_asked_for_again(
    run: MatchingRun, as_: SignIn, ana: User
) -> None:
    said = page(as_(ana), run)

    assert f'href="/runs/{run.pk}/">See the result' in " ".join(said.split())
    assert ("hx-trigger" in said, "<noscript>" in said) == (False, False)
    assert "nothing better is possible: proven" in said


def test_cancelling_stops_the_run_and_proposes_nothing(
    waiting: MatchingRun, as_: SignIn, ana: User
) -> None:
    answer = as_(ana).post(f"/runs/{waiting.pk}/cancel/", follow=True)

    waiting.refresh_from_db()
    assert waiting.state == "cancelled"
    assert "stopped before its end" in answer.content.decode()


def test_a_run_at_work_stops_between_two_rounds(
    waiting: MatchingRun, course: Course, as_: SignIn, ana: User
) -> None:
    as_(ana).post(f"/runs/{waiting.pk}/cancel/")
    Job.objects.filter(pk=waiting.job_id).update(lease_until=NOON - timedelta(hours=1))

    run_job(waiting.job_id)

    waiting.refresh_from_db()
    assert (waiting.state, waiting.proposals.count()) == ("cancelled", 0)


def test_a_coordinator_of_one_region_reads_but_does_not_stop_what_concerns_all(
    waiting: MatchingRun, cohort: Cohort, as_: SignIn, eve: User
) -> None:
    eve.grants.create(role="coordinator", program=cohort.program, region="EMEA")
    browser = as_(eve)

    said = page(browser, waiting)
    answer = browser.post(f"/runs/{waiting.pk}/cancel/")

    waiting.refresh_from_db()
    assert ("Waiting" in said, "run-cancel" in said) == (True, False)
    assert (answer.status_code, waiting.state) == (403, "queued")


def test_a_failed_run_says_why(waiting: MatchingRun, as_: SignIn, ana: User) -> None:
    MatchingRun.objects.filter(pk=waiting.pk).update(state="failed", reason="A lock breaks a rule")

    assert "A lock breaks a rule" in page(as_(ana), waiting)


def test_many_rounds_keep_the_first_and_the_last_point(course: Course) -> None:
    for number in range(1, 100):
        course(report(number, total=100_000 - 100 + number, bound=100_000))

    kept = [point["round"] for point in course.points]
    assert (kept[0], kept[-1], len(kept) <= MOST_POINTS) == (1, 99, True)


def test_every_phase_of_the_engine_has_words(run: MatchingRun) -> None:
    told: list[str] = []

    from matching import engine  # noqa: PLC0415 - only here

    engine.solve(run.instance, progress=lambda one: told.append(one.phase))

    assert set(told) <= set(STEPS)


@pytest.mark.parametrize(
    ("gap", "words"),
    [(0.0, "none"), (0.0737, "7.4%"), (0.00704, "0.71%"), (1e-9, "below 0.00010%"), (None, "")],
)
def test_a_gap_in_words(gap: float | None, words: str) -> None:
    assert gaps.said(gap) == words


@pytest.mark.parametrize(
    ("count", "words"), [(None, ""), (4068, "4,068"), (110_581_156, "110.6 million")]
)
def test_a_count_in_words(count: int | None, words: str) -> None:
    assert gaps.many(count) == words

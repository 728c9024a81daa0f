"""A job's own page."""

from uuid import uuid4

import pytest
from pytest_django import Settings

from mentoring.jobs.actions import claim, enqueue
from mentoring.jobs.models import Job
from mentoring.jobs.progress import Progress
from mentoring.jobs.running import run
from mentoring.people.models import User
from tests.conftest import NOON, SignIn

HTMX = {"HX-Request": "true"}


def address(job: Job) -> str:
    return f"/jobs/{job.pk}/"


def half_done(by: User) -> Job:
    job = claim(enqueue("count", uuid4(), by=by).pk, NOON)
    assert job is not None
    Progress(job)(6, 12, "Counting heads")
    return job


def test_a_running_job_shows_how_far_it_is_without_a_script(as_: SignIn, eve: User) -> None:
    page = as_(eve).get(address(half_done(eve))).content.decode()

    assert '<progress value="6" max="12"' in page
    assert "Counting heads" in page
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in page


def test_the_part_says_a_quarter_aloud_only_when_it_is_new(as_: SignIn, eve: User) -> None:
    job = half_done(eve)
    browser = as_(eve)

    new = browser.get(address(job) + "?told=25", headers=HTMX).content.decode()
    old = browser.get(address(job) + "?told=50", headers=HTMX).content.decode()

    assert ("50 per cent done" in new, "hx-swap-oob" in old) == (True, False)
    assert "<html" not in new


def test_a_job_that_is_done_leads_to_its_result_and_is_not_asked_again(
    as_: SignIn, eve: User, settings: Settings
) -> None:
    settings.JOB_RESULTS = {"count": "jobs:job"}
    job = enqueue("count", uuid4(), by=eve)
    run(job.pk)

    page = as_(eve).get(address(job)).content.decode()

    assert f'href="/jobs/{job.subject_id}/"' in page
    assert ("hx-trigger" in page, "<noscript>" in page) == (False, False)


def test_a_failed_job_says_why(as_: SignIn, eve: User) -> None:
    job = enqueue("refuse", uuid4(), by=eve)
    run(job.pk)

    page = as_(eve).get(address(job)).content.decode()

    assert "There is nobody to match." in page


def test_whoever_started_a_job_cancels_it_and_a_second_press_changes_nothing(
    as_: SignIn, eve: User
) -> None:
    job = enqueue("count", uuid4(), by=eve)
    browser = as_(eve)

    answers = [browser.post(address(job) + "cancel/").status_code for _ in range(2)]

    job.refresh_from_db()
    assert (answers, job.state) == ([302, 302], "cancelled")


def test_reading_does_not_cancel(as_: SignIn, eve: User) -> None:
    job = enqueue("count", uuid4(), by=eve)

    assert as_(eve).get(address(job) + "cancel/").status_code == 405

    job.refresh_from_db()
    assert job.state == "queued"


@pytest.mark.parametrize(("who", "status"), [("olga", 200), ("ana", 404)])
def test_its_kind_says_who_else_follows_a_job(
    as_: SignIn, eve: User, who: str, status: int, request: pytest.FixtureRequest
) -> None:
    job = enqueue("count", uuid4(), by=eve)

    assert as_(request.getfixturevalue(who)).get(address(job)).status_code == status


def test_a_kind_without_a_line_is_for_nobody_but_whoever_started_it(
    as_: SignIn, eve: User, olga: User, settings: Settings
) -> None:
    settings.JOB_READERS = {}
    job = enqueue("count", uuid4(), by=eve)

    assert as_(olga).get(address(job)).status_code == 404


def test_a_job_keeps_what_it_tells_of_itself(eve: User) -> None:
    job = claim(enqueue("count", uuid4(), by=eve).pk, NOON)
    assert job is not None
    progress = Progress(job)

    progress(1, 4, "Counting", note={"heads": 12})
    progress(2, 4, "Counting")

    job.refresh_from_db()
    assert (job.done, job.note) == (2, {"heads": 12})


def test_for_others_a_job_does_not_exist(as_: SignIn, eve: User, hugo: User) -> None:
    job = enqueue("count", uuid4(), by=eve)
    browser = as_(hugo)

    seen = browser.get(address(job)).status_code
    cancelled = browser.post(address(job) + "cancel/").status_code

    job.refresh_from_db()
    assert (seen, cancelled, job.state) == (404, 404, "queued")

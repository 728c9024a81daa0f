"""The operators' list of jobs that did not end well."""

import re
from uuid import uuid4

import pytest
from pytest_django import Settings

from mentoring.jobs.models import Job
from mentoring.people.models import Grant, User
from tests import factories
from tests.conftest import NOON, SignIn

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _named(settings: Settings) -> None:
    settings.JOB_NAMES = {"count": "Counting"}
    settings.JOB_RESULTS = {"count": "jobs:job"}


def operator(role: str) -> User:
    user = factories.account(factories.person(name="Sara Systems"))
    Grant.objects.create(user=user, role=role)
    return user


def job(**fields: object) -> Job:
    return Job.objects.create(kind="count", subject_id=uuid4(), **fields)


def test_what_failed_and_what_started_again_is_listed_and_nothing_else(as_: SignIn) -> None:
    failed = job(state="failed", attempts=3, reason="It stopped three times.")
    again = job(state="running", attempts=2, holder=uuid4(), lease_until=NOON)
    for state in ("queued", "done", "cancelled"):
        job(state=state, attempts=1)

    page = as_(operator("administrator")).get("/jobs/failed/").content.decode()

    linked = set(re.findall(r'href="/jobs/([0-9a-f-]{36})/"', page))
    assert linked == {str(failed.pk), str(again.pk)}
    assert "It stopped three times." in page


def test_nobody_s_name_and_no_subject_stands_there(as_: SignIn, ana: User) -> None:
    one = job(state="failed", attempts=1, started_by=ana)

    page = as_(operator("administrator")).get("/jobs/failed/").content.decode()

    assert [word in page for word in (ana.email, str(ana.pk), str(one.subject_id))] == [False] * 3


def test_an_administrator_opens_the_job_s_page_but_is_not_led_to_its_result(
    as_: SignIn, olga: User
) -> None:
    one = job(state="done", attempts=1)
    browser = as_(operator("administrator"))

    page = browser.get(f"/jobs/{one.pk}/").content.decode()

    assert ("Done" in page, str(one.subject_id) in page) == (True, False)
    assert str(one.subject_id) in as_(olga).get(f"/jobs/{one.pk}/").content.decode()


def test_an_auditor_reads_the_list_and_opens_nothing(as_: SignIn) -> None:
    one = job(state="failed", attempts=1)
    browser = as_(operator("auditor"))

    page = browser.get("/jobs/failed/").content.decode()

    assert ("Counting" in page, f"/jobs/{one.pk}/" in page) == (True, False)
    assert browser.get(f"/jobs/{one.pk}/").status_code == 404


@pytest.mark.parametrize("who", ["ana", "olga", "hugo", "eve"])
def test_for_others_the_page_does_not_exist(
    as_: SignIn, who: str, request: pytest.FixtureRequest
) -> None:
    assert as_(request.getfixturevalue(who)).get("/jobs/failed/").status_code == 404


def test_without_failures_it_says_so(as_: SignIn) -> None:
    page = as_(operator("administrator")).get("/jobs/failed/").content.decode()

    assert "No failed jobs" in page

"""A large file is read and written by jobs; its pages wait for them."""

import pytest
from django.test import Client
from django.urls import reverse

from mentoring.jobs.actions import claim, enqueue
from mentoring.jobs.models import Job
from mentoring.jobs.running import run
from mentoring.people.imports import handling
from mentoring.people.models import Grant, Import, Person, User
from mentoring.web import clock
from tests.conftest import SignIn
from tests.mentoring.people.imports.conftest import DATA, Upload, lines
from tests.mentoring.people.imports.test_pages import AIKO

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def owner(olga: User, as_: SignIn) -> Client:
    return as_(olga)


def test_a_large_file_goes_through_two_jobs(
    owner: Client, uploaded: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handling, "SMALL", 1000)
    one = uploaded(owner, (DATA / "hr-export-5000-utf8.csv").read_bytes())
    page = reverse("people:import", args=[one.pk])
    reading = Job.objects.get(kind="people.read")
    assert owner.get(page).headers["Location"] == reverse("jobs:job", args=[reading.pk])

    run(reading.pk)
    assert "Import 5000 changes" in owner.get(page).content.decode()
    assert page in owner.get(reverse("jobs:job", args=[reading.pk])).content.decode()
    response = owner.post(reverse("people:apply", args=[one.pk]))
    writing = Job.objects.get(kind="people.import")
    assert response.headers["Location"] == reverse("jobs:job", args=[writing.pk])

    done = run(writing.pk)
    assert done is not None
    assert (done.state, done.result["new"]) == ("done", 5000)
    assert Person.objects.filter(employee_id__startswith="1").count() == 5000
    assert "The file is in" in owner.get(page).content.decode()


def test_a_job_that_fails_gives_the_preview_back_with_the_reason(
    owner: Client, olga: User, uploaded: Upload
) -> None:
    one = uploaded(owner, lines(AIKO))
    Import.objects.filter(pk=one.pk).update(state="applying")
    job = enqueue("people.import", one.pk, by=olga)
    Grant.objects.all().delete()

    ended = run(job.pk)

    one.refresh_from_db()
    assert ended is not None
    assert (ended.state, one.state, one.reason) == (
        "failed",
        "previewed",
        "You may not import any more.",
    )
    assert not Person.objects.filter(employee_id="7").exists()


def test_a_job_that_was_done_changes_nothing_when_it_runs_again(
    owner: Client, olga: User, uploaded: Upload
) -> None:
    one = uploaded(owner, lines(AIKO))
    owner.post(reverse("people:apply", args=[one.pk]))
    Person.objects.filter(employee_id="7").update(function="Legal")
    job = enqueue("people.import", one.pk, by=olga)

    again = run(job.pk)

    assert again is not None
    assert (again.state, again.result["new"]) == ("done", 1)
    assert Person.objects.get(employee_id="7").function == "Legal"


def test_a_file_under_way_is_not_started_or_deleted_again(
    owner: Client, olga: User, uploaded: Upload
) -> None:
    one = uploaded(owner, lines(AIKO))
    Import.objects.filter(pk=one.pk).update(state="applying")
    claim(enqueue("people.import", one.pk, by=olga).pk, clock.unmoved())

    owner.post(reverse("people:apply", args=[one.pk]))
    owner.post(reverse("people:discard", args=[one.pk]))

    one.refresh_from_db()
    assert (one.state, Job.objects.count()) == ("applying", 1)
    assert bool(one.file)

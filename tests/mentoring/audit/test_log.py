"""Who may read what of the audit log, and what people may read about themselves."""

import re
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.test import Client

from mentoring.audit.actions import record
from mentoring.audit.models import AuditEntry
from mentoring.jobs.models import Job
from mentoring.people.models import Grant, Person, User
from programs.participants.models import Participation
from programs.setup.models import Program
from tests import factories
from tests.conftest import SignIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def entries(program: Program, reader: Person) -> None:
    """One act in the program for each of two regions, one elsewhere, one of the machinery."""
    other = factories.program()
    record(None, "session.logged", reader, program_id=program.pk, region="APAC")
    record(None, "session.moved", reader, program_id=program.pk, region="EMEA")
    record(None, "session.cancelled", reader, program_id=other.pk, region="EMEA")
    record(None, "job.failed", Job(kind="count", subject_id=uuid4()))


@pytest.fixture
def reader(db: None) -> Person:
    return factories.person()


def granted(role: str, **scope: object) -> User:
    user = factories.account(factories.person())
    Grant.objects.create(user=user, role=role, **scope)
    return user


def verbs(browser: Client, query: str = "") -> list[str]:
    page = browser.get(f"/audit/{query}").content.decode()
    return sorted(re.findall(r"<span class=\"sub\">([a-z._]+)</span></th>", page))


@pytest.mark.usefixtures("entries")
def test_an_auditor_reads_everything(as_: SignIn) -> None:
    read = verbs(as_(granted("auditor")))

    assert read == ["job.failed", "session.cancelled", "session.logged", "session.moved"]


@pytest.mark.usefixtures("entries")
def test_an_owner_reads_all_programs_and_a_program_s_owner_that_one(
    as_: SignIn, olga: User, program: Program
) -> None:
    all_programs = verbs(as_(olga))
    own = verbs(as_(granted("owner", program=program)))

    assert all_programs == ["session.cancelled", "session.logged", "session.moved"]
    assert own == ["session.logged", "session.moved"]


@pytest.mark.usefixtures("entries")
def test_a_coordinator_reads_the_own_program_and_region(
    as_: SignIn, ana: User, program: Program
) -> None:
    all_regions = verbs(as_(ana))
    one_region = verbs(as_(granted("coordinator", program=program, region="EMEA")))

    assert all_regions == ["session.logged", "session.moved"]
    assert one_region == ["session.moved"]


@pytest.mark.usefixtures("entries")
def test_an_administrator_reads_how_things_run(as_: SignIn) -> None:
    assert verbs(as_(granted("administrator"))) == ["job.failed"]


@pytest.mark.usefixtures("entries")
@pytest.mark.parametrize("who", ["hugo", "eve"])
def test_for_others_the_log_does_not_exist(
    as_: SignIn, who: str, request: pytest.FixtureRequest
) -> None:
    assert as_(request.getfixturevalue(who)).get("/audit/").status_code == 404


@pytest.mark.usefixtures("entries")
def test_the_role_is_looked_at_each_time(as_: SignIn) -> None:
    auditor = granted("auditor")
    browser = as_(auditor)
    before = browser.get("/audit/").status_code

    Grant.objects.filter(user=auditor).update(revoked_at=datetime(2026, 1, 1, tzinfo=UTC))

    assert (before, browser.get("/audit/").status_code) == (200, 404)


@pytest.mark.usefixtures("entries")
def test_the_log_is_narrowed_by_what_happened_and_when(as_: SignIn) -> None:
    browser = as_(granted("auditor"))
    written = AuditEntry.objects.latest("id").at.date()

    assert verbs(browser, "?verb=session.m") == ["session.moved"]
    assert verbs(browser, "?until=2020-01-01") == []
    assert len(verbs(browser, f"?since={written}&until={written}")) == 4
    assert browser.get("/audit/?since=yesterday&page=9999999").status_code == 200


def test_the_reason_for_an_exception_is_read_in_the_log(
    as_: SignIn, ben: Participation, program: Program
) -> None:
    said = {"exception_reason": "He asked for her."}
    record(None, "proposal.made_by_hand", ben, new=said, program_id=program.pk)
    record(None, "run.accepted", ben, new={"pairs": 12}, program_id=program.pk)

    page = as_(granted("auditor")).get("/audit/").content.decode()

    assert re.findall(r"<q><bdi>([^<]*)</bdi></q>", page) == ["He asked for her."]


def test_people_read_who_changed_what_is_kept_about_them(
    as_: SignIn, ben: Participation, clara: Participation, olga: User
) -> None:
    record(olga, "person.changed", ben.person, fields=["site"])
    record(ben.person.user, "profile.saved", ben, fields=["topics"])
    record(None, "participation.declined", ben)
    record(olga, "person.changed", clara.person)
    same_id = Job(pk=ben.pk, kind="count", subject_id=uuid4())
    record(olga, "job.done", same_id)

    page = as_(ben).get("/audit/mine/").content.decode()

    rows = re.findall(r"<bdi>([^<]+)</bdi></td>\s*<th scope=\"row\">([^<]+)<", page)
    assert rows == [
        ("Not recorded", "Invitation declined"),
        ("You", "Profile saved"),
        ("Olga Owner", "Directory data changed"),
    ]


def test_an_account_without_a_person_has_nothing_kept_about_it(as_: SignIn, db: None) -> None:
    operator = User.objects.create_user("operator@example.com")

    page = as_(operator).get("/audit/mine/")

    assert (page.status_code, "Nobody so far" in page.content.decode()) == (200, True)

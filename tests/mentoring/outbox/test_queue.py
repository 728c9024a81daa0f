"""The operator's page: what is stuck and why, without an address or a word of any mail."""

import pytest

from mentoring.audit.models import AuditEntry
from mentoring.outbox.actions import post
from mentoring.outbox.models import Message, Preference
from mentoring.people.models import Grant, Person, User
from tests import factories
from tests.conftest import SignIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def sara(db: None) -> User:
    return granted("Sara Systems", Grant.Role.ADMINISTRATOR)


@pytest.fixture
def otto(db: None) -> User:
    return granted("Otto Auditor", Grant.Role.AUDITOR)


@pytest.fixture
def parked(reader: Person) -> Message:
    post(reader, "plain", "a-secret-object")
    Message.objects.update(state="parked", attempts=6, reason="recipient refused: 550")
    return Message.objects.get()


def granted(name: str, role: str, **scope: object) -> User:
    user = factories.account(factories.person(name=name))
    Grant.objects.create(user=user, role=role, **scope)
    return user


def test_the_page_shows_kind_and_reason_and_no_address(
    as_: SignIn, sara: User, parked: Message, reader: Person
) -> None:
    page = as_(sara).get("/outbox/").content.decode()

    assert ("plain" in page, "recipient refused: 550" in page) == (True, True)
    assert (reader.email in page, reader.name in page, "a-secret-object" in page) == (
        False,
        False,
        False,
    )


def test_an_administrator_sends_it_again_and_the_audit_log_says_so(
    as_: SignIn, sara: User, parked: Message, reader: Person
) -> None:
    Preference.objects.create(person=reader, bouncing=True)
    browser = as_(sara)

    for _ in range(2):
        assert browser.post(f"/outbox/{parked.pk}/retry/").status_code == 302

    parked.refresh_from_db()
    assert (parked.state, parked.attempts, parked.reason) == ("queued", 0, "")
    assert not Preference.objects.get().bouncing
    assert list(AuditEntry.objects.of(parked).values_list("verb", "actor_id")) == [
        ("outbox.retried", sara.pk)
    ]


def test_an_auditor_reads_and_changes_nothing(as_: SignIn, otto: User, parked: Message) -> None:
    browser = as_(otto)

    page = browser.get("/outbox/")
    tried = browser.post(f"/outbox/{parked.pk}/retry/")

    parked.refresh_from_db()
    assert (page.status_code, tried.status_code, parked.state) == (200, 403, "parked")
    assert "/retry/" not in page.content.decode()


@pytest.mark.parametrize("who", ["hugo", "eve"])
def test_for_others_the_page_does_not_exist(
    as_: SignIn, who: str, parked: Message, request: pytest.FixtureRequest
) -> None:
    browser = as_(request.getfixturevalue(who))

    answers = [browser.get("/outbox/"), browser.post(f"/outbox/{parked.pk}/retry/")]

    parked.refresh_from_db()
    assert ([answer.status_code for answer in answers], parked.state) == ([404, 404], "parked")


def test_those_who_run_programs_read_the_mail_of_their_regions(
    as_: SignIn, parked: Message, olga: User
) -> None:
    apac = granted("Mei Coordinator", Grant.Role.COORDINATOR, region="APAC")
    emea = granted("Ulla Coordinator", Grant.Role.COORDINATOR, region="EMEA")

    shown = ["Parked" in as_(who).get("/outbox/").content.decode() for who in (olga, emea, apac)]
    tried = as_(emea).post(f"/outbox/{parked.pk}/retry/")

    parked.refresh_from_db()
    assert shown == [True, True, False]
    assert (tried.status_code, parked.state) == (403, "parked")


def test_mail_that_was_sent_is_not_sent_again(as_: SignIn, sara: User, parked: Message) -> None:
    Message.objects.update(state="sent")

    as_(sara).post(f"/outbox/{parked.pk}/retry/")

    parked.refresh_from_db()
    assert parked.state == "sent"

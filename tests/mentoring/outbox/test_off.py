"""The off switch in every nudge: reading changes nothing, one POST turns it."""

import pytest
from django.core import signing
from django.test import Client

from mentoring.outbox import off
from mentoring.outbox.mail import Mail
from mentoring.outbox.models import Preference
from mentoring.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def stranger() -> Client:
    """A mail program: no cookie, and no token against forged forms."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def link(reader: Person) -> str:
    return f"/u/{off.token(reader.pk)}/"


def wants_nudges(reader: Person) -> bool:
    return not Preference.objects.filter(person=reader, nudges=False).exists()


def test_a_scanner_that_opens_the_link_changes_nothing(
    stranger: Client, link: str, reader: Person
) -> None:
    for method in (stranger.get, stranger.head, stranger.get):
        assert method(link).status_code == 200

    assert not Preference.objects.exists()


def test_one_click_in_the_mail_program_switches_off(
    stranger: Client, link: str, reader: Person
) -> None:
    one_click = {"List-Unsubscribe": "One-Click"}

    answers = [stranger.post(link, one_click), stranger.post(link, one_click), stranger.post(link)]

    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert not wants_nudges(reader)


def test_a_person_switches_off_and_on_again(stranger: Client, link: str, reader: Person) -> None:
    stranger.post(link, {"wanted": "off"})
    off_page, was_off = stranger.get(link).content.decode(), not wants_nudges(reader)
    answer = stranger.post(link, {"wanted": "on"})

    assert (was_off, answer.status_code, answer["Location"]) == (True, 302, link)
    assert 'value="on"' in off_page
    assert wants_nudges(reader)


def test_the_page_says_nothing_about_the_person_and_tells_nobody_its_address(
    stranger: Client, link: str, reader: Person
) -> None:
    answer = stranger.get(link)

    page = answer.content.decode()
    assert (reader.first_name in page, reader.email in page) == (False, False)
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("token", ["x", "WyJ4IiwxXQ:1xUabc:notours"])
def test_a_made_up_token_leads_nowhere(stranger: Client, token: str) -> None:
    assert stranger.get(f"/u/{token}/").status_code == 404


def test_a_token_can_be_voided(stranger: Client, link: str, reader: Person) -> None:
    Preference.objects.create(person=reader, link_version=2)

    assert stranger.post(link).status_code == 404

    assert wants_nudges(reader)


def test_a_token_of_another_purpose_does_not_fit(stranger: Client, reader: Person) -> None:
    other = signing.dumps([reader.pk.hex, 1], salt="sessions.log")

    assert stranger.post(f"/u/{other}/").status_code == 404


def test_the_header_leads_to_the_same_switch(reader: Person, link: str) -> None:
    assert off.headers(reader.pk)["List-Unsubscribe"] == f"<http://127.0.0.1:8000{link}>"
    assert Mail("", "").headers == {}

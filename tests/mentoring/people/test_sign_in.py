"""A mailed code is the way in; nobody learns from the page who has an account."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from mentoring.people.actions.accounts import close_account
from mentoring.people.models import User
from tests.conftest import NOON, SignIn

LOGIN, CODE, HOME = "/accounts/login/", "/accounts/login/code/", "/who-can-see-what/"


def ask_for_code(client: Client, address: str) -> str:
    client.post(LOGIN, {"email": address})
    found = re.search(r"^([A-Z0-9-]{6,})$", mail.outbox[-1].body, re.MULTILINE)
    return found.group(1) if found else ""


def test_a_mailed_code_signs_in_and_leads_to_the_page_that_was_asked_for(
    client: Client, eve: User
) -> None:
    code = ask_for_code(client, eve.email)

    answer = client.post(CODE, {"code": code, "next": HOME})

    assert (answer.status_code, answer.url) == (302, HOME)
    assert client.get(HOME).status_code == 200


def test_the_address_may_be_typed_in_capitals(client: Client, eve: User) -> None:
    assert ask_for_code(client, eve.email.upper()) != ""


def test_a_wrong_code_signs_nobody_in_and_three_end_the_attempt(client: Client, eve: User) -> None:
    code = ask_for_code(client, eve.email)

    first, second = (client.post(CODE, {"code": "AAAAAA"}) for _ in range(2))
    third = client.post(CODE, {"code": "AAAAAA"})

    assert (first.status_code, second.status_code) == (200, 200)
    assert (third.status_code, third.url) == (302, LOGIN)
    assert client.post(CODE, {"code": code}).url == LOGIN
    assert client.get(HOME).status_code == 302


def test_the_page_is_the_same_for_known_and_unknown_addresses(eve: User) -> None:
    known, unknown = Client(), Client()

    answers = [
        browser.post(LOGIN, {"email": address}, follow=True)
        for browser, address in ((known, eve.email), (unknown, "nobody@example.com"))
    ]

    pages = [
        re.sub(r'value="[^"]{64}"|"X-CSRFToken": "[^"]+"|nonce="[^"]+"', "", a.content.decode())
        .replace(eve.email, "ADDRESS")
        .replace("nobody@example.com", "ADDRESS")
        for a in answers
    ]
    assert pages[0] == pages[1]
    assert [a.redirect_chain for a in answers] == [[(CODE, 302)], [(CODE, 302)]]
    assert [len(mail.outbox), mail.outbox[1].to] == [2, ["nobody@example.com"]]
    assert "has no account" in mail.outbox[1].body


@pytest.mark.parametrize("state", ["closed", "left"])
def test_whoever_is_closed_or_has_left_gets_no_code(
    client: Client, eve: User, olga: User, state: str
) -> None:
    if state == "closed":
        close_account(eve, by=olga)
    else:
        leave(eve)

    assert ask_for_code(client, eve.email) == ""
    assert "has no account" in mail.outbox[-1].body


def test_a_code_asked_for_before_the_last_day_lets_nobody_in_after_it(
    client: Client, eve: User
) -> None:
    code = ask_for_code(client, eve.email)
    leave(eve)

    answer = client.post(CODE, {"code": code})

    assert answer.url == "/accounts/inactive/"
    assert client.get(HOME).status_code == 302


@pytest.mark.parametrize("state", ["closed", "left"])
def test_a_live_session_ends_at_the_next_request(
    as_: SignIn, eve: User, olga: User, state: str
) -> None:
    browser = as_(eve)
    before = browser.get(HOME).status_code
    if state == "closed":
        close_account(eve, by=olga)
    else:
        leave(eve)

    after = browser.get(HOME)

    assert (before, after.status_code) == (200, 302)
    assert after.url.startswith(LOGIN)


def test_somebody_whose_last_day_is_tomorrow_still_works_here(as_: SignIn, eve: User) -> None:
    leave(eve, days=1)

    assert as_(eve).get(HOME).status_code == 200


def leave(user: User, *, days: int = 0) -> None:
    user.person.left_on = (NOON + timedelta(days=days)).date()
    user.person.save()


def test_a_code_works_once(client: Client, eve: User) -> None:
    code = ask_for_code(client, eve.email)
    client.post(CODE, {"code": code})
    client.post("/accounts/logout/")

    answer = client.post(CODE, {"code": code})

    assert answer.url == LOGIN


def test_a_fourth_code_within_a_minute_is_refused(client: Client, eve: User) -> None:
    for _ in range(3):
        Client().post(LOGIN, {"email": eve.email})

    answer = client.post(LOGIN, {"email": eve.email})

    assert answer.status_code == 200
    assert len(mail.outbox) == 3


def test_another_code_can_be_sent_and_the_waiting_attempt_left(client: Client, eve: User) -> None:
    client.post(LOGIN, {"email": eve.email})
    client.post(CODE, {"action": "resend"})

    left = client.post("/accounts/logout/", {"next": LOGIN})

    assert len(mail.outbox) == 2
    assert (left.status_code, left.url) == (302, LOGIN)
    assert client.get(LOGIN).status_code == 200


def test_mail_names_the_configured_address_and_not_the_host_of_the_request(
    client: Client, eve: User, settings: Settings
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    settings.SITE_URL = "https://counterpart.example"

    client.post(LOGIN, {"email": eve.email}, headers={"host": "evil.example"})

    assert "https://counterpart.example/accounts/login/" in mail.outbox[0].body
    assert "evil" not in mail.outbox[0].body


def test_a_foreign_next_is_not_followed(client: Client, eve: User) -> None:
    code = ask_for_code(client, eve.email)

    answer = client.post(CODE, {"code": code, "next": "https://evil.example/"})

    assert answer.url == "/"


def test_there_is_no_sign_up_and_no_password_page(client: Client) -> None:
    paths = ["signup", "password/reset", "password/set", "password/change", "email"]

    codes = [client.get(f"/accounts/{path}/").status_code for path in paths]

    assert set(codes) <= {302, 404}
    assert [client.get(f"/accounts/{p}/", follow=True).status_code for p in paths] == [404] * 5


def test_the_passkey_button_gets_its_challenge_without_a_sign_in(client: Client, db: None) -> None:
    answer = client.get("/accounts/2fa/webauthn/login/", headers={"accept": "application/json"})

    assert answer.status_code == 200
    assert "challenge" in answer.json()["request_options"]["publicKey"]

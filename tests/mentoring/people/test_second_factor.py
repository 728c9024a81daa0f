"""Roles that see or change much enrol a second proof before anything else."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.core import mail
from django.test import Client
from pytest_django import Settings

from mentoring.people.models import Grant, User
from tests.conftest import SignIn

HOME, INDEX = "/who-can-see-what/", "/accounts/2fa/"
STRICT = ["owner", "coordinator", "steward", "administrator", "auditor"]


def code_of(secret: str) -> str:
    counter = next(iter(auth.yield_hotp_counters_from_time()))
    return auth.format_hotp_value(auth.hotp_value(secret, counter))


@pytest.fixture(autouse=True)
def _required(settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.mark.parametrize("role", Grant.Role.values)
def test_strict_roles_are_led_to_the_set_up_and_others_are_not(
    as_: SignIn, eve: User, role: str
) -> None:
    Grant.objects.create(user=eve, role=role)

    answer = as_(eve).get(HOME)

    expected = (302, INDEX) if role in STRICT else (200, None)
    assert (answer.status_code, answer.headers.get("Location")) == expected


def set_up(browser: Client) -> str:
    """Enrol an app; returns its secret."""
    secret: str = browser.get(f"{INDEX}totp/activate/").context["form"].secret
    browser.post(f"{INDEX}totp/activate/", {"code": code_of(secret)})
    return secret


def test_an_app_is_set_up_and_opens_the_product(
    as_: SignIn, olga: User, django_capture_on_commit_callbacks: Any
) -> None:
    browser = as_(olga)

    with django_capture_on_commit_callbacks(execute=True):
        set_up(browser)

    assert browser.get(HOME).status_code == 200
    kinds = Authenticator.objects.values_list("type", flat=True)
    assert sorted(kinds) == ["recovery_codes", "totp"]
    assert [message.to for message in mail.outbox] == [[olga.email]]
    assert "has changed" in mail.outbox[0].body


def test_the_next_sign_in_asks_for_the_second_proof(client: Client, olga: User) -> None:
    secret = "JBSWY3DPEHPK3PXP"
    auth.TOTP.activate(olga, secret)
    client.post("/accounts/login/", {"email": olga.email})
    code = re.search(r"^([A-Z0-9-]{6,})$", mail.outbox[-1].body, re.MULTILINE).group(1)

    answer = client.post("/accounts/login/code/", {"code": code})
    half = client.get(HOME)
    client.post(f"{INDEX}authenticate/", {"code": code_of(secret)})

    assert answer.url == f"{INDEX}authenticate/"
    assert half.status_code == 302
    assert client.get(HOME).status_code == 200


def test_a_wrong_second_proof_signs_nobody_in(client: Client, olga: User) -> None:
    auth.TOTP.activate(olga, "JBSWY3DPEHPK3PXP")
    client.post("/accounts/login/", {"email": olga.email})
    code = re.search(r"^([A-Z0-9-]{6,})$", mail.outbox[-1].body, re.MULTILINE).group(1)
    client.post("/accounts/login/code/", {"code": code})

    answer = client.post(f"{INDEX}authenticate/", {"code": "000000"})

    assert answer.status_code == 200
    assert client.get(HOME).status_code == 302


@pytest.mark.parametrize(
    "path",
    ["", "totp/activate/", "webauthn/", "webauthn/add/"],
)
def test_the_security_pages_carry_nothing_that_the_policy_forbids(
    as_: SignIn, olga: User, path: str
) -> None:
    page = as_(olga).get(f"{INDEX}{path}")

    assert page.status_code == 200
    assert inline(page) == []


def test_recovery_codes_are_shown_downloaded_and_made_anew(as_: SignIn, olga: User) -> None:
    browser = as_(olga)
    secret = set_up(browser)
    asked = browser.get(f"{INDEX}recovery-codes/")
    browser.post(f"{INDEX}reauthenticate/", {"code": code_of(secret)})

    shown = browser.get(f"{INDEX}recovery-codes/")
    file = browser.get(f"{INDEX}recovery-codes/download/")
    before = file.content
    browser.post(f"{INDEX}recovery-codes/generate/")
    after = browser.get(f"{INDEX}recovery-codes/download/").content

    assert asked.url.startswith(f"{INDEX}reauthenticate/")
    assert (shown.status_code, inline(shown)) == (200, [])
    assert len(before.split()) == 10
    assert set(before.split()) & set(after.split()) == set()


def test_browsers_are_listed_and_signed_out(as_: SignIn, eve: User) -> None:
    elsewhere = Client(headers={"user-agent": "Elsewhere"})
    elsewhere.force_login(eve)
    elsewhere.get(HOME)
    browser = as_(eve)
    browser.get(HOME)

    page = browser.get("/accounts/sessions/")
    browser.post("/accounts/sessions/")

    assert b"Elsewhere" in page.content
    assert elsewhere.get(HOME).status_code == 302
    assert browser.get(HOME).status_code == 200


def inline(page: Any) -> list[str]:
    """Style attributes, style elements, handlers and scripts that would run without a nonce."""
    text = page.content.decode()
    scripts = re.findall(r"<script(?![^>]*(?:src=|application/json|nonce=))[^>]*>", text)
    return scripts + re.findall(r"<style|\sstyle=|\son[a-z]+=", text)

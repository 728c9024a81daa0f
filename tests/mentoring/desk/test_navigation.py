"""Everybody's navigation leads only to pages that answer them, and to all main ones that do."""

import pytest
from django.test import Client

from mentoring.people.models import Grant, User
from tests.conftest import SignIn


def links(browser: Client, path: str = "/who-can-see-what/") -> list[str]:
    page = browser.get(path)
    return [entry["url"] for entry in [*page.context["nav"], *page.context["account_nav"]]]


@pytest.mark.parametrize("role", ["", *Grant.Role.values])
def test_every_link_answers(as_: SignIn, eve: User, role: str) -> None:
    if role:
        Grant.objects.create(user=eve, role=role)
    browser = as_(eve)

    broken = {url: browser.get(url, follow=True).status_code for url in links(browser)}

    assert set(broken.values()) == {200}


def test_a_participant_finds_calendar_training_and_profile_and_no_administration(
    as_: SignIn, eve: User
) -> None:
    assert links(as_(eve)) == [
        "/", "/calendar/", "/training/", "/profile/", "/expertise/",
        "/accounts/2fa/", "/audit/mine/", "/who-can-see-what/",
    ]  # fmt: skip


def test_the_page_one_stands_on_is_marked(as_: SignIn, eve: User) -> None:
    page = as_(eve).get("/calendar/")

    assert [e["url"] for e in page.context["nav"] if e["current"]] == ["/calendar/"]


def test_who_is_not_signed_in_gets_none(client: Client, db: None) -> None:
    assert client.get("/accounts/login/").context["nav"] == []

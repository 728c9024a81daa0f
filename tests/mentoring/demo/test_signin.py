"""The demo lets anybody be anybody, on its own machine, and shows the mail that never left."""

from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.mail import EmailMultiAlternatives
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import clear_url_caches
from pytest_django import Settings

from mentoring.demo.accounts import accounts
from mentoring.outbox.links import absolute
from mentoring.outbox.models import KeptMail
from mentoring.people.models import Grant, User
from programs.pairings.models import Pairing

pytestmark = [pytest.mark.urls("tests.mentoring.demo.urls")]


@pytest.fixture(autouse=True)
def _demo(settings: Settings) -> Iterator[None]:
    settings.DEMO = settings.LOOPBACK_ONLY = True
    settings.EMAIL_BACKEND = "mentoring.outbox.backends.DemoBackend"
    clear_url_caches()
    yield
    clear_url_caches()


def test_one_press_signs_in(client: Client, eve: User) -> None:
    answer = client.post(f"/demo/enter/{eve.pk}/")

    assert (answer.status_code, answer.url) == (302, "/")
    assert client.get("/who-can-see-what/").wsgi_request.user == eve


def test_every_role_that_somebody_holds_has_an_account(pairing: Pairing, eve: User) -> None:
    for role in Grant.Role.values:
        user = User.objects.create_user(f"{role}@example.com")
        Grant.objects.create(user=user, role=role)

    roles = {one.role for one in accounts()}

    assert roles == {*Grant.Role.labels, "Mentor", "Executive", "No role"}


def test_the_page_offers_them_and_finds_others(client: Client, ana: User, eve: User) -> None:
    page = client.get("/demo/", {"q": "outsider"})

    assert page.status_code == 200
    assert [b"Ana Coordinator" in page.content, b"Eve Outsider" in page.content] == [True, True]


@pytest.mark.parametrize("path", ["/demo/", "/demo/mail/", "/accounts/login/"])
def test_another_machine_is_refused(client: Client, db: None, path: str) -> None:
    assert client.get(path, REMOTE_ADDR="192.0.2.7").status_code == 403


@pytest.mark.parametrize("path", ["/demo/", "/demo/mail/"])
def test_outside_the_demo_there_is_nothing(
    client: Client, db: None, settings: Settings, path: str
) -> None:
    settings.DEMO = settings.LOOPBACK_ONLY = False

    assert client.get(path).status_code == 404


def test_outside_the_demo_nobody_is_signed_in(
    client: Client, eve: User, settings: Settings
) -> None:
    settings.DEMO = settings.LOOPBACK_ONLY = False

    assert client.post(f"/demo/enter/{eve.pk}/").status_code == 404
    assert client.get("/who-can-see-what/").status_code == 302


def test_mail_is_read_with_its_html_and_its_calendar(client: Client, db: None) -> None:
    letter = EmailMultiAlternatives("Hello", "Words https://x.example/", to=["eve@example.com"])
    letter.attach_alternative("<style>p{}</style><p>Words</p>", "text/html")
    letter.attach_alternative("BEGIN:VCALENDAR", "text/calendar; method=REQUEST")
    letter.send()
    kept = KeptMail.objects.get()

    listed = client.get("/demo/mail/", {"to": "EVE@example.com"})
    shown, page, invite = (
        client.get(f"/demo/mail/{kept.pk}/{part}") for part in ("", "page/", "invite.ics")
    )

    assert b"Hello" in listed.content
    assert b'href="https://x.example/"' in shown.content
    assert b"BEGIN:VCALENDAR" in shown.content
    assert "sandbox" in page.headers["Content-Security-Policy"]
    assert invite.headers["Content-Type"].startswith("text/calendar")


def test_links_in_kept_mail_lead_to_where_the_demo_runs_now(
    client: Client, db: None, settings: Settings
) -> None:
    settings.SITE_URL = "http://localhost:8000"
    letter = EmailMultiAlternatives("Hello", absolute("/a/"), to=["eve@example.com"])
    letter.attach_alternative(f'<a href="{absolute("/b/")}">B</a>', "text/html")
    letter.send()
    kept = KeptMail.objects.get()

    settings.SITE_URL = "http://localhost:8001"
    shown, page = (client.get(f"/demo/mail/{kept.pk}/{part}") for part in ("", "page/"))

    assert b'href="http://localhost:8001/a/"' in shown.content
    assert page.content == b'<a href="http://localhost:8001/b/">B</a>'


def test_the_code_of_a_sign_in_is_found_there(client: Client, eve: User) -> None:
    client.post("/accounts/login/", {"email": eve.email})

    assert "sign-in code" in KeptMail.objects.get(to=eve.email).subject


def test_the_launcher_prints_the_accounts(ana: User) -> None:
    out = StringIO()

    call_command("demo_accounts", stdout=out)

    assert "Regional coordinator" in out.getvalue()
    assert ana.email in out.getvalue()


def test_without_the_demo_it_prints_none(db: None, settings: Settings) -> None:
    settings.DEMO = False

    with pytest.raises(CommandError, match="DEMO=1"):
        call_command("demo_accounts")

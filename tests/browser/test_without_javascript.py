"""What people come for works in a browser that runs no script at all.

The log stands in test_three_taps, the way from the file to published pairs in test_launch_path.
"""

import re

import pytest
from django.core import mail
from django.urls import reverse
from playwright.sync_api import Page

from programs.pairings.models import MatchAnswer
from programs.participants import tokens as invitations
from programs.participants.models import Participation
from programs.sessions import tokens
from programs.sessions.models import Session
from tests import factories
from tests.browser.conftest import PHONE, Served
from tests.conftest import NOON

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def plain(site: Served, reader: str, name: str, *args: object) -> Page:
    page = site.page(reader, name, *args, viewport=PHONE, java_script_enabled=False)
    page.set_default_timeout(5000)
    return page


def press(page: Page, button: str) -> None:
    page.get_by_role("button", name=button, exact=True).first.click()


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def test_signing_in_with_a_mailed_code(fresh: Served) -> None:
    address = fresh.world.users["mentor"].person.email
    page = plain(fresh, "", "desk:home")
    page.get_by_label("Your work e-mail address").fill(address)
    press(page, "Mail me a code")
    code = re.search(r"^([A-Z0-9-]{6,})$", str(mail.outbox[-1].body), re.MULTILINE)
    assert code is not None
    page.get_by_label("Code from the mail").fill(code.group(1))

    press(page, "Sign in")

    assert heading(page).startswith("Hello")


def test_accepting_an_invitation(fresh: Served) -> None:
    part = factories.mentor(fresh.world.cohort, name="Nora New", state="invited")
    page = plain(fresh, "", "participants:invitation", invitations.token(part))

    press(page, "Yes, I take part")

    assert heading(page) == "Thank you, Nora. You are in."
    assert Participation.objects.get(pk=part.pk).state != "invited"


def test_declining_a_match(fresh: Served) -> None:
    proposed = fresh.world.proposed
    page = plain(fresh, "mentor", "pairings:answer", proposed.pk)
    page.locator("label.choice", has_text="No, thank you").click()

    press(page, "Save my answer")

    answer = MatchAnswer.objects.get(pairing=proposed, part=fresh.world.pairing.mentor)
    assert not answer.accepts


def test_planning_the_next_time(fresh: Served) -> None:
    pairing = fresh.world.pairing
    before = Session.objects.filter(pairing=pairing).count()
    page = plain(fresh, "mentor", "sessions:plan", pairing.pk)
    page.locator("label.choice").first.click()

    press(page, "Confirm this time")

    assert page.get_by_text("In both calendars").is_visible()
    assert Session.objects.filter(pairing=pairing).count() == before + 1


def test_moving_a_session_from_the_mail(fresh: Served) -> None:
    session, part = fresh.world.planned, fresh.world.pairing.executive
    token = tokens.make(session, part, tokens.PLAN, NOON)
    page = plain(fresh, "", "sessions:quick_plan", token)
    page.locator("label.choice").first.click()

    press(page, "Confirm this time")

    assert heading(page) == "Confirmed"
    assert Session.objects.get(pk=session.pk).starts_at != session.starts_at


def test_filtering_the_list_of_pairs(fresh: Served) -> None:
    cohort = fresh.world.cohort
    factories.pairing(factories.mentor(cohort, name="Zoe Only"), factories.executive(cohort))
    page = plain(fresh, "owner", "desk:pairs")
    page.get_by_label("Find a person").fill("Zoe")

    press(page, "Filter")

    page.wait_for_load_state()
    assert page.url.startswith(f"{fresh.address}{reverse('desk:pairs')}?q=Zoe")
    assert page.locator("tbody tr").count() == 1


def test_opening_the_menu_and_signing_out(fresh: Served) -> None:
    page = plain(fresh, "mentor", "desk:home")
    page.locator("header summary").last.click()

    press(page, "Sign out")

    page.goto(reverse("desk:home"))
    assert heading(page) == "Sign in"

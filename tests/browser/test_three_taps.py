"""The phone task: from the mail to a saved session in three taps, without any script."""

import re
from typing import Any

import pytest
from django.core import mail
from playwright.sync_api import Page, Request

from mentoring.outbox.reminders import remind
from mentoring.outbox.sending import drain
from mentoring.web import clock
from programs.sessions.models import Commitment, Session
from tests.browser.conftest import PHONE, Served
from tests.browser.hand import Hand
from tests.conftest import NOON

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST_BYTES = 15_000
scripts = pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])


@pytest.fixture
def link(fresh: Served, settings: Any) -> str:
    """The one link in the mail that asks the mentor how it went."""
    settings.SITE_URL = fresh.address
    mentor = fresh.world.pairing.mentor.person
    with clock.standing_at(NOON):
        remind(NOON)
        drain()
    letters = [str(each.body) for each in mail.outbox if each.to == [mentor.email]]
    links = [found for body in letters for found in re.findall(r"http://\S+/s/\S+", body)]
    assert len(links) == 1
    return links[0]


def phone(site: Served, *, scripts: bool) -> Page:
    page = site.context(viewport=PHONE, has_touch=True, java_script_enabled=scripts).new_page()
    page.set_default_timeout(5000)
    return page


def is_held(site: Served) -> bool:
    return Session.objects.get(pk=site.world.due.pk).state == Session.State.HELD


@scripts
def test_a_session_is_logged_in_three_taps(fresh: Served, link: str, scripts: bool) -> None:
    hand = Hand(phone(fresh, scripts=scripts))

    hand.open(link, "the link in the mail")
    hand.choose("We met")
    hand.button("Save")

    assert hand.page.get_by_role("heading", level=1).inner_text() == "Saved"
    assert (is_held(fresh), len(hand.presses), hand.typed) == (True, 3, [])


def test_the_answer_needs_no_scrolling(fresh: Served, link: str) -> None:
    page = phone(fresh, scripts=False)

    page.goto(link)

    save = page.get_by_role("button", name="Save").bounding_box()
    assert save is not None
    assert save["y"] + save["height"] <= PHONE["height"]


def test_the_page_is_light_and_has_no_script(fresh: Served, link: str) -> None:
    page, asked, arrived = phone(fresh, scripts=True), [], []
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.on("Network.loadingFinished", lambda event: arrived.append(event["encodedDataLength"]))

    def keep(request: Request) -> None:
        asked.append(request.resource_type)

    page.on("request", keep)
    page.goto(link, wait_until="networkidle")

    assert "script" not in asked
    assert sum(arrived) < MOST_BYTES
    assert page.evaluate("() => document.scripts.length") == 0


def test_looking_at_the_link_changes_nothing(fresh: Served, link: str) -> None:
    page = phone(fresh, scripts=True)

    for _ in range(3):
        page.goto(link)

    assert not is_held(fresh)


def test_saving_twice_is_saving_once(fresh: Served, link: str) -> None:
    hand = Hand(phone(fresh, scripts=False))
    hand.open(link, "the link in the mail")
    hand.press(hand.page.locator("summary"))
    hand.type("What I will do until next time", "Ask the youngest first")
    hand.button("Save")
    hand.page.go_back()

    hand.button("Save")

    assert hand.page.get_by_role("heading", level=1).inner_text() == "Saved"
    assert is_held(fresh)
    mine = Commitment.objects.filter(session=fresh.world.due)
    assert [each.text for each in mine] == ["Ask the youngest first"]
    assert Session.objects.get(pk=fresh.world.due.pk).log_version == 1


@scripts
def test_what_was_saved_can_be_taken_back(fresh: Served, link: str, scripts: bool) -> None:
    hand = Hand(phone(fresh, scripts=scripts))
    hand.open(link, "the link in the mail")
    hand.button("Save")

    hand.button("Undo")

    assert not is_held(fresh)
    assert hand.page.get_by_role("button", name="Save").is_visible()

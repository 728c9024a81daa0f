"""A pair whose program asks for training learns, and then books: on a phone, without any script."""

from dataclasses import dataclass

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from mentoring.web import clock
from programs.cohorts.actions import create_cohort
from programs.pairings.models import Pairing
from programs.sessions.models import Session
from programs.setup.models import Topic
from programs.setup.preset import preset
from programs.setup.topics import plant_topics
from programs.training.library import modules
from programs.training.models import ModuleState
from tests import factories
from tests.access.world import World
from tests.browser import looks
from tests.browser.conftest import PHONE, Served
from tests.conftest import NOON

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST_PAGES = 20


@dataclass
class Reader:
    """One of the two, with a phone."""

    page: Page

    def open(self, name: str, *args: object) -> None:
        self.page.goto(reverse(name, args=args))

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()
        self.page.wait_for_load_state()
        assert self.page.evaluate(looks.STICKING_OUT) == 0

    def heading(self) -> str:
        return self.page.get_by_role("heading", level=1).inner_text()

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).first.click()
        self.page.wait_for_load_state()

    def status(self, key: str) -> str:
        self.open("training:index")
        return self.page.locator(f"#module-{key}").inner_text()

    def complete(self, key: str) -> None:
        """From the shelf to the commitment, as somebody does who knows the answers."""
        self.open("training:index")
        self.page.locator(f"a[aria-describedby=module-{key}]").click()
        for _ in range(MOST_PAGES):
            if self.heading() == "Check":
                break
            self.press("Continue")
        self.answer(key)
        self.press("Check my answers")
        assert self.heading() == "One commitment"
        self.page.get_by_label("What will you do?").fill("I will ask before I advise.")
        self.press("That is what I will do")

    def agree(self, pairing: Pairing) -> None:
        self.open("pairings:agreement", pairing.pk)
        self.page.locator("label.choice").last.click()
        self.press("Accept")

    def answer(self, key: str) -> None:
        for place, item in enumerate(modules()[key].check.items):
            field = f"[name=q{place}]"
            if item.ask == "write":
                self.page.fill(field, "What I would say.")
                continue
            pick = next((n for n, one in enumerate(item.options) if one.right), 0)
            value = f"[value='{pick}']" if item.options else ""
            self.page.locator("label.choice", has=self.page.locator(field + value)).click()


@pytest.fixture
def pairing(served: Served, transactional_db: None) -> Pairing:
    """A new pair of a program as its preset makes it; neither has learned anything yet."""
    plant_topics(Topic)
    owner = factories.account(factories.person(name="Olga Owner"))
    kind = preset("two-perspective")
    assert kind is not None
    with clock.standing_at(NOON):
        cohort = create_cohort(kind, name="Top team", starts_on=NOON.date(), by=owner)
    ben = factories.mentor(cohort, name="Ben Mentor", state="matched")
    clara = factories.executive(cohort, name="Clara Executive", state="matched")
    two = {"mentor": factories.account(ben.person), "executive": factories.account(clara.person)}
    served.world = World(users=two)
    for reader in two:
        served.world.sign_in(reader)
    return factories.pairing(ben, clara, accepted_on=NOON.date(), active_on=NOON.date())


def on_a_phone(served: Served, who: str) -> Reader:
    context = served.context(who, viewport=PHONE, has_touch=True, java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(5000)
    return Reader(page)


def test_both_learn_what_is_asked_and_can_then_book(served: Served, pairing: Pairing) -> None:
    mentor, executive = (on_a_phone(served, who) for who in ("mentor", "executive"))

    mentor.open("sessions:plan", pairing.pk)
    mentor.follow("Go to the training")
    for key in ("J1", "J2", "J3"):
        mentor.complete(key)
    assert mentor.status("J2") == "Nearly complete"
    mentor.follow("Write your boundary card")
    mentor.press("Save")
    mentor.agree(pairing)
    mentor.open("sessions:plan", pairing.pk)
    assert mentor.page.get_by_text("There is nothing for you to do").is_visible()
    assert not mentor.page.get_by_role("button", name="Confirm this time").count()

    executive.open("desk:home")
    executive.follow("Go to the training")
    for key in ("L1", "L2", "L3"):
        executive.complete(key)
    executive.agree(pairing)
    executive.open("desk:pair", pairing.pk)
    executive.follow("See the times")
    executive.page.locator("label.choice").first.click()
    executive.press("Confirm this time")

    assert executive.page.get_by_text("In both calendars").is_visible()
    assert [mentor.status(key) for key in ("J1", "J2", "J3")] == ["Complete"] * 3
    assert ModuleState.objects.done().count() == 6
    assert Session.objects.filter(pairing=pairing).count() == 1

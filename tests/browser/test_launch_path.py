"""From "New cohort" to 200 published pairs: ten presses at most, one file, two fields."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Page

from mentoring.jobs.models import Job
from mentoring.jobs.running import run
from mentoring.outbox.models import Message
from mentoring.people.models import Grant
from mentoring.web import clock
from programs.pairings.models import Pairing
from programs.setup.models import Topic
from programs.setup.topics import plant_topics
from tests import factories
from tests.access.world import World
from tests.browser.conftest import Served
from tests.browser.hand import Hand
from tests.conftest import NOON

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAIRS = 200
SAMPLES = Path(__file__).parents[2] / "docs" / "samples"


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def owner(served: Served, transactional_db: None, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The owner of an empty program, signed in, in the company of the sample files."""
    plant_topics(Topic)
    factories.program()
    with clock.standing_at(NOON):
        call_command("import_people", str(SAMPLES / "people.csv"))
    who = factories.account(factories.person(name="Olga Owner"))
    Grant.objects.create(user=who, role=Grant.Role.OWNER)
    served.world = World(users={"owner": who})
    served.world.sign_in("owner")
    context = served.context("owner", java_script_enabled=request.param)
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page
    context.close()


def work_off() -> None:
    """What a worker does: every job that is open, to its end."""
    with clock.standing_at(NOON):
        for pk in Job.objects.open().values_list("pk", flat=True):
            run(pk)


def test_two_hundred_pairs_in_ten_presses(owner: Page) -> None:
    hand = Hand(owner)
    owner.goto("/today/")

    hand.link("New cohort")
    hand.type("Name of the cohort", "Spring 2027")
    hand.type("First day", "2027-03-01")
    hand.button("Create")
    hand.file("A file of participants", SAMPLES / "participants.csv")
    hand.button("Upload file")
    hand.press(owner.get_by_role("button", name=re.compile(r"^Import \d+$")))
    hand.button("Match")
    work_off()
    hand.link("See the result")
    hand.button("Accept all remaining")
    assert (Message.objects.count(), Pairing.objects.count()) == (0, 0)
    hand.link("Check and publish")
    hand.button(f"Publish {PAIRS} pairs")
    owner.get_by_text(f"{PAIRS} pairs are published").wait_for()

    assert len(hand.presses) <= 10
    assert hand.typed == ["Name of the cohort", "First day"]
    assert hand.files == ["participants.csv"]
    assert Pairing.objects.filter(state=Pairing.State.PROPOSED).count() == PAIRS
    waiting = Message.objects.filter(kind="pairing.proposed", state=Message.State.QUEUED)
    assert (waiting.count(), Message.objects.count()) == (2 * PAIRS, 2 * PAIRS)

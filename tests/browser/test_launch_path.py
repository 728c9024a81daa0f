"""From "New cohort" to 200 published pairs: ten presses at most, one file, two fields."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from mentoring.jobs.models import Job
from mentoring.jobs.running import run
from mentoring.outbox.models import Message
from mentoring.people.models import Grant, Person
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
HEADINGS = ["E-mail address", "Role", "Topics offered", "Topics wanted"]
FUNCTIONS = ("Engineering", "Sales", "Finance", "Operations", "Marketing")


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def owner(served: Served, transactional_db: None, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The owner of an empty program, signed in, in a company of 400 people."""
    plant_topics(Topic)
    factories.program()
    factories.grade("Professional")
    factories.grade("VP")
    Person.objects.bulk_create(employees())
    who = factories.account(factories.person(name="Olga Owner"))
    Grant.objects.create(user=who, role=Grant.Role.OWNER)
    served.world = World(users={"owner": who})
    served.world.sign_in("owner")
    context = served.context("owner", java_script_enabled=request.param)
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page
    context.close()


def employees() -> list[Person]:
    return [
        Person(
            employee_id=f"{side}{number:03}",
            name=f"{side.title()} {number}",
            email=f"{side}{number}@example.com",
            grade=factories.grade("Professional" if side == "mentor" else "VP"),
            function=FUNCTIONS[(number + (side == "mentor")) % len(FUNCTIONS)],
            region="EMEA",
            site="Stockholm",
            time_zone="Europe/Stockholm",
            languages=["en"],
        )
        for side in ("mentor", "executive")
        for number in range(PAIRS)
    ]


@pytest.fixture
def participants(tmp_path: Path) -> Path:
    """HR's list of who takes part: everybody, each with topics from the library."""
    path = tmp_path / "participants.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        for number in range(PAIRS):
            topic = ("Generative AI", "Emerging consumers", "Silence in meetings")[number % 3]
            writer.writerow([f"mentor{number}@example.com", "mentor", topic, ""])
            writer.writerow([f"executive{number}@example.com", "executive", "", topic])
    return path


def work_off() -> None:
    """What a worker does: every job that is open, to its end."""
    with clock.standing_at(NOON):
        for pk in Job.objects.open().values_list("pk", flat=True):
            run(pk)


def test_two_hundred_pairs_in_ten_presses(owner: Page, participants: Path) -> None:
    hand = Hand(owner)
    owner.goto("/today/")

    hand.link("New cohort")
    hand.type("Name of the cohort", "Spring 2027")
    hand.type("First day", "2027-03-01")
    hand.button("Create")
    hand.file("A file of participants", participants)
    hand.button("Upload file")
    hand.button("Import 400")
    hand.button("Match")
    work_off()
    hand.link("See the result")
    hand.button("Accept all remaining")
    assert (Message.objects.count(), Pairing.objects.count()) == (0, 0)
    hand.link("Check and publish")
    hand.button("Publish 200 pairs")
    owner.get_by_text("200 pairs are published").wait_for()

    assert len(hand.presses) <= 10
    assert (hand.typed, hand.files) == (["Name of the cohort", "First day"], [participants.name])
    assert Pairing.objects.filter(state=Pairing.State.PROPOSED).count() == PAIRS
    waiting = Message.objects.filter(kind="pairing.proposed", state=Message.State.QUEUED)
    assert (waiting.count(), Message.objects.count()) == (2 * PAIRS, 2 * PAIRS)

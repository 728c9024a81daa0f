"""The boundary card: its author's own; shown topics are marked for the pair, never whose."""

import pytest
from django.test import Client

from mentoring.walls.asking import asking
from mentoring.walls.roles import app
from programs.pairings.models import Pairing
from programs.sessions.models import Session
from programs.training.models import BoundaryCard, ModuleState
from programs.training.queries import off_the_table
from tests.conftest import SignIn
from tests.mentoring.walls.conftest import acting
from tests.programs.sessions.conftest import planned  # noqa: F401 - a fixture

CARD = {"topics": ["generative-ai"], "words": "canary of the card"}
NAME = "Generative AI"


def people(pairing: Pairing) -> list[object]:
    return [pairing.mentor.person_id, pairing.executive.person_id]


def test_saving_it_keeps_it_and_does_what_the_module_asks_for(
    as_: SignIn, pairing: Pairing
) -> None:
    as_(pairing.mentor).post("/training/boundaries/", CARD)

    page = as_(pairing.mentor).get("/training/boundaries/").content.decode()

    assert "canary of the card" in page
    assert 'value="generative-ai"' in page.split("checked")[0][-400:]
    assert ModuleState.objects.get(module="J2").deeds == ["boundary-card"]


@pytest.mark.parametrize(("shown", "out"), [({}, set()), ({"shown": "on"}, {"generative-ai"})])
def test_only_a_shown_card_marks_topics(
    as_: SignIn, pairing: Pairing, shown: dict[str, str], out: set[str]
) -> None:
    as_(pairing.mentor).post("/training/boundaries/", CARD | shown)

    assert off_the_table(people(pairing)) == out


def test_both_see_the_same_mark_and_nobody_reads_the_words(
    as_: SignIn,
    pairing: Pairing,
    planned: Session,  # noqa: F811 - the fixture
) -> None:
    as_(pairing.mentor).post("/training/boundaries/", CARD | {"shown": "on"})

    pages = [
        as_(part).get(f"/sessions/{planned.pk}/").content.decode()
        for part in (pairing.mentor, pairing.executive)
    ]

    marks = [page[page.index("Off the table") :].split("</section>")[0] for page in pages]
    assert marks[0] == marks[1]
    assert NAME in marks[0]
    assert not any("canary of the card" in page for page in pages)


def test_the_database_shows_a_card_to_its_author_alone(as_: SignIn, pairing: Pairing) -> None:
    as_(pairing.mentor).post("/training/boundaries/", CARD | {"shown": "on"})

    with acting(app()), asking(pairing.executive.person_id):
        theirs = BoundaryCard.objects.count()
    with acting(app()), asking(pairing.mentor.person_id):
        own = BoundaryCard.objects.count()

    assert (own, theirs) == (1, 0)


def test_the_second_module_waits_for_the_card(as_: SignIn, pairing: Pairing) -> None:
    browser: Client = as_(pairing.mentor)
    right = {"q0": "My circle, then Ana", "q1": "1", "q2": "2", "q3": "1"}
    browser.post("/training/j2/check/", right)
    waiting = browser.post("/training/j2/commitment/", {"text": "I will."}, follow=True)
    state = ModuleState.objects.get(module="J2")

    browser.post("/training/boundaries/", CARD)
    done = ModuleState.objects.get(module="J2")

    assert (state.completed_at, done.completed_at is None) == (None, False)
    assert "is complete once" in waiting.content.decode()

"""Going on: two independent yes, or both close as planned and nobody learns more."""

from datetime import timedelta

import pytest
from django.urls import reverse

from mentoring.outbox.models import Message
from mentoring.web import clock
from programs.health.actions import complete_due
from programs.pairings.actions import answer_extension, open_extensions
from programs.pairings.moves import Refused
from tests.conftest import NOON


@pytest.fixture
def ending(pairing):
    """Ends in twenty days."""
    pairing.ends_on = (NOON + timedelta(days=20)).date()
    pairing.save()
    return pairing


AFTER = NOON + timedelta(days=21)


def test_two_yes_go_on_once_and_both_are_told(ending, ben, clara):
    answer_extension(ending, ben, accepts=True, now=NOON)
    answer_extension(ending, clara, accepts=True, now=NOON)

    ending.refresh_from_db()
    assert (ending.state, ending.ends_on.isoformat()) == ("extended", "2027-06-13")
    assert Message.objects.filter(kind="pairing.extended").count() == 2
    with pytest.raises(Refused):
        answer_extension(ending, ben, accepts=True, now=NOON)


@pytest.mark.parametrize(
    "answers", [(True, False), (False, True), (False, False), (True, None), ()]
)
def test_everything_else_closes_as_planned_in_the_same_words(ending, ben, clara, answers):
    for part, accepts in zip((ben, clara), answers, strict=False):
        if accepts is not None:
            answer_extension(ending, part, accepts=accepts, now=NOON)

    done = complete_due(AFTER)

    ending.refresh_from_db()
    assert (done, ending.state) == (1, "completed")
    assert Message.objects.filter(kind="pairing.completed").count() == 2


def test_the_pages_of_one_yes_and_one_no_are_alike(ending, ben, clara, as_):
    answer_extension(ending, ben, accepts=True, now=NOON)
    answer_extension(ending, clara, accepts=False, now=NOON)
    complete_due(AFTER)

    with clock.standing_at(AFTER):
        pages = [
            as_(part).get(reverse("desk:pair", args=[ending.pk])).text for part in (ben, clara)
        ]

    assert all("Closed as planned" in page for page in pages)


def test_the_partners_wish_changes_nothing_that_one_can_see(ending, ben, clara, as_):
    url = reverse("desk:pair", args=[ending.pk])
    before = as_(ben).get(url).context["later"]
    answer_extension(ending, clara, accepts=True, now=NOON)

    assert as_(ben).get(url).context["later"] == before


def test_the_question_opens_thirty_days_before_the_end_and_is_mailed_once(ending, ben):
    early = ending.ends_on - timedelta(days=31) - NOON.date()

    counts = [open_extensions(NOON + early), open_extensions(NOON), open_extensions(NOON)]

    assert counts == [0, 1, 1]
    assert Message.objects.filter(kind="pairing.ends_soon").count() == 2


def test_before_that_there_is_no_such_page(pairing, ben, as_):
    assert as_(ben).get(reverse("pairings:extension", args=[pairing.pk])).status_code == 404


def test_answering_by_the_page(ending, ben, as_):
    as_(ben).post(reverse("pairings:extension", args=[ending.pk]), {"accepts": "no"})

    assert ending.extension_answers.get(part=ben).accepts is False

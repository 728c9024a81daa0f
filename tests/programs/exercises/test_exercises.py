"""Exercises of the two: lines that both see and add, ticks that count when both have ticked."""

import pytest
from django.db import IntegrityError

from mentoring.walls.asking import asking
from mentoring.walls.roles import app
from programs.exercises.models import Exercise
from programs.pairings.models import Pairing
from programs.training.models import ModuleState
from tests.conftest import SignIn
from tests.mentoring.walls.conftest import acting


def deeds(pairing: Pairing) -> list[list[str]]:
    people = (pairing.mentor.person_id, pairing.executive.person_id)
    return [
        [deed for state in ModuleState.objects.filter(person=each) for deed in state.deeds]
        for each in people
    ]


@pytest.fixture
def address(pairing: Pairing) -> str:
    return f"/pairs/{pairing.pk}/exercises/"


def test_three_shared_points_fulfil_the_module_for_both(
    as_: SignIn, pairing: Pairing, address: str
) -> None:
    as_(pairing.mentor).post(address, {"kind": "shared-ground", "text": "Bad at selling"})
    as_(pairing.executive).post(address, {"kind": "shared-ground", "text": "A grandmother"})
    two = deeds(pairing)
    as_(pairing.executive).post(address, {"kind": "shared-ground", "text": "One song"})

    page = as_(pairing.mentor).get(address).content.decode()

    assert two == [[], []]
    assert deeds(pairing) == [["shared-ground"], ["shared-ground"]]
    assert [line in page for line in ("Bad at selling", "A grandmother", "One song")] == [True] * 3


@pytest.mark.parametrize("kind", ["listening", "safety"])
def test_a_tick_counts_once_both_have_ticked(
    as_: SignIn, pairing: Pairing, address: str, kind: str
) -> None:
    as_(pairing.mentor).post(f"{address}done/", {"kind": kind})
    as_(pairing.mentor).post(f"{address}done/", {"kind": kind})
    one = deeds(pairing)
    as_(pairing.executive).post(f"{address}done/", {"kind": kind})

    assert one == [[], []]
    assert deeds(pairing) == [[kind], [kind]]


def test_a_line_taken_back_is_gone_and_one_of_another_pair_is_not_found(
    as_: SignIn, pairing: Pairing, address: str
) -> None:
    as_(pairing.mentor).post(address, {"kind": "agreements", "text": "Calls after six: no"})
    line = Exercise.objects.get()

    stranger = as_(pairing.mentor).post(f"/pairs/{line.pk}/exercises/{line.pk}/remove/")
    as_(pairing.executive).post(f"{address}{line.pk}/remove/")

    assert stranger.status_code == 404
    assert Exercise.objects.count() == 0


@pytest.mark.parametrize(("kind", "text"), [("shared-ground", ""), ("listening", "words")])
def test_a_line_needs_words_and_a_known_kind_and_stays_on_the_page(
    as_: SignIn, pairing: Pairing, address: str, kind: str, text: str
) -> None:
    answer = as_(pairing.mentor).post(address, {"kind": kind, "text": text})

    assert answer.status_code == 422
    assert Exercise.objects.count() == 0


def test_the_database_refuses_a_tick_with_words(pairing: Pairing) -> None:
    with pytest.raises(IntegrityError):
        Exercise.objects.create(pairing=pairing, part=pairing.mentor, kind="safety", text="x")


def test_the_database_shows_them_to_the_two_alone(
    as_: SignIn, pairing: Pairing, address: str
) -> None:
    as_(pairing.mentor).post(address, {"kind": "agreements", "text": "Calls after six: no"})

    with acting(app()), asking(pairing.executive.person_id):
        partner = Exercise.objects.count()
    with acting(app()), asking(None):
        nobody = Exercise.objects.count()

    assert (partner, nobody) == (1, 0)


def test_one_pair_is_opened_at_once_and_home_is_where_there_are_more_or_none(
    as_: SignIn, pairing: Pairing, address: str
) -> None:
    both = [as_(one).get("/exercises/")["Location"] for one in (pairing.mentor, pairing.executive)]
    pairing.state = "ended"
    pairing.save()

    assert both == [address, address]
    assert as_(pairing.mentor).get("/exercises/")["Location"] == "/"

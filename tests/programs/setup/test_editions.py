import pytest
from django.test import Client

from mentoring.people.models import User
from programs.setup.models import Edition, Program
from programs.setup.wording import words
from tests.conftest import SignIn

PARTNERSHIP = {"version": 0, "region": "APAC", "vocabulary": "partnership", "language": "en"}


@pytest.fixture
def owner(as_: SignIn, olga: User) -> Client:
    return as_(olga)


def test_a_region_gets_words_and_switches_of_its_own(owner: Client, program: Program) -> None:
    said = PARTNERSHIP | {"mentor_word": "cultural translator", "reflections": "on"}

    owner.post(f"/programs/{program.pk}/editions/new/", said)

    edition = program.editions.get(region="APAC")
    assert words(edition)["mentor"] == "cultural translator"
    assert edition.switches["reflections"] is True


def test_a_word_that_the_set_does_not_have_is_refused(owner: Client, program: Program) -> None:
    said = PARTNERSHIP | {"mentor_word": "perspective partner"}

    answer = owner.post(f"/programs/{program.pk}/editions/new/", said)

    assert answer.context["form"].errors == {
        "mentor_word": ["The set you chose does not have this word."]
    }


def test_a_language_that_the_set_does_not_have_is_refused(owner: Client, program: Program) -> None:
    answer = owner.post(f"/programs/{program.pk}/editions/new/", PARTNERSHIP | {"language": "sv"})

    assert answer.context["form"].errors == {
        "language": ["The set has words in English, 日本語, 한국어, 中文."]
    }


def test_one_place_has_one_edition(owner: Client, program: Program) -> None:
    Edition.objects.create(program=program, region="APAC")

    answer = owner.post(f"/programs/{program.pk}/editions/new/", PARTNERSHIP)

    assert answer.context["form"].errors == {"region": ["This place has an edition already."]}


def test_the_second_to_save_an_edition_is_told(owner: Client, program: Program) -> None:
    edition = Edition.objects.create(program=program, region="APAC", version=2)

    answer = owner.post(
        f"/programs/{program.pk}/editions/{edition.pk}/", PARTNERSHIP | {"version": 1}
    )

    edition.refresh_from_db()
    assert answer.status_code == 409
    assert edition.vocabulary == "neutral"
    assert [row["label"] for row in answer.context["differing"]] == ["Words"]

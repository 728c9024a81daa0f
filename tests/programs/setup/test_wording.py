import pytest
from django.template import Context, Template

from programs.setup.models import Edition, Program
from programs.setup.queries import edition_for
from programs.setup.wording import vocabularies, words
from tests import factories


def edition(**fields: object) -> Edition:
    return Edition(**({"vocabulary": "partnership"} | fields))


def test_without_an_edition_the_words_are_neutral() -> None:
    assert [words()[token] for token in ("mentor", "executives", "Session")] == [
        "guide",
        "learning leaders",
        "Session",
    ]


def test_a_region_may_choose_another_word_for_the_junior_role() -> None:
    chosen = edition(switches={"mentor_word": 1})

    assert (words(chosen)["mentor"], words(chosen)["mentors"]) == (
        "cultural translator",
        "cultural translators",
    )
    assert words(chosen)["executive"] == "senior partner"


def test_words_in_another_language_wait_for_a_native_reader() -> None:
    waiting = edition(language="ja")
    reviewed = edition(language="ja", switches={"native_review": True})

    assert words(waiting)["program"] == "learning partnership"
    assert words(reviewed)["program"] == "学びのパートナーシップ"
    assert words(reviewed)["mentors"] == "トレンドガイド"


@pytest.mark.parametrize("key", list(vocabularies()))
def test_no_set_says_a_word_it_forbids(key: str) -> None:
    found = vocabularies()[key]

    said = {
        (language, word, bad)
        for language, table in found.tables.items()
        for several in table.values()
        for word in several
        for bad in found.forbidden.get(language, ())
        if bad in word.lower()
    }

    assert said == set()


def test_the_partnership_forbids_the_words_of_rank() -> None:
    assert vocabularies()["partnership"].forbidden["en"] == ("mentor", "mentee", "reverse", "teach")


def test_a_country_goes_before_its_region_and_a_region_before_everybody(program: Program) -> None:
    brazil = factories.person(region="AMER", country="BR")
    chile = factories.person(region="AMER", country="CL")
    sweden = factories.person(region="EMEA", country="SE")
    for place in ({}, {"region": "AMER"}, {"country": "BR"}):
        Edition.objects.create(program=program, **place)

    found = [edition_for(program, person) for person in (brazil, chile, sweden)]

    assert [(each.region, each.country) for each in found] == [("", "BR"), ("AMER", ""), ("", "")]


def test_the_tag_reads_the_edition_of_the_page() -> None:
    template = Template('{% word "Mentor" %} {% word "session" other %}')
    context = Context({"edition": edition(), "other": edition(vocabulary="flat")})

    assert template.render(context) == "Trend guide meeting"

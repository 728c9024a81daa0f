"""Every framework and topic of the house: whole, known, and in words that every region reads."""

from pathlib import Path

import pytest

from programs.sessions.frameworks import frameworks, read, rounds, suggested
from programs.sessions.talks import libraries, talks
from programs.setup.policies import FORMATS
from programs.setup.topics import LIBRARY, TALKS, library
from programs.setup.wording import vocabularies, words
from programs.training.prose import TOKEN

WORDS = {"mentor", "executive", "session", "feedback"}


def texts() -> list[str]:
    frame = rounds()
    return [
        *frame.opening,
        *frame.reflection,
        *frame.closing,
        *frame.questions,
        *(
            text
            for each in frameworks().values()
            for text in (
                each.title, each.summary, *each.questions,
                *(line for step in each.steps for line in (step.title, step.text)),
            )
        ),
        *(each.title for each in libraries().values()),
        *(text for talk in talks().values() for text in (talk.opening, talk.depth, talk.note)),
        *(name for path in (LIBRARY, TALKS) for _, name, _ in library(path)),
    ]  # fmt: skip


def test_there_are_seven_frameworks_in_their_order():
    assert [each.title for each in frameworks().values()] == [
        "See – Mean – Try", "Moment – Effect – Ask", "Two questions each", "Show me",
        "Decision on the table", "Letter first", "Walk",
    ]  # fmt: skip


@pytest.mark.parametrize("framework", frameworks().values(), ids=lambda each: each.key)
def test_a_frameworks_steps_are_an_hour_and_let_both_begin(framework):
    assert sum(step.minutes for step in framework.steps) == 60
    assert {"mentor", "executive"} <= {step.begins for step in framework.steps}
    assert len(framework.questions) >= 2


def test_every_library_has_its_six_topics_and_courage_three():
    assert {each.title: len(each.talks) for each in libraries().values()} == {
        "Cultural fluency": 6, "Workplace expectations": 6, "Communication norms": 6,
        "Inclusion": 6, "Technology and learning": 6, "Customers and market": 6, "Careers": 6,
        "Innovation lab": 6, "Courage": 3,
    }  # fmt: skip


def test_every_talk_is_a_topic_that_can_be_kept_off_the_table():
    known = {key for path in (LIBRARY, TALKS) for key, _, _ in library(path)}

    assert set(talks()) - known == set()
    assert {key for key, _, _ in library(TALKS)} - set(talks()) == set()
    assert sum(len(each.talks) for each in libraries().values()) == len(talks())


def test_no_question_stands_there_twice():
    asked = [text for talk in talks().values() for text in (talk.opening, talk.depth, talk.note)]

    assert len(set(asked)) == len(asked)
    assert [text for text in asked if "?" not in text and not text.endswith(".")] == []


@pytest.mark.parametrize("vocabulary", sorted(vocabularies()))
def test_no_text_holds_a_word_that_a_region_does_not_want(vocabulary):
    unwanted = vocabularies()[vocabulary].forbidden.get("en", ())

    found = {
        (text, word)
        for text in texts()
        for word in unwanted
        if word in TOKEN.sub("", text).casefold()
    }

    assert found == set()


def test_every_word_in_braces_is_one_of_the_editions():
    found = {match[1] for text in texts() for match in TOKEN.finditer(text)}

    assert {word.casefold() for word in found} <= WORDS
    assert all(words(None)[word] for word in found)


@pytest.mark.parametrize(
    ("formats", "key"),
    [
        (["decision-on-the-table"], "decision-on-the-table"),
        (["letter-first", "alternating-turns"], "letter-first"),
        (["pass-right", "alternating-turns"], "two-questions-each"),
        (["feed", "thread"], ""),
        ([], ""),
    ],
)
def test_a_programs_formats_suggest_a_framework(formats, key):
    assert set(formats) <= set(FORMATS)
    assert suggested(formats) == key


def test_a_framework_with_faults_names_them_all(tmp_path: Path):
    path = tmp_path / "dance.toml"
    path.write_text(
        'order = 1\ntitle = ""\nsummary = ""\nquestions = []\n'
        '[[steps]]\ntitle = ""\ntext = ""\nminutes = 0\nbegins = "cat"\n',
        encoding="utf-8",
    )

    with pytest.raises(ValueError, match=r"dance\.toml: cat begins; no minutes"):
        read(path)
    path.write_text("order = 1\n", encoding="utf-8")
    with pytest.raises(ValueError, match="questions is missing; steps is missing"):
        read(path)

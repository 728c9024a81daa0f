"""An agenda drawn up: short, guided or in turns of the same length."""

import pytest

from programs.sessions.agenda import Subject, fit, guided, light, shares, structured
from programs.sessions.frameworks import frameworks, rounds

SUBJECTS = [Subject("Humour", "What made you laugh?", "Where would it hurt?")]
LETTER = frameworks()["letter-first"]


def drawn(minutes: int, framework=None, subjects=(), first="executive"):
    return structured(framework, subjects, minutes, rounds=rounds(), first=first)


def test_light_is_the_topics_alone():
    plan = light(SUBJECTS)

    assert [(item.title, item.text, item.more) for item in plan.items] == [
        ("Humour", "What made you laugh?", "")
    ]
    assert plan.minutes == 0


@pytest.mark.parametrize("minutes", [30, 45, 60, 90])
@pytest.mark.parametrize("framework", frameworks().values(), ids=lambda each: each.key)
def test_the_steps_of_every_framework_fill_the_time_there_is(minutes, framework):
    plan = guided(framework, SUBJECTS, minutes)

    assert plan.minutes == minutes
    assert [item.title for item in plan.items] == [
        *(step.title for step in framework.steps), "Humour",
    ]  # fmt: skip
    assert plan.items[-1].more == "Where would it hurt?"


@pytest.mark.parametrize("minutes", range(15, 181, 5))
def test_a_structured_agenda_gives_both_the_same_time_and_fills_it(minutes):
    plan = drawn(minutes, LETTER, SUBJECTS)

    split = plan.split()
    assert split["mentor"] == split["executive"]
    assert plan.minutes == minutes
    assert {item.each for item in plan.items if item.turns} == {plan.items[0].each}


def test_turns_alternate_from_the_first_screen_to_the_last():
    screens = drawn(60, None, SUBJECTS).screens()

    assert [screen.who for screen in screens] == ["executive", "mentor"] * 4 + [""]
    assert [screen.item.kind for screen in screens[::2]] == [
        "opening", "question", "question", "reflection", "closing",
    ]  # fmt: skip
    assert [(s.starts, s.ends) for s in screens[:2]] == [(0, 7), (7, 14)]
    assert screens[-1].ends == 60


def test_passing_leads_from_either_turn_to_the_next_question():
    screens = drawn(60, None, SUBJECTS).screens()

    assert [screen.beyond for screen in screens] == [2, 2, 4, 4, 6, 6, 8, 8, 9]


def test_the_framework_is_asked_first_and_what_finds_no_room_is_kept_in_reserve():
    plan = drawn(30, LETTER, SUBJECTS)

    asked = [item.text for item in plan.items if item.kind == "question"]
    assert asked == [LETTER.questions[0]]
    assert plan.reserve == (LETTER.questions[1], "What made you laugh?", "Where would it hurt?")


def test_without_a_topic_there_are_questions_all_the_same():
    plan = drawn(60)

    assert [item.text for item in plan.items if item.kind == "question"] == list(rounds().questions)


def test_who_begins_can_be_the_other():
    assert drawn(60, first="mentor").items[0].turns == ("mentor", "executive")


@pytest.mark.parametrize(
    ("minutes", "questions", "found"),
    [(60, 2, (2, 7)), (60, 9, (5, 4)), (45, 4, (3, 4)), (90, 4, (4, 7)), (30, 5, (1, 4)),
     (15, 2, (1, 1))],
)  # fmt: skip
def test_more_questions_make_shorter_turns_down_to_four_minutes(minutes, questions, found):
    assert fit(minutes, questions) == found


def test_parts_of_a_time_add_up_to_it():
    assert shares([0, 10, 20, 20, 10], 45) == [0, 8, 14, 16, 7]

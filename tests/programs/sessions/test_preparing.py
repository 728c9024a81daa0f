"""The two prepare a session: a framework, topics, and going through it."""

import re

import pytest
from django.utils.html import strip_tags

from programs.sessions.actions import choose_topics, log_session, plan_session
from programs.sessions.actions.logging import Facts
from programs.sessions.models import Agenda
from programs.sessions.queries import own_session
from programs.setup.models import Topic
from programs.setup.topics import plant_talks, plant_topics
from programs.training.actions import save_boundaries
from tests.conftest import NOON
from tests.programs.sessions.conftest import STOCKHOLM, span

TECHNOLOGY = ["automation", "ai-limits", "what-you-follow", "customer-tools", "data-and-privacy"]


@pytest.fixture(autouse=True)
def library(db):
    plant_topics(Topic)
    plant_talks(Topic)


def words(response) -> str:
    return re.sub(r"\s+", " ", strip_tags(response.content.decode()))


def meeting(part, session):
    return own_session(part.person.user, session.pk)


def at(session, page: str) -> str:
    return f"/sessions/{session.pk}/{page}/"


def test_a_framework_is_attached_and_its_steps_are_on_both_pages(planned, ben, clara, as_):
    response = as_(clara).post(at(planned, "framework"), {"framework": "show-me", "version": 0})

    assert (response.status_code, response["Location"]) == (302, f"/sessions/{planned.pk}/")
    for reader in (ben, clara):
        said = words(as_(reader).get(f"/sessions/{planned.pk}/"))
        assert "Show me chosen by Clara" in said
        assert "Watch 15 min" in said
        assert "Ben begins" in said


def test_taken_off_it_is_a_free_agenda_again(planned, ben, clara, as_):
    as_(clara).post(at(planned, "framework"), {"framework": "show-me", "version": 0})

    as_(ben).post(at(planned, "framework"), {"framework": "", "version": 1})

    said = words(as_(clara).get(f"/sessions/{planned.pk}/"))
    assert "Show me" not in said
    assert "Free conversation." in said
    assert "Guided:" not in said


@pytest.mark.parametrize(
    ("formats", "title"),
    [(["decision-on-the-table"], "Decision on the table"), (["letter-first"], "Letter first")],
)
def test_the_program_suggests_a_framework_for_the_first_time_only(
    pairing, planned, ben, as_, formats, title
):
    program = pairing.cohort.program
    program.formats = formats
    program.save()
    second = plan_session(pairing, span(9), by=None, zone=STOCKHOLM, now=NOON)

    first = words(as_(ben).get(f"/sessions/{planned.pk}/"))

    assert f"{title} suggested for your first time" in first
    assert title not in words(as_(ben).get(f"/sessions/{second.pk}/"))


def test_topics_chosen_for_the_first_time_leave_the_suggested_framework(planned, ben, as_):
    program = planned.pairing.cohort.program
    program.formats = ["walk"]
    program.save()

    as_(ben).post(at(planned, "topics"), {"topics": ["side-work"], "version": 0})

    row = Agenda.objects.get()
    assert (row.framework, row.framework_by, row.topics, row.topics_by) == (
        "walk", None, ["side-work"], ben,
    )  # fmt: skip


def test_what_changed_meanwhile_is_shown_and_nothing_is_lost(planned, ben, clara, as_):
    as_(clara).post(at(planned, "topics"), {"topics": ["side-work"], "version": 0})

    late = as_(ben).post(at(planned, "topics"), {"topics": ["sponsorship"], "version": 0})

    assert late.status_code == 409
    assert "What is saved now: Side work and portfolios" in words(late)
    assert re.search(r'value="sponsorship" id="topic-sponsorship" checked', late.content.decode())
    again = as_(ben).post(at(planned, "topics"), {"topics": ["sponsorship"], "version": 1})
    assert again.status_code == 302
    assert Agenda.objects.get().topics == ["sponsorship"]


def test_topics_bring_their_questions_and_a_prompt_for_a_private_note(planned, ben, clara, as_):
    as_(clara).post(at(planned, "topics"), {"topics": ["side-work"], "version": 0})

    page = as_(ben).get(f"/sessions/{planned.pk}/")
    note = as_(ben).get(f"/pairs/{planned.pairing_id}/notes/?prompt=side-work")

    assert "What do you make or do beside your job" in words(page)
    assert "Where would it help here" in words(page)
    assert "Topics chosen by Clara" in words(page)
    assert f'href="/pairs/{planned.pairing_id}/notes/?prompt=side-work"' in page.content.decode()
    assert "Side work and portfolios: Which part of me has no place at work" in words(note)


def test_more_than_three_topics_are_refused_and_stay_ticked(planned, ben, as_):
    response = as_(ben).post(at(planned, "topics"), {"topics": TECHNOLOGY[:4], "version": 0})

    assert response.status_code == 422
    assert "Choose three at most." in words(response)
    assert response.content.decode().count(" checked") == 4


def test_off_the_table_is_marked_for_both_without_a_name_and_cannot_be_chosen(
    planned, ben, clara, as_
):
    save_boundaries(
        clara.person, by=clara.person.user, now=NOON, topics=["pay-openness"], words="", shown=True
    )

    pages = [as_(reader).get(at(planned, "topics")).content.decode() for reader in (ben, clara)]
    tried = as_(ben).post(at(planned, "topics"), {"topics": ["pay-openness"], "version": 0})

    for page in pages:
        choice = re.search(
            r'<label class="choice" for="topic-pay-openness">.*?</label>', page, re.DOTALL
        )
        assert choice is not None
        assert "Off the table" in choice[0]
        assert "disabled" in choice[0]
        assert "Clara" not in choice[0]
    assert tried.status_code == 422
    assert "“Openness about pay” is off the table." in words(tried)
    assert not Agenda.objects.exists()


def test_a_topic_that_goes_off_the_table_later_is_marked_and_no_longer_asked(
    planned, ben, clara, as_
):
    as_(ben).post(at(planned, "topics"), {"topics": ["pay-openness"], "version": 0})
    save_boundaries(
        clara.person, by=clara.person.user, now=NOON, topics=["pay-openness"], words="", shown=True
    )

    said = words(as_(ben).get(f"/sessions/{planned.pk}/"))

    assert "Openness about pay Off the table" in said
    assert "Who knows what you earn" not in said


def test_inclusion_is_the_juniors_to_choose_and_courage_comes_third(planned, ben, clara, as_):
    seniors = as_(clara).post(at(planned, "topics"), {"topics": ["good-allies"], "version": 0})
    early = as_(ben).post(at(planned, "topics"), {"topics": ["a-rule-to-drop"], "version": 0})
    juniors = as_(ben).post(at(planned, "topics"), {"topics": ["good-allies"], "version": 0})
    kept = as_(clara).post(at(planned, "topics"), {"topics": ["good-allies"], "version": 1})

    assert "“What a good ally did” is for your partner to choose." in words(seniors)
    assert "“A rule we should drop” opens with your third session." in words(early)
    assert (seniors.status_code, early.status_code) == (422, 422)
    assert (juniors.status_code, kept.status_code) == (302, 302)


def test_courage_opens_with_the_third_session(pairing, ben, as_):
    sessions = [
        plan_session(pairing, span(days), by=None, zone=STOCKHOLM, now=NOON) for days in (1, 8, 15)
    ]

    tried = [
        as_(ben).post(at(each, "topics"), {"topics": ["a-rule-to-drop"], "version": 0}).status_code
        for each in sessions
    ]

    assert tried == [422, 422, 302]


def test_six_sessions_of_one_kind_are_named_and_two_others_offered(pairing, ben, as_):
    sessions = [
        plan_session(pairing, span(days), by=None, zone=STOCKHOLM, now=NOON)
        for days in range(1, 43, 7)
    ]
    for session, topic in zip(sessions, [*TECHNOLOGY, "automation"], strict=True):
        view = meeting(ben, session)
        choose_topics(view, by=ben.person.user, now=NOON, version=0, topics=[topic])

    page = as_(ben).get(at(sessions[0], "topics"))

    assert "6 of 6 technology" in words(page)
    offered = re.findall(r'id="change-([\w-]+)"', page.content.decode())
    tags = set(Topic.objects.filter(key__in=offered).values_list("tag", flat=True))
    assert len(offered) == len(tags) == 2
    assert "technology" not in tags


def test_a_mix_is_told_without_an_offer(pairing, ben, as_):
    for days, topic in ((1, "automation"), (8, "side-work"), (15, "ai-limits")):
        session = plan_session(pairing, span(days), by=None, zone=STOCKHOLM, now=NOON)
        view = meeting(ben, session)
        choose_topics(view, by=ben.person.user, now=NOON, version=0, topics=[topic])

    page = as_(ben).get(at(session, "topics"))

    assert "Planned: 2 of 3 technology, 1 of 3 careers" in words(page)
    assert 'id="change-' not in page.content.decode()


def test_what_is_over_is_not_prepared_any_more(due, ben, as_):
    log_session(due, ben, Facts("missed"), by=ben.person.user, now=NOON, version=0)

    found = [as_(ben).get(at(due, page)).status_code for page in ("framework", "topics")]

    assert found == [404, 404]


def test_planned_topics_stand_first_in_the_log_and_are_ticked(due, ben, as_):
    view = meeting(ben, due)
    choose_topics(view, by=ben.person.user, now=NOON, version=0, topics=["where-you-complain"])

    page = as_(ben).get(f"/sessions/{due.pk}/log/").content.decode()

    assert re.findall(r'name="topics" value="([\w-]+)"', page)[0] == "where-you-complain"
    assert page.count(" checked") >= 1
    assert re.search(r'value="where-you-complain"[^>]* checked', page)


def test_questions_nobody_offers_stand_in_no_profile(ben, as_):
    page = words(as_(ben).get("/profile/topics/"))

    assert "Feedback for you" not in page

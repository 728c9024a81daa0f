"""A pair's page: whole for its members, process facts alone for its coordinators."""

from datetime import timedelta

import pytest
from django.urls import reverse

from mentoring.people.models import Grant
from programs.pairings.actions import answer_match, expire_due, propose
from programs.participants.models import Profile
from programs.sessions.actions import log_session, plan_session, set_goal
from programs.sessions.actions.logging import Facts
from programs.sessions.models import Session
from tests import factories
from tests.conftest import NOON
from tests.programs.sessions.conftest import STOCKHOLM, span


@pytest.fixture
def page(pairing, as_):
    def get(who):
        return as_(who).get(reverse("desk:pair", args=[pairing.pk]))

    return get


@pytest.fixture
def told(pairing, ben, clara):
    """A session with every kind of text in it that could leak."""
    session = plan_session(pairing, span(-1), by=None, zone=STOCKHOLM, now=NOON)
    Session.objects.filter(pk=session.pk).update(agenda="sealed agenda", place="sealed place")
    set_goal(session, ben, by=None, text="sealed goal")
    facts = Facts("held", NOON.date(), 60, ("generative-ai",))
    log_session(
        session, clara, facts, by=None, now=NOON, version=0, commitment="sealed promise",
        taps={"worth": 1, "openness": 1, "learned": 1},
    )  # fmt: skip
    return session


def test_a_coordinator_reads_that_it_happened_and_nothing_of_what(told, ana, page):
    text = page(ana).text

    assert "Held" in text
    assert "sealed" not in text
    assert "Generative AI" not in text


def test_a_pair_s_own_plan_shows_as_a_count_of_changes(pairing, ana, page):
    pairing.sessions_planned, pairing.plan_changes = 11, 1
    pairing.save()

    said = page(ana).content.decode()

    assert f"the program plans {pairing.cohort.program.sessions_planned}" in said
    assert "plans 11" not in said


def test_the_members_read_what_is_theirs(told, ben, page):
    text = page(ben).text

    assert "sealed promise" in text
    assert "Generative AI" in text


@pytest.mark.parametrize("who", ["hugo", "eve"])
def test_nobody_else_finds_it(pairing, who, page, request):
    assert page(request.getfixturevalue(who)).status_code == 404


def test_a_coordinator_of_another_region_finds_nothing(pairing, program, page):
    other = factories.account(factories.person())
    Grant.objects.create(user=other, role="coordinator", program=program, region="Antarctica")

    assert page(other).status_code == 404


@pytest.mark.parametrize("region", ["APAC", "EMEA"])
def test_a_pair_belongs_to_the_regions_of_both(pairing, program, page, region):
    user = factories.account(factories.person())
    Grant.objects.create(user=user, role="coordinator", program=program, region=region)

    assert page(user).status_code == 200


def test_two_cards_stand_side_by_side_with_an_agreement_for_each_difference(ben, clara, page):
    Profile.objects.create(person=ben.person, communication={"channel": 1, "pace": 4})
    Profile.objects.create(person=clara.person, communication={"channel": 7, "pace": 4})

    rows = {str(row["label"]): row for row in page(ben).context["likes"]}

    assert [label for label, row in rows.items() if row["suggestion"]] == ["Between meetings"]
    assert (rows["Between meetings"]["differs"], rows["Pace"]["differs"]) == (True, False)


def test_the_mentor_reads_one_line_about_her_own_wish(pairing, ben, page):
    pairing.reasons = {"mentor": [{"key": "aspiration", "function": "Sales"}]}
    pairing.save()

    assert page(ben).context["reasons"] == [
        "You would like to get to know Sales; that is where your partner works."
    ]


def test_the_partner_s_languages_are_named(ben, clara, page):
    clara.person.languages = ["en", "sv"]
    clara.person.save()

    assert "English, Swedish" in page(ben).content.decode()


def test_both_local_times_stand_on_the_card(ben, page):
    card = page(ben).context["card"]

    assert (card["name"], card["time"]) == ("Clara Executive", "13:00")


def test_the_next_step_is_the_log_then_the_agreement_then_a_date(pairing, ben, page):
    first = page(ben).context["first"].url
    plan_session(pairing, span(-1), by=None, zone=STOCKHOLM, now=NOON)

    then = page(ben).context

    assert first == reverse("pairings:agreement", args=[pairing.pk])
    assert then["first"].url == reverse("sessions:log", args=[Session.objects.get().pk])
    assert then["later"][0].url == first


def test_a_proposed_pair_leads_to_the_answer(ben, clara, as_):
    match = propose(ben, clara, by=None, now=NOON)

    response = as_(ben).get(reverse("desk:pair", args=[match.pk]))

    assert response["Location"] == reverse("pairings:answer", args=[match.pk])


def test_a_coordinator_reads_the_category_of_a_no_and_no_word_of_it(ben, clara, ana, as_):
    match = propose(ben, clara, by=None, now=NOON)
    url = reverse("desk:pair", args=[match.pk])
    answer_match(match, ben, accepts=False, now=NOON, category="time", text="a sealed word")
    open_page = as_(ana).get(url)
    answer_match(match, clara, accepts=True, now=NOON)
    expire_due(NOON + timedelta(days=7))

    closed = as_(ana).get(url)

    assert open_page.context["categories"] == []
    assert closed.context["categories"] == ["No time at the moment"]
    assert "sealed" not in closed.text


@pytest.mark.parametrize("sessions", [1, 6])
def test_the_page_takes_the_same_queries_whatever_the_history(
    pairing, ben, as_, sessions, django_assert_max_num_queries
):
    for number in range(sessions):
        session = plan_session(
            pairing, span(-number - 1), by=None, zone=STOCKHOLM, now=NOON - timedelta(days=30)
        )
        facts = Facts("held", NOON.date(), 60, (f"topic-{number}",))
        log_session(session, ben, facts, by=None, now=NOON, version=0, commitment="Read")
    browser = as_(ben)
    browser.get("/")

    with django_assert_max_num_queries(20):
        browser.get(reverse("desk:pair", args=[pairing.pk]))

"""Saying how it went: shared facts, own texts, private taps, and the way back."""

import json
from datetime import date, timedelta
from html import unescape

import pytest
from django.urls import reverse

from mentoring.audit.models import AuditEntry
from mentoring.people.table import sees
from mentoring.web import clock
from programs.sessions.actions import Conflict, log_session, set_goal, undo_log
from programs.sessions.actions.logging import Facts
from programs.sessions.models import Commitment, PrivateCheck
from tests.conftest import NOON

MET = Facts("held", date(2026, 11, 22), 60, ("generative-ai",))
BARE = {"outcome": "met", "version": 0, "commitment_version": 0}


def log_url(session):
    return reverse("sessions:log", args=[session.pk])


def test_a_log_keeps_what_both_share(due, ben):
    logged = log_session(due, ben, MET, by=None, now=NOON, version=0)

    assert Facts.of(logged) == MET
    assert logged.logged_at == NOON


def test_the_same_log_again_changes_nothing(due, ben):
    first = log_session(due, ben, MET, by=None, now=NOON, version=0, commitment="Read it")
    again = log_session(due, ben, MET, by=None, now=NOON, version=0, commitment="Read it")

    assert (first.log_version, again.log_version) == (1, 1)
    assert AuditEntry.objects.filter(verb="session.logged").count() == 1


def test_the_partner_agrees_with_one_tap(due, ben, clara):
    log_session(due, ben, MET, by=None, now=NOON, version=0)

    agreed = log_session(due, clara, MET, by=None, now=NOON, version=1)

    assert agreed.log_version == 1


def test_other_facts_from_an_old_form_are_a_conflict_that_loses_nothing(due, ben, clara):
    log_session(due, ben, MET, by=None, now=NOON, version=0)

    with pytest.raises(Conflict) as found:
        log_session(due, clara, Facts("missed"), by=None, now=NOON, version=0)

    assert Facts.of(found.value.session) == MET


def test_each_sides_text_is_its_own(due, ben, clara):
    log_session(due, ben, MET, by=None, now=NOON, version=0, commitment="I try it")
    log_session(due, clara, MET, by=None, now=NOON, version=0, commitment="I ask the board")

    texts = Commitment.objects.values_list("part", "text")
    assert set(texts) == {(ben.pk, "I try it"), (clara.pk, "I ask the board")}


def test_an_own_text_changed_elsewhere_is_a_conflict(due, ben):
    log_session(due, ben, MET, by=None, now=NOON, version=0, commitment="on the phone")

    with pytest.raises(Conflict) as found:
        log_session(due, ben, MET, by=None, now=NOON, version=1, commitment="on the laptop")

    assert found.value.own_text == "on the phone"


def test_a_log_can_be_taken_back_for_a_quarter_of_an_hour(due, ben):
    taps = {"worth": 3, "openness": None, "learned": 2}
    log_session(due, ben, MET, by=None, now=NOON, version=0, commitment="Read", taps=taps)

    done = undo_log(due, ben, by=None, now=NOON + timedelta(minutes=14))

    due.refresh_from_db()
    assert (done, due.state, due.held_on, due.logged_at) == (True, "planned", None, None)
    assert Commitment.objects.get().text == ""
    assert not PrivateCheck.objects.exists()


def test_after_a_quarter_of_an_hour_it_stays(due, ben):
    log_session(due, ben, MET, by=None, now=NOON, version=0)

    done = undo_log(due, ben, by=None, now=NOON + timedelta(minutes=15))

    due.refresh_from_db()
    assert (done, due.state) == (False, "held")


def test_nobody_takes_back_what_the_partner_saved(due, ben, clara):
    log_session(due, ben, MET, by=None, now=NOON, version=0)

    assert undo_log(due, clara, by=None, now=NOON) is False


def test_the_audit_holds_no_tap_and_no_text(due, ben):
    taps = {"worth": 1, "openness": 1, "learned": 1}
    log_session(due, ben, MET, by=None, now=NOON, version=0, commitment="a secret", taps=taps)

    entries = AuditEntry.objects.values_list("fields", "old", "new")
    assert "a secret" not in json.dumps(list(entries))
    assert "worth" not in json.dumps(list(entries))


def test_the_page_saves_in_two_taps(due, ben, as_):
    response = as_(ben).post(log_url(due), BARE)

    due.refresh_from_db()
    assert response.status_code == 302
    assert Facts.of(due) == Facts("held", date(2026, 11, 22), 60)


def test_did_not_happen_is_a_log_too(due, ben, as_):
    as_(ben).post(log_url(due), BARE | {"outcome": "missed"})

    due.refresh_from_db()
    assert (due.state, due.held_on) == ("missed", None)


def test_moved_leads_to_another_time_and_saves_nothing(due, ben, as_):
    response = as_(ben).post(log_url(due), BARE | {"outcome": "moved"})

    due.refresh_from_db()
    assert response["Location"] == reverse("sessions:move", args=[due.pk])
    assert due.state == "planned"


def test_the_taps_are_seen_by_their_author_alone(due, ben, clara, ana, as_):
    as_(ben).post(log_url(due), BARE | {"worth": "1", "commitment": "the sealed word"})
    pair = reverse("desk:pair", args=[due.pairing_id])

    own = as_(ben).get(log_url(due)).context["form"]["worth"].value()
    partner = as_(clara).get(log_url(due)).context["form"]["worth"].value()

    assert (own, partner) == (1, None)
    assert "the sealed word" in as_(clara).get(pair).text
    assert "the sealed word" not in as_(ana).get(pair).text


def test_a_conflict_shows_both_versions_and_saves_the_chosen_one(due, ben, clara, as_):
    log_session(due, ben, MET, by=None, now=NOON, version=0)

    response = as_(clara).post(log_url(due), BARE | {"minutes": "30", "commitment": "my own words"})
    again = {name: value for name, value in response.context["again"] if name != "topics"}
    saved = as_(clara).post(log_url(due), again)

    due.refresh_from_db()
    assert response.status_code == 409
    assert "my own words" in response.text
    assert (saved.status_code, due.minutes) == (302, 30)


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"outcome": ""}, "outcome"),
        ({"held_on": "2026-12-24"}, "held_on"),
        ({"minutes": "600"}, "minutes"),
        ({"topics": ["a", "b"]}, "topics"),
    ],
)
def test_bad_input_names_its_field_and_keeps_the_text(due, ben, as_, data, field):
    response = as_(ben).post(log_url(due), BARE | {"commitment": "kept"} | data)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert "kept" in response.text


def test_what_is_still_to_come_cannot_be_logged(planned, ben, as_):
    assert as_(ben).post(log_url(planned), BARE).status_code == 404


@pytest.mark.parametrize("who", ["ana", "olga", "eve"])
def test_nobody_else_finds_the_log(due, who, as_, request):
    assert as_(request.getfixturevalue(who)).get(log_url(due)).status_code == 404


def test_where_learning_goes_both_ways_both_goals_come_first(due, ben, clara, as_):
    program = due.pairing.cohort.program
    program.direction = "reciprocal"
    program.save()

    early = as_(ben).post(log_url(due), BARE | {"goal": "To ask better questions"})
    set_goal(due, clara, by=None, text="What a short video can say")
    saved = as_(ben).post(log_url(due), BARE)

    due.refresh_from_db()
    assert early.status_code == 422
    assert "Clara&#x27;s learning goal is missing" in early.text
    assert (saved.status_code, due.state) == (302, "held")


def test_undo_by_the_page(due, ben, as_):
    as_(ben).post(log_url(due), BARE)
    saved = as_(ben).get(reverse("sessions:saved", args=[due.pk]))

    as_(ben).post(reverse("sessions:undo_log", args=[due.pk]))

    due.refresh_from_db()
    assert saved.context["may_undo"] is True
    assert due.state == "planned"


def test_opening_the_page_changes_nothing(due, ben, as_):
    with clock.standing_at(NOON):
        as_(ben).get(log_url(due))

    due.refresh_from_db()
    assert (due.state, due.log_version) == ("planned", 0)


def test_topics_say_that_nobody_but_the_two_reads_them(due, ben, as_):
    page = as_(ben).get(log_url(due)).content.decode()
    topics = page[page.index("What it was about") : page.index("What I will do")]

    assert sees("session.agenda") in unescape(topics)
    assert sees("session.facts") not in unescape(topics)
    assert sees("session.facts") in unescape(page)

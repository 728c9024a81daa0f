"""Pages behind a mailed link: they do one act, tell little, and opening them does nothing."""

import gzip
import logging
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from mentoring.outbox.models import Message
from mentoring.web import clock
from mentoring.web.logs import HideTokens
from mentoring.web.stylesheet import combined, layers
from programs.sessions import tokens
from programs.sessions.actions import log_session
from programs.sessions.actions.logging import Facts
from programs.sessions.models import Session
from tests.conftest import NOON
from tests.programs.sessions.conftest import span

BARE = {"outcome": "met", "version": 0, "commitment_version": 0}
PAGES = ("sessions:quick_log", "sessions:quick_saved")


@pytest.fixture
def anyone():
    """A browser in which nobody is signed in, and which insists on CSRF as browsers meet it."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def link(due, ben):
    return tokens.make(due, ben, tokens.LOG, NOON)


def url(link, name="sessions:quick_log"):
    return reverse(name, args=[link])


def test_three_taps_without_a_sign_in(due, link, anyone):
    page = anyone.get(url(link))
    saved = anyone.post(url(link), BARE)

    due.refresh_from_db()
    assert page.status_code == 200
    assert saved["Location"] == url(link, "sessions:quick_saved")
    assert due.state == "held"


def test_opening_a_link_twice_from_anywhere_changes_nothing(due, link, anyone):
    before = Session.objects.values().get(pk=due.pk)

    for name in PAGES:
        for _ in range(2):
            anyone.get(url(link, name))
            anyone.head(url(link))

    assert Session.objects.values().get(pk=due.pk) == before


def test_saving_twice_is_saving_once(due, link, anyone):
    for _ in range(2):
        response = anyone.post(url(link), BARE)

    due.refresh_from_db()
    assert (response.status_code, due.log_version) == (302, 1)


def test_the_link_can_be_taken_back(due, link, anyone):
    anyone.post(url(link), BARE)

    anyone.post(url(link, "sessions:quick_undo"))

    due.refresh_from_db()
    assert due.state == "planned"


def test_the_page_is_kept_by_nobody_and_tells_nobody_where_it_was(link, anyone):
    page = anyone.get(url(link))

    assert page["Referrer-Policy"] == "no-referrer"
    assert page["Cache-Control"] == "no-store"
    assert page["X-Robots-Tag"] == "noindex, nofollow"


def test_the_page_has_no_script_and_fits_into_fifteen_kilobytes(link, anyone, stylesheet):
    page = anyone.get(url(link))

    assert "<script" not in page.text
    assert len(compressed(page.content)) + len(compressed(stylesheet)) < 15_000


def test_the_page_shows_first_names_and_times_and_no_text(due, link, clara, anyone):
    facts = Facts("held", due.starts_at.date(), 60)
    log_session(due, clara, facts, by=None, now=NOON, version=0, commitment="the sealed word")
    Session.objects.filter(pk=due.pk).update(agenda="the sealed plan", place="the sealed room")

    for name in PAGES:
        page = anyone.get(url(link, name)).text
        assert "sealed" not in page
        assert "Executive" not in page
        assert "example.com" not in page


def test_a_conflict_on_the_link_shows_no_text_of_the_partner(due, link, clara, anyone):
    facts = Facts("held", due.starts_at.date(), 60)
    log_session(due, clara, facts, by=None, now=NOON, version=0, commitment="the sealed word")

    response = anyone.post(url(link), BARE | {"minutes": "30", "commitment": "my words"})

    assert response.status_code == 409
    assert "my words" in response.text
    assert "sealed" not in response.text


def test_a_link_of_one_act_opens_no_other(due, ben, link, anyone):
    plan = tokens.make(due, ben, tokens.PLAN, NOON)

    assert anyone.get(url(link, "sessions:quick_plan")).status_code == 410
    assert anyone.get(url(plan)).status_code == 410
    assert anyone.get(reverse("desk:pair", args=[due.pairing_id])).status_code == 302


@pytest.mark.parametrize(("days", "status"), [(20, 200), (22, 410)])
def test_a_link_lasts_three_weeks(link, anyone, days, status):
    with clock.standing_at(NOON + timedelta(days=days)):
        assert anyone.get(url(link)).status_code == status


def test_a_revoked_link_is_void(due, link, anyone):
    Session.objects.filter(pk=due.pk).update(link_version=2)

    assert anyone.post(url(link), BARE).status_code == 410


@pytest.mark.parametrize("token", ["x", "abc:def", "WzEsMl0:nonsense"])
def test_a_made_up_link_says_what_an_old_one_says(link, anyone, token):
    with clock.standing_at(NOON + timedelta(days=22)):
        old = anyone.get(url(link)).text.replace(f'value="{link}"', "")
        made_up = anyone.get(url(token)).text.replace(f'value="{token}"', "")

    assert old == made_up


def test_asking_for_a_new_link_answers_alike_and_mails_only_for_ours(due, ben, link, anyone):
    answers = [
        anyone.post(reverse("sessions:new_link"), {"token": token}).content
        for token in (link, "made-up")
    ]

    mails = Message.objects.filter(kind="session.new_link")
    assert answers[0] == answers[1]
    assert [mail.recipient_id for mail in mails] == [ben.person_id]


def test_the_next_time_is_planned_by_link(due, ben, anyone):
    log_session(due, ben, Facts("missed"), by=None, now=NOON, version=0)
    plan = tokens.make(due, ben, tokens.PLAN, NOON)
    data = {"slot": span(2, 13).start.isoformat(), "minutes": 60}

    done = anyone.post(url(plan, "sessions:quick_plan"), data)

    assert "Wed 25 Nov, 10:00 your time, 14:00 in Stockholm" in done.text
    assert Session.objects.filter(state="planned", starts_at=span(2, 13).start).count() == 1


def test_a_planned_session_is_moved_by_link(planned, clara, anyone):
    plan = tokens.make(planned, clara, tokens.PLAN, NOON)
    data = {"slot": span(3, 13).start.isoformat(), "minutes": 60}

    for _ in range(2):
        anyone.post(url(plan, "sessions:quick_plan"), data)

    planned.refresh_from_db()
    assert (planned.starts_at, planned.moves) == (span(3, 13).start, 1)


def test_no_link_stands_in_a_log_line(link):
    line = logging.LogRecord("x", 20, "", 0, f"GET {url(link)}", (), None)

    HideTokens().filter(line)

    assert line.getMessage() == "GET /s/…/"


@pytest.fixture
def stylesheet():
    return combined(layers(Path(settings.STATICFILES_DIRS[0]) / "css")).encode()


def compressed(content):
    return gzip.compress(content, 6)

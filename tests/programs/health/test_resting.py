"""Pausing and ending: no reason, no name, the same words to both."""

import re

import pytest
from django.urls import reverse

from mentoring.audit.models import AuditEntry
from mentoring.outbox.models import Message
from mentoring.people.models import Grant
from programs.health.actions import end_pair, pause_pair, resume_pair
from programs.pairings import mail
from programs.pairings.actions import propose
from programs.pairings.moves import Refused
from programs.sessions.actions import plan_session
from programs.sessions.models import Seat, Session
from tests.conftest import NOON
from tests.programs.sessions.conftest import STOCKHOLM, span


@pytest.fixture
def planned(pairing):
    return plan_session(pairing, span(3), by=None, zone=STOCKHOLM, now=NOON)


def test_an_ending_clears_both_calendars_and_frees_both_places(pairing, planned, ben, clara):
    end_pair(pairing, now=NOON)

    again = propose(ben, clara, by=None, now=NOON)
    assert Session.objects.get().state == "cancelled"
    assert not Seat.objects.exists()
    assert Message.objects.filter(kind="session.cancelled").count() == 2
    assert again.state == "proposed"


@pytest.mark.parametrize("who", ["ben", "clara", "ana"])
def test_nothing_that_is_kept_tells_who_ended_it(pairing, planned, who, as_, request):
    as_(request.getfixturevalue(who)).post(reverse("health:end", args=[pairing.pk]))

    acts = AuditEntry.objects.filter(verb__in=["pairing.ended", "session.cancelled"])
    assert {entry.actor_id for entry in acts} == {None}
    assert acts.count() == 2


def test_both_get_the_same_mail_but_for_the_names(pairing, ben, clara):
    end_pair(pairing, now=NOON)

    letters = [
        mail.ended(message, NOON) for message in Message.objects.filter(kind="pairing.ended")
    ]
    texts = {
        re.sub("Ben|Clara", "X", f"{each.subject} {each.text} {each.html}") for each in letters
    }
    assert (len(letters), len(texts)) == (2, 1)


def test_a_pause_clears_the_calendars_and_can_be_taken_up_again(pairing, planned):
    pause_pair(pairing, now=NOON)
    paused = Session.objects.get().state
    resumed = resume_pair(pairing, now=NOON)

    assert (paused, resumed.state) == ("cancelled", "active")


def test_an_ended_pair_cannot_be_paused(pairing):
    end_pair(pairing, now=NOON)

    with pytest.raises(Refused):
        pause_pair(pairing, now=NOON)


def test_ending_twice_by_the_page_is_told_kindly(pairing, ben, as_):
    url = reverse("health:end", args=[pairing.pk])

    codes = [as_(ben).post(url).status_code for _ in range(2)]

    assert codes == [302, 302]
    assert Message.objects.filter(kind="pairing.ended").count() == 2


@pytest.mark.parametrize("name", ["health:pause", "health:resume", "health:end"])
def test_an_outsider_finds_nothing_and_changes_nothing(pairing, eve, name, as_):
    response = as_(eve).post(reverse(name, args=[pairing.pk]))

    pairing.refresh_from_db()
    assert (response.status_code, pairing.state) == (404, "active")


def test_the_page_offers_what_is_possible(pairing, ben, as_):
    url = reverse("health:change", args=[pairing.pk])

    before = as_(ben).get(url).context["may"]
    pause_pair(pairing, now=NOON)
    after = as_(ben).get(url).context["may"]

    assert before == {"pause": True, "resume": False, "end": True}
    assert after == {"pause": False, "resume": True, "end": True}


def test_a_coordinator_in_the_pair_does_not_coordinate_it(pairing, clara, program, as_):
    Grant.objects.create(user=clara.person.user, role="coordinator", program=program)

    page = as_(clara).get(reverse("desk:pair", args=[pairing.pk]))

    assert "desk/pair.html" in [each.name for each in page.templates]

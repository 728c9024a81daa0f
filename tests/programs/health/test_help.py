"""Asking for help: the clock starts, the partner learns nothing, lateness is told."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from mentoring.outbox.models import Message
from mentoring.people.models import Grant, Person
from programs.health import mail
from programs.health.actions import ask_for_help, close_request, escalate_due
from programs.health.line import above, below
from programs.health.models import HelpRequest
from programs.health.promise import due
from programs.health.queries import contact_for, requests_for
from programs.pairings.moves import Refused
from tests import factories
from tests.conftest import NOON


def ask(part, pairing=None, kind="question", text=""):
    user = part.person.user
    return ask_for_help(part, kind=kind, by=user, now=NOON, text=text, pairing=pairing)


def plain(page):
    """The page without what differs each time: nonce and CSRF token."""
    return re.sub(r'nonce="[^"]*"|csrfmiddlewaretoken" value="[^"]*"|X-CSRFToken[^}]*', "", page)


def told(kind):
    return set(Message.objects.filter(kind=kind).values_list("recipient", flat=True))


@pytest.mark.parametrize(
    ("asked", "days", "then"),
    [
        ("2026-11-23T10:00", 2, "2026-11-25T10:00"),
        ("2026-11-26T16:00", 2, "2026-11-30T16:00"),
        ("2026-11-28T20:00", 1, "2026-12-01T09:00"),
        ("2026-03-27T10:00", 1, "2026-03-30T09:00"),
    ],
)
def test_a_promise_counts_working_days_on_ones_own_clock(asked, days, then):
    moment = datetime.fromisoformat(asked).replace(tzinfo=UTC)
    if asked.startswith("2026-11-28"):
        moment = moment.replace(tzinfo=ZoneInfo("Europe/Stockholm"))
        expected = datetime.fromisoformat(then).replace(tzinfo=ZoneInfo("Europe/Stockholm"))
    else:
        expected = datetime.fromisoformat(then).replace(tzinfo=UTC)

    assert due(moment, days, ZoneInfo("Europe/Stockholm")) == expected


def test_the_coordinator_is_told_and_the_clock_runs(ben, pairing, ana):
    request = ask(ben, pairing, text="How do I begin?")

    assert told("help.asked") == {ana.person_id}
    assert request.due_at == NOON + timedelta(days=2)


def test_where_nobody_coordinates_the_owner_is_told(ben, pairing, olga):
    ask(ben, pairing)

    assert told("help.asked") == {olga.person_id}


def test_asking_the_same_twice_is_one_request(ben, pairing, ana):
    assert ask(ben, pairing, text="Hello") == ask(ben, pairing, text="Hello")
    assert HelpRequest.objects.count() == 1


def test_of_somebody_uncomfortable_only_the_name_goes_on(ben, pairing, ana, as_):
    as_(ben).post(reverse("health:uncomfortable", args=[pairing.pk]), {"text": "he shouted"})

    request = HelpRequest.objects.get()
    letter = mail.asked(Message.objects.get(kind="help.asked"), NOON)
    page = as_(ana).get(reverse("health:requests")).text
    assert request.text == ""
    assert letter.subject == "Ben Mentor: wants a call"
    assert "Wants a call" in page
    assert "Clara" not in page
    assert "Clara" not in letter.text + letter.html
    assert str(pairing.pk) not in page


def test_the_partner_learns_nothing_of_it(ben, clara, pairing, ana, as_):
    url = reverse("desk:pair", args=[pairing.pk])
    before = as_(clara).get(url).text
    ask(ben, pairing, kind="uncomfortable", text="he shouted")

    after = as_(clara).get(url).text

    assert plain(after) == plain(before)
    assert clara.person_id not in told("help.asked")


def test_nobody_above_one_in_the_line_hears_of_it(ben, pairing, ana, olga):
    boss = factories.person(manager=ana.person)
    Person.objects.filter(pk=ben.person_id).update(manager=boss)
    ben.person.refresh_from_db()

    ask(ben, pairing, kind="uncomfortable")

    assert told("help.asked") == {olga.person_id}
    assert list(requests_for(ana)) == []
    assert requests_for(olga).count() == 1


def test_the_line_is_walked_over_all_rungs(db):
    top = factories.person()
    middle = factories.person(manager=top)
    person = factories.person(manager=middle, pay_decider=factories.person())

    assert above(person) == {top.pk, middle.pk, person.pay_decider_id}
    assert below(top) == {middle.pk, person.pk}


def test_a_coordinator_of_the_pair_itself_is_passed_over(ben, clara, pairing, program, olga):
    Grant.objects.create(user=clara.person.user, role="coordinator", program=program)

    ask(ben, pairing)

    assert told("help.asked") == {olga.person_id}
    assert list(requests_for(clara.person.user)) == []


def test_a_coordinator_of_another_region_reads_nothing(ben, pairing, program, as_):
    other = factories.account(factories.person(name="Rex Region"))
    Grant.objects.create(user=other, role="coordinator", program=program, region="Antarctica")
    request = ask(ben, pairing)

    closing = as_(other).post(reverse("health:close", args=[request.pk]), {"outcome": "answered"})

    assert list(requests_for(other)) == []
    assert closing.status_code == 404


def test_what_is_overdue_goes_to_the_owner_once(ben, pairing, ana, olga):
    ask(ben, pairing)
    late = NOON + timedelta(days=3)

    counts = [escalate_due(NOON), escalate_due(late), escalate_due(late)]

    assert counts == [0, 1, 0]
    assert told("help.overdue") == {olga.person_id}


def test_what_was_answered_in_time_is_not_escalated(ben, pairing, ana, olga):
    close_request(ask(ben, pairing), by=ana, now=NOON, outcome="answered")

    assert escalate_due(NOON + timedelta(days=9)) == 0


def test_a_closed_request_cannot_be_closed_again(ben, pairing, ana):
    request = close_request(ask(ben, pairing), by=ana, now=NOON, outcome="called")

    with pytest.raises(Refused):
        close_request(request, by=ana, now=NOON, outcome="answered")


def test_closing_by_the_page(ben, pairing, ana, as_):
    request = ask(ben, pairing)

    as_(ana).post(reverse("health:close", args=[request.pk]), {"outcome": "rematched"})

    request.refresh_from_db()
    assert (request.state, request.outcome) == ("closed", "rematched")


def test_the_contact_card_names_the_coordinator_and_the_promise(ben, ana, as_):
    page = as_(ben).get(reverse("health:help"))

    assert contact_for(ben).name == "Ana Coordinator"
    assert "Answers within 2 working days" in page.text


def test_asking_without_a_pair(ben, ana, as_):
    as_(ben).post(reverse("health:help"), {"kind": "question", "text": "When do we start?"})

    assert HelpRequest.objects.get().text == "When do we start?"


def test_an_outsider_is_told_that_there_is_no_program(eve, as_):
    assert "You take part in no program yet" in as_(eve).get(reverse("health:help")).text


@pytest.mark.parametrize("who", ["eve", "hugo", "ben"])
def test_only_those_who_run_programs_find_the_requests(who, as_, request, ben):
    client = as_(request.getfixturevalue(who))

    assert client.get(reverse("health:requests")).status_code == 404

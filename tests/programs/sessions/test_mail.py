"""Mails about meetings, made from the rows at the moment they leave."""

import re

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from mentoring.outbox.models import Message
from programs.pairings.actions import answer_match, propose
from programs.sessions import mail
from programs.sessions.actions import cancel_session, change_details, log_session, move_session
from programs.sessions.actions.logging import Facts
from tests.conftest import NOON
from tests.programs.sessions.conftest import span

OURS = [
    kind
    for kind in settings.MESSAGE_KINDS
    if kind.split(".")[0] in {"pairing", "agreement", "session", "help"}
]


def message(part, kind, thing, occurrence=""):
    return Message(
        recipient_id=part.person_id, kind=kind, object_id=str(thing.pk), occurrence=occurrence
    )


def test_the_invitation_says_both_times_in_the_readers_order(planned, ben, clara):
    subjects = [
        mail.invited(message(part, "session.invited", planned, "0"), NOON).subject
        for part in (ben, clara)
    ]

    assert subjects == [
        "Clara and you: Tue 24 Nov, 10:00 your time, 14:00 in Stockholm",
        "Ben and you: Tue 24 Nov, 14:00 your time, 10:00 in São Paulo",
    ]


def test_the_method_of_the_mail_is_the_method_of_the_calendar(planned, ben):
    letters = [mail.invited(message(ben, "session.invited", planned, "0"), NOON)]
    move_session(planned, span(3), by=None, now=NOON)
    letters.append(mail.moved(message(ben, "session.moved", planned, "1"), NOON))
    cancel_session(planned, by=None, now=NOON)
    letters.append(mail.cancelled(message(ben, "session.cancelled", planned, "2"), NOON))

    inside = [re.search(r"METHOD:(\w+)", letter.calendar)[1] for letter in letters]
    assert inside == [letter.method for letter in letters] == ["REQUEST", "REQUEST", "CANCEL"]


def test_an_invitation_that_was_overtaken_is_not_sent(planned, ben):
    move_session(planned, span(3), by=None, now=NOON)

    assert mail.invited(message(ben, "session.invited", planned, "0"), NOON) is None


def test_a_new_place_goes_out_with_the_same_sequence(planned, ben):
    user = ben.person.user
    change_details(planned, by=user, now=NOON, version=1, place="Café", link="", agenda="sealed")

    letter = mail.changed(message(ben, "session.changed", planned, "2"), NOON)

    assert "SEQUENCE:0" in letter.calendar
    assert "Where: Café" in letter.text
    assert "sealed" not in letter.text + letter.html + letter.calendar


def test_a_new_agenda_alone_sends_nothing(planned, ben):
    user = ben.person.user
    change_details(planned, by=user, now=NOON, version=1, place="", link="", agenda="sealed")

    assert not Message.objects.filter(kind="session.changed").exists()


def test_an_agenda_changed_meanwhile_is_not_overwritten(planned, ben, clara):
    args = {"now": NOON, "version": 1, "place": "", "link": ""}
    change_details(planned, by=ben.person.user, agenda="first", **args)

    second = change_details(planned, by=clara.person.user, agenda="second", **args)

    planned.refresh_from_db()
    assert (second, planned.agenda) == (None, "first")


def test_the_log_mail_holds_one_link_and_no_answer(due, ben):
    letter = mail.log_is_due(message(ben, "session.log_is_due", due, "0"), NOON)

    links = re.findall(r"http\S+", letter.text)
    assert len([link for link in links if "/s/" in link]) == 1
    assert "met" not in links[0]
    assert letter.subject == "How did it go with Clara?"


def test_once_logged_nobody_is_asked(due, ben):
    log_session(due, ben, Facts("missed"), by=None, now=NOON, version=0)

    assert mail.log_is_due(message(ben, "session.log_is_due", due, "0"), NOON) is None


def test_a_nudge_carries_times_that_suit_both_and_an_off_switch(pairing, ben):
    note = message(ben, "session.silence", pairing, "x")

    letter = mail.silence(note, NOON)

    assert "Tue 24 Nov, 09:00 your time, 13:00 in Stockholm" in letter.text
    assert "List-Unsubscribe" in letter.headers


def test_a_nudge_is_silent_once_a_time_is_planned(planned, ben):
    assert mail.silence(message(ben, "session.silence", planned.pairing, "x"), NOON) is None


def test_every_queued_mail_of_a_whole_life_can_be_written(ben, clara):
    match = propose(ben, clara, by=None, now=NOON)
    letters = written()
    answer_match(match, ben, accepts=True, now=NOON)
    answer_match(match, clara, accepts=True, now=NOON)
    letters += written()

    kinds = [kind for kind, letter in letters if letter is not None]
    assert kinds == ["pairing.proposed"] * 2 + ["pairing.accepted"] * 2


@pytest.mark.parametrize("kind", OURS)
def test_a_mail_about_something_gone_is_not_sent(ben, kind):
    note = message(ben, kind, ben, "0")

    assert import_string(settings.MESSAGE_KINDS[kind])(note, NOON) is None


def written():
    return [
        (each.kind, import_string(settings.MESSAGE_KINDS[each.kind])(each, NOON))
        for each in Message.objects.order_by("kind")
    ]

"""Each reminder is one fact: true at its time, silent before and after."""

from datetime import date, timedelta

import pytest

from programs.pairings import reminders as of_pairs
from programs.pairings.actions import accept_agreement, answer_match, propose
from programs.sessions import reminders
from programs.sessions.actions import log_session, move_session, plan_session
from programs.sessions.actions.logging import Facts
from tests.conftest import NOON
from tests.programs.sessions.conftest import STOCKHOLM, span

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def facts(found):
    return {(each.recipient.pk, each.occurrence) for each in found}


def both(pairing, occurrence):
    return {(part.person_id, occurrence) for part in (pairing.mentor, pairing.executive)}


@pytest.fixture
def fresh(pairing):
    """Active since NOON's day."""
    pairing.active_on = pairing.accepted_on = NOON.date()
    pairing.save()
    return pairing


def test_a_session_is_announced_a_day_before(planned):
    start = planned.starts_at

    moments = [start - DAY - HOUR, start - DAY, start - HOUR, start]
    counts = [len(list(reminders.session_is_tomorrow(moment))) for moment in moments]

    assert counts == [0, 2, 2, 0]


def test_a_session_on_monday_is_announced_on_friday(pairing):
    session = plan_session(pairing, span(7), by=None, zone=STOCKHOLM, now=NOON)
    monday = session.starts_at.replace(hour=9) - timedelta(days=session.starts_at.weekday())
    session.starts_at, session.ends_at = monday, monday + HOUR
    session.changed_at = monday - 7 * DAY
    session.save()

    said = {
        days: len(list(reminders.session_is_tomorrow(monday - timedelta(days=days))))
        for days in (1, 2, 3, 4)
    }

    assert said == {1: 2, 2: 2, 3: 2, 4: 0}


def test_a_moved_session_is_announced_anew(planned):
    moved = move_session(planned, span(4), by=None, now=NOON)

    found = reminders.session_is_tomorrow(moved.starts_at - HOUR)

    assert facts(found) == both(planned.pairing, "1")


def test_what_was_planned_within_the_day_is_not_announced_again(pairing):
    session = plan_session(pairing, span(0, 20), by=None, zone=STOCKHOLM, now=NOON)

    assert list(reminders.session_is_tomorrow(session.starts_at - HOUR)) == []


@pytest.mark.parametrize(
    ("after", "count"), [(-HOUR, 0), (0 * HOUR, 0), (HOUR, 2), (13 * DAY, 2), (15 * DAY, 0)]
)
def test_a_log_is_due_an_hour_after_the_end_and_asked_for_two_weeks(due, after, count):
    assert len(list(reminders.log_is_due(due.ends_at + after))) == count


def test_once_one_side_has_logged_nobody_is_asked(due, ben):
    log_session(due, ben, Facts("missed"), by=None, now=NOON, version=0)

    assert list(reminders.log_is_due(NOON)) == []


@pytest.mark.parametrize(
    ("days", "occurrences"), [(6, set()), (7, {"7"}), (13, {"7"}), (14, {"14"}), (21, set())]
)
def test_a_first_session_is_asked_for_after_a_week_and_after_two(fresh, days, occurrences):
    found = list(reminders.first_session_is_not_booked(NOON + days * DAY))

    assert {each.occurrence for each in found} == occurrences
    assert all(each.nudge for each in found)


def test_a_planned_first_session_is_not_asked_for(fresh):
    plan_session(fresh, span(30), by=None, zone=STOCKHOLM, now=NOON)

    assert list(reminders.first_session_is_not_booked(NOON + 7 * DAY)) == []


@pytest.mark.parametrize(("days", "count"), [(44, 0), (45, 2), (60, 2)])
def test_a_pair_is_silent_after_forty_five_days(due, ben, days, count):
    log_session(due, ben, Facts("held", date(2026, 11, 22), 60), by=None, now=NOON, version=0)

    assert len(list(reminders.pair_is_silent(NOON - DAY + days * DAY))) == count


@pytest.mark.parametrize(("days", "count"), [(73, 0), (74, 2)])
def test_a_longer_rhythm_is_silent_later(due, ben, days, count):
    due.pairing.sessions_planned = 3
    due.pairing.save()
    log_session(due, ben, Facts("held", date(2026, 11, 22), 60), by=None, now=NOON, version=0)

    assert len(list(reminders.pair_is_silent(NOON - DAY + days * DAY))) == count


def test_two_moves_in_a_row_are_noticed_and_a_meeting_ends_the_row(pairing, due, ben):
    move_session(due, span(-2), by=None, now=NOON)
    log_session(due, ben, Facts("missed"), by=None, now=NOON, version=0)
    twice = list(reminders.moved_twice_in_a_row(NOON))
    later = plan_session(pairing, span(-1, 15), by=None, zone=STOCKHOLM, now=NOON)

    log_session(later, ben, Facts("held", NOON.date(), 30), by=None, now=NOON, version=0)

    assert facts(twice) == both(pairing, "2")
    assert list(reminders.moved_twice_in_a_row(NOON)) == []


@pytest.mark.parametrize("state", ["paused", "ended"])
def test_a_pair_that_rests_or_has_ended_is_left_alone(fresh, due, state):
    fresh.state = state
    fresh.save()
    later = NOON + 60 * DAY

    sources = [
        reminders.first_session_is_not_booked, reminders.pair_is_silent,
        reminders.moved_twice_in_a_row, of_pairs.agreement_is_open,
    ]  # fmt: skip
    assert [list(source(later)) for source in sources] == [[], [], [], []]


def test_only_who_has_not_answered_a_match_is_asked(ben, clara):
    match = propose(ben, clara, by=None, now=NOON)
    answer_match(match, ben, accepts=True, now=NOON)

    early = list(of_pairs.match_is_open(NOON + 2 * DAY))
    found = list(of_pairs.match_is_open(NOON + 3 * DAY))
    late = list(of_pairs.match_is_open(NOON + 7 * DAY))

    assert (early, late) == ([], [])
    assert facts(found) == {(clara.person_id, "")}


def test_only_who_has_not_accepted_the_agreement_is_asked(fresh, ben, clara):
    user = ben.person.user
    accept_agreement(fresh, ben, by=user, now=NOON, number=1)

    found = of_pairs.agreement_is_open(NOON + 3 * DAY)

    assert facts(found) == {(clara.person_id, "1")}

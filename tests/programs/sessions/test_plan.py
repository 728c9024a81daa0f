"""Finding a time: both calendars, both seats, no collision."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from mentoring.audit.models import AuditEntry
from mentoring.outbox.models import Message
from programs.pairings.moves import Refused
from programs.sessions.actions import Taken, cancel_session, move_session, plan_series, plan_session
from programs.sessions.models import Seat, Session
from tests import factories
from tests.conftest import NOON
from tests.programs.sessions.conftest import STOCKHOLM, span


def plan_url(pairing):
    return reverse("sessions:plan", args=[pairing.pk])


def test_a_planned_session_takes_both_seats_and_invites_both(pairing, ben, clara):
    session = plan_session(pairing, span(2), by=None, zone=STOCKHOLM, now=NOON)

    people = {ben.person_id, clara.person_id}
    invited = Message.objects.filter(kind="session.invited", object_id=str(session.pk))
    assert set(session.seats.values_list("person", flat=True)) == people
    assert set(invited.values_list("recipient", "occurrence")) == {(pk, "0") for pk in people}


def test_nobody_sits_in_two_sessions_at_once(pairing, ben, cohort):
    autumn = factories.cohort(cohort.program)
    second = factories.mentor(autumn, person=ben.person)
    other = factories.pairing(second, factories.executive(autumn))
    plan_session(pairing, span(2), by=None, zone=STOCKHOLM, now=NOON)
    half_an_hour_later = span(2, minutes=90)

    with pytest.raises(Taken, match="Ben already meets somebody on 25 Nov, 14:00"):
        plan_session(other, half_an_hour_later, by=None, zone=STOCKHOLM, now=NOON)

    assert Session.objects.filter(pairing=other).count() == 0


def test_planning_the_same_time_twice_is_one_session(pairing):
    for _ in range(3):
        plan_session(pairing, span(2), by=None, zone=STOCKHOLM, now=NOON)

    assert (Session.objects.count(), Seat.objects.count(), Message.objects.count()) == (1, 2, 2)


def test_a_series_that_collides_plans_nothing(pairing, planned):
    with pytest.raises(Taken):
        plan_series(pairing, [span(5), span(1, minutes=30)], by=None, zone=STOCKHOLM, now=NOON)

    assert Session.objects.count() == 1


@pytest.mark.parametrize("state", ["proposed", "accepted", "paused", "ended"])
def test_only_a_pair_that_meets_plans(pairing, state):
    pairing.state = state
    pairing.save()

    with pytest.raises(Refused):
        plan_session(pairing, span(2), by=None, zone=STOCKHOLM, now=NOON)


def test_moving_raises_the_sequence_and_tells_both(planned):
    moved = move_session(planned, span(3), by=None, now=NOON)

    mails = Message.objects.filter(kind="session.moved", object_id=str(planned.pk))
    assert (moved.sequence, moved.moves, moved.starts_at) == (1, 1, span(3).start)
    assert sorted(mails.values_list("occurrence", flat=True)) == ["1", "1"]
    assert {seat.during.lower for seat in moved.seats.all()} == {span(3).start}


def test_moving_to_the_same_time_changes_nothing(planned):
    assert move_session(planned, span(1), by=None, now=NOON).sequence == 0


def test_cancelling_frees_both_seats_and_raises_the_sequence(planned, pairing):
    cancelled = cancel_session(planned, by=None, now=NOON)

    again = plan_session(pairing, span(1), by=None, zone=STOCKHOLM, now=NOON)
    assert (cancelled.state, cancelled.sequence, again.state) == ("cancelled", 1, "planned")


def test_a_cancelled_session_cannot_be_moved(planned):
    cancel_session(planned, by=None, now=NOON)

    with pytest.raises(Refused):
        move_session(planned, span(3), by=None, now=NOON)


def test_every_act_is_in_the_audit(planned, clara):
    user = clara.person.user
    move_session(planned, span(3), by=user, now=NOON)
    cancel_session(planned, by=user, now=NOON)

    verbs = AuditEntry.objects.of(planned).order_by("pk").values_list("verb", "actor_id")
    assert list(verbs) == [
        ("session.planned", None), ("session.moved", user.pk), ("session.cancelled", user.pk),
    ]  # fmt: skip


def test_the_page_proposes_five_times_in_words_on_both_clocks(pairing, clara, as_):
    page = as_(clara).get(plan_url(pairing))

    labels = [label for value, label in page.context["form"].fields["slot"].choices]
    assert labels == [
        "Tue 24 Nov, 13:00 your time, 09:00 in São Paulo",
        "Wed 25 Nov, 14:30 your time, 10:30 in São Paulo",
        "Thu 26 Nov, 16:00 your time, 12:00 in São Paulo",
        "Fri 27 Nov, 13:00 your time, 09:00 in São Paulo",
        "Mon 30 Nov, 13:00 your time, 09:00 in São Paulo",
        "None fits: another time",
    ]


def test_choosing_a_proposed_time_plans_it(pairing, clara, as_):
    data = {"slot": span(2, 13).start.isoformat(), "minutes": 60}

    response = as_(clara).post(plan_url(pairing), data)

    session = Session.objects.get()
    assert response.status_code == 302
    assert (session.starts_at, session.anchor_zone) == (span(2, 13).start, "Europe/Stockholm")


def test_accepting_six_hours_in_six_months_makes_six_holds_inside_both_working_days(
    pairing, clara, as_
):
    data = {"slot": span(2, 13).start.isoformat(), "minutes": 60, "repeats": "on"}

    as_(clara).post(plan_url(pairing), data)

    sessions = Session.objects.order_by("starts_at")
    walls = [f"{each.starts_at.astimezone(STOCKHOLM):%d %b %H:%M}" for each in sessions]
    assert walls == [
        "25 Nov 14:00", "23 Dec 14:00", "20 Jan 14:00", "17 Feb 14:00", "17 Mar 14:00",
        "14 Apr 14:00",
    ]  # fmt: skip
    assert Seat.objects.count() == 12


def test_a_time_outside_working_hours_is_warned_of_and_taken_all_the_same(pairing, clara, as_):
    data = {"slot": "own", "on": "2026-11-25", "at": "08:00", "minutes": 60}

    warned = as_(clara).post(plan_url(pairing), data)
    taken = as_(clara).post(plan_url(pairing), data | {"outside": "on"})

    assert warned.status_code == 422
    assert "lies outside working hours (yours, Ben)" in warned.text
    assert 'value="08:00"' in warned.text
    assert taken.status_code == 302
    assert f"{Session.objects.get().starts_at.astimezone(STOCKHOLM):%H:%M}" == "08:00"


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({}, "slot"),
        ({"slot": "own"}, "on"),
        ({"slot": "own", "on": "2026-11-25"}, "at"),
        ({"slot": "own", "on": "2026-11-01", "at": "10:00"}, "on"),
        ({"slot": "own", "on": "2027-03-28", "at": "02:30"}, "at"),
        ({"slot": "2026-11-25T02:00:00+00:00"}, "slot"),
        ({"slot": "next week"}, "slot"),
    ],
)
def test_a_time_that_cannot_be_names_its_field(pairing, clara, as_, data, field):
    response = as_(clara).post(plan_url(pairing), {"minutes": 60} | data)

    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert not Session.objects.exists()


def test_a_collision_names_the_field_and_keeps_the_form(pairing, planned, clara, as_):
    data = {"slot": "own", "on": "2026-11-24", "at": "14:30", "minutes": 60}

    response = as_(clara).post(plan_url(pairing), data)

    assert response.status_code == 422
    assert "already meets somebody on 24 Nov, 14:30" in response.context["form"].errors["at"][0]


def test_two_whose_days_never_meet_are_offered_a_free_choice(pairing, clara, ben, as_):
    ben.person.time_zone = "Asia/Tokyo"
    ben.person.save()

    page = as_(clara).get(plan_url(pairing))

    assert len(page.context["form"].fields["slot"].choices) == 1
    assert "No free time in both working days" in page.text


def test_moving_by_the_page(planned, clara, as_):
    data = {"slot": span(3, 13).start.isoformat(), "minutes": 60}

    as_(clara).post(reverse("sessions:move", args=[planned.pk]), data)

    planned.refresh_from_db()
    assert planned.starts_at == span(3, 13).start


def test_opening_the_pages_changes_nothing(pairing, planned, clara, as_):
    before = Session.objects.values().get()

    as_(clara).get(plan_url(pairing))
    as_(clara).get(reverse("sessions:move", args=[planned.pk]))

    assert Session.objects.values().get() == before


def test_a_session_is_planned_a_day_ahead_at_the_earliest(pairing, clara, as_):
    page = as_(clara).get(plan_url(pairing))

    slots = [value for value, _ in page.context["form"].fields["slot"].choices if value != "own"]
    assert min(slots) >= (NOON + timedelta(days=1)).isoformat()


def test_the_next_time_is_proposed_a_week_after_the_one_that_has_a_date(planned, as_):
    page = as_(planned.pairing.mentor).get(f"/pairs/{planned.pairing_id}/plan/")

    offered = [value for value, _label in page.context["form"].fields["slot"].choices]
    times = [datetime.fromisoformat(value) for value in offered if value != "own"]
    assert times
    assert min(times) >= planned.starts_at + timedelta(days=7) - timedelta(hours=12)

"""What is due leaves once, in order, at a time that suits."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.mail import EmailMultiAlternatives

from mentoring.outbox.actions import drop, post
from mentoring.outbox.models import Message, Preference
from mentoring.outbox.sending import drain
from mentoring.outbox.tasks import drain as drain_task
from mentoring.people.models import Person
from mentoring.web import clock
from tests import factories
from tests.conftest import NOON

pytestmark = pytest.mark.django_db
CRITICAL, NUDGE = Message.Urgency.CRITICAL, Message.Urgency.NUDGE
Sent = list[EmailMultiAlternatives]


def only() -> Message:
    return Message.objects.get()


def test_mail_leaves_once_however_often_the_worker_is_rung(reader: Person, sent: Sent) -> None:
    post(reader, "plain", 1)

    for _ in range(3):
        drain_task()

    assert [mail.to for mail in sent] == [["rita@example.com"]]
    assert (only().state, only().sent_at, only().attempts) == ("sent", NOON, 1)


def test_the_same_mail_is_not_queued_twice(reader: Person, sent: Sent) -> None:
    posted = [post(reader, "plain", 1), post(reader, "plain", 1), post(reader, "plain", 2)]

    assert (posted, Message.objects.count()) == ([True, False, True], 2)


def test_urgent_mail_leaves_first(reader: Person, sent: Sent) -> None:
    post(reader, "plain", 1)
    post(reader, "invitation", 2, urgency=CRITICAL)

    drain()

    assert [mail.subject for mail in sent] == ["Come", "About you"]


def test_mail_for_later_waits(reader: Person, sent: Sent) -> None:
    post(reader, "plain", 1, not_before=NOON + timedelta(seconds=1))

    assert (drain(), sent) == (0, [])


def test_mail_that_is_no_longer_wanted_is_dropped(reader: Person, sent: Sent) -> None:
    post(reader, "unwanted", 1)
    post(reader, "plain", 2)
    drop("plain", 2)

    drain()

    states = Message.objects.order_by("object_id").values_list("state", flat=True)
    assert (list(states), sent) == (["dropped", "dropped"], [])


def test_who_has_left_gets_no_mail(reader: Person, sent: Sent) -> None:
    post(reader, "plain", 1, urgency=CRITICAL)
    Person.objects.update(left_on=date(2026, 11, 23))

    drain()

    assert (only().state, only().reason, sent) == ("dropped", "has left", [])


def test_an_address_that_bounces_gets_no_mail(reader: Person, sent: Sent) -> None:
    post(reader, "plain", 1)
    Preference.objects.create(person=reader, bouncing=True)

    drain()

    assert (only().state, only().reason, sent) == ("dropped", "no working address", [])


def test_nudges_that_were_switched_off_after_they_were_queued_do_not_leave(
    reader: Person, sent: Sent
) -> None:
    post(reader, "plain", 1, urgency=NUDGE)
    Preference.objects.create(person=reader, nudges=False)

    drain()

    assert (only().state, sent) == ("dropped", [])


@pytest.mark.parametrize(
    ("at", "opens"),
    [
        pytest.param("2026-11-23T07:59", "2026-11-23T08:00", id="before nine in Stockholm"),
        pytest.param("2026-11-23T16:00", "2026-11-24T08:00", id="after five"),
        pytest.param("2026-11-27T17:00", "2026-11-30T08:00", id="on a Friday evening"),
        pytest.param("2026-11-28T12:00", "2026-11-30T08:00", id="on a Saturday"),
        pytest.param("2026-03-27T17:00", "2026-03-30T07:00", id="over the change to summer time"),
    ],
)
def test_mail_that_is_not_urgent_waits_for_working_hours(
    reader: Person, sent: Sent, at: str, opens: str
) -> None:
    with clock.standing_at(datetime.fromisoformat(at).replace(tzinfo=UTC)):
        post(reader, "plain", 1)
        drain()

    assert (only().state, sent) == ("queued", [])
    assert only().not_before == datetime.fromisoformat(opens).replace(tzinfo=UTC)
    assert only().attempts == 0


def test_urgent_mail_leaves_at_night(reader: Person, sent: Sent) -> None:
    with clock.standing_at(NOON + timedelta(hours=12)):
        post(reader, "plain", 1, urgency=CRITICAL)
        drain()

    assert len(sent) == 1


def test_working_hours_are_the_reader_s_own(sent: Sent) -> None:
    early = factories.person(time_zone="Asia/Tokyo", work_start=21 * 60, work_end=22 * 60)
    post(early, "plain", 1)

    drain()  # 21:00 in Tokyo

    assert len(sent) == 1


def test_a_second_nudge_waits_for_a_week_whoever_posted_it(reader: Person, sent: Sent) -> None:
    post(reader, "plain", 1, urgency=NUDGE)
    post(reader, "plain", 2, urgency=NUDGE)

    drain()
    with clock.standing_at(NOON + timedelta(days=7)):
        drain()

    assert list(Message.objects.order_by("sent_at").values_list("sent_at", flat=True)) == [
        NOON,
        NOON + timedelta(days=7),
    ]


def test_a_mail_whose_text_cannot_be_made_does_not_stop_the_others(
    reader: Person, sent: Sent
) -> None:
    post(reader, "broken", 1, urgency=CRITICAL)
    post(reader, "nobody knows this kind", 2, urgency=CRITICAL)
    post(reader, "plain", 3)

    drain()

    reasons = Message.objects.order_by("object_id").values_list("state", "reason")
    assert list(reasons) == [
        ("retry", "its text could not be made: KeyError"),
        ("retry", "its text could not be made: KeyError"),
        ("sent", ""),
    ]


def test_a_mail_whose_sender_died_is_sent_again_with_the_same_id(
    reader: Person, sent: Sent
) -> None:
    post(reader, "plain", 1)
    died(seconds_ago=1)

    drain()

    assert [mail.extra_headers["Message-ID"] for mail in sent] == [
        f"<{only().pk}@counterpart.example>"
    ]
    assert (only().state, only().attempts) == ("sent", 2)


def test_a_nudge_whose_sender_died_is_not_sent_again(reader: Person, sent: Sent) -> None:
    post(reader, "plain", 1, urgency=NUDGE)
    died(seconds_ago=1)

    drain()

    assert (only().state, only().sent_at, sent) == ("uncertain", NOON, [])


def test_a_mail_in_another_worker_s_hands_is_left_alone(reader: Person, sent: Sent) -> None:
    post(reader, "plain", 1)
    died(seconds_ago=-60)

    assert (drain(), sent) == (0, [])


def test_a_mail_that_kills_its_sender_each_time_is_given_up(reader: Person, sent: Sent) -> None:
    post(reader, "plain", 1)
    died(seconds_ago=1, attempts=6)

    drain()

    assert (only().state, sent) == ("uncertain", [])


def died(*, seconds_ago: int, attempts: int = 1) -> None:
    """Leave every mail as a worker leaves it that is killed while it sends."""
    lease = NOON - timedelta(seconds=seconds_ago)
    Message.objects.update(state="inflight", lease_until=lease, attempts=attempts)


def test_a_stint_does_not_keep_the_worker_for_ever(
    reader: Person, sent: Sent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mentoring.outbox.sending.STINT", -1)
    post(reader, "plain", uuid4())

    assert drain() == 0

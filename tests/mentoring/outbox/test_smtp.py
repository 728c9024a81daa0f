"""What a mail server may answer, and what follows."""

from datetime import timedelta

import pytest

from mentoring.outbox.actions import post
from mentoring.outbox.models import Message, Preference
from mentoring.outbox.sending import drain
from mentoring.people.models import Person
from mentoring.web import clock
from tests import factories
from tests.conftest import NOON
from tests.mentoring.outbox.sink import HANG_UP, Sink

pytestmark = pytest.mark.django_db
CRITICAL, NORMAL, NUDGE = Message.Urgency


def only() -> Message:
    return Message.objects.get()


def test_a_mail_goes_over_the_wire_whole(reader: Person, sink: Sink) -> None:
    post(reader, "invitation", 1)

    drain()

    [letter] = sink.taken
    kinds = [part.get_content_type() for part in letter.walk()]
    assert kinds == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
        "application/ics",
    ]
    assert only().state == "sent"


@pytest.mark.parametrize("answer", ["421 later", "450 busy", "451 greylisted"])
@pytest.mark.parametrize("step", ["rcpt", "data"])
def test_not_now_means_a_little_later_and_then_once(
    reader: Person, sink: Sink, step: str, answer: str
) -> None:
    sink.script = [(step, answer)]
    post(reader, "plain", 1)

    drain()
    after_one = (only().state, only().not_before - NOON)
    with clock.standing_at(NOON + timedelta(seconds=90)):
        drain()

    assert after_one[0] == "retry"
    assert timedelta(seconds=48) <= after_one[1] <= timedelta(seconds=72)
    assert (only().state, only().attempts, len(sink.taken)) == ("sent", 2, 1)


def test_the_ladder_ends_with_a_parked_mail(reader: Person, sink: Sink) -> None:
    sink.script = [("data", "451 no")] * 6
    post(reader, "plain", 1, urgency=CRITICAL)

    for hours in range(6):
        with clock.standing_at(NOON + timedelta(hours=10 * hours)):
            drain()

    assert (only().state, only().reason, only().attempts) == ("parked", "text refused: 451", 6)


def test_no_such_address_parks_the_mail_and_marks_the_address(reader: Person, sink: Sink) -> None:
    sink.script = [("rcpt", "550 no such user")]
    other = factories.person()
    post(reader, "plain", 1, urgency=CRITICAL)
    post(other, "plain", 2)

    drain()

    states = Message.objects.order_by("object_id").values_list("state", "reason")
    assert list(states) == [("parked", "recipient refused: 550"), ("sent", "")]
    assert list(Preference.objects.values_list("person", "bouncing")) == [(reader.pk, True)]


def test_a_text_that_is_refused_does_not_blame_the_address(reader: Person, sink: Sink) -> None:
    sink.script = [("data", "554 looks like spam")]
    post(reader, "plain", 1)

    drain()

    assert (only().state, only().reason) == ("parked", "text refused: 554")
    assert not Preference.objects.exists()


def test_a_line_that_goes_dead_after_the_text_sends_again_with_the_same_id(
    reader: Person, sink: Sink
) -> None:
    sink.script = [("data", HANG_UP)]
    post(reader, "plain", 1, urgency=CRITICAL)

    drain()
    first = only().state
    with clock.standing_at(NOON + timedelta(minutes=2)):
        drain()

    assert (first, only().state) == ("retry", "sent")
    assert sink.ids == [f"<{only().pk}@counterpart.example>"] * 2


def test_a_nudge_after_which_the_line_goes_dead_is_not_sent_again(
    reader: Person, sink: Sink
) -> None:
    sink.script = [("data", HANG_UP)]
    post(reader, "plain", 1, urgency=NUDGE)

    drain()
    with clock.standing_at(NOON + timedelta(days=1)):
        drain()

    assert (only().state, len(sink.taken)) == ("uncertain", 1)


def test_a_server_that_is_away_is_no_fault_of_the_mail(reader: Person, sink: Sink) -> None:
    post(reader, "plain", 1)
    sink.stop()

    for minute in range(20):
        with clock.standing_at(NOON + timedelta(minutes=2 * minute)):
            drain()
    waiting = (only().state, only().attempts, only().reason)
    sink.start()
    with clock.standing_at(NOON + timedelta(minutes=40)):
        drain()

    assert waiting == ("retry", 0, "mail server not reached")
    assert (only().state, len(sink.taken)) == ("sent", 1)


def test_one_address_of_many_does_not_send_the_others_twice(sink: Sink) -> None:
    sink.script = [("data", "250 ok"), ("rcpt", "550 no"), ("rcpt", "451 later")]
    for number in range(5):
        post(factories.person(), "plain", number)

    drain()
    with clock.standing_at(NOON + timedelta(minutes=2)):
        drain()

    assert (len(sink.ids), len(set(sink.ids))) == (4, 4)

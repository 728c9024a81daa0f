"""Invitations and feeds, read by a parser of their own: RFC 5545 lines, RFC 5546 rules."""

import re
from datetime import UTC, datetime

import pytest
from django.urls import reverse
from icalendar import Calendar

from programs.sessions.actions import cancel_session, move_session, plan_session, renew_key
from programs.sessions.calendar import invitation
from programs.sessions.models import CalendarKey, Session
from tests import factories
from tests.conftest import NOON
from tests.programs.sessions.conftest import STOCKHOLM, span


def unfolded(text: str) -> list[str]:
    """Content lines, put together by hand (RFC 5545, 3.1)."""
    return re.sub(r"\r\n[ \t]", "", text).split("\r\n")


def properties(text: str) -> dict[str, list[str]]:
    """Values by property name inside the one event."""
    lines = unfolded(text)
    event = lines[lines.index("BEGIN:VEVENT") + 1 : lines.index("END:VEVENT")]
    found: dict[str, list[str]] = {}
    for line in event:
        name, _, value = line.partition(":")
        found.setdefault(name.split(";")[0], []).append(value)
    return found


def method(text: str) -> str:
    return next(line for line in unfolded(text) if line.startswith("METHOD:"))


def test_lines_are_crlf_and_at_most_75_octets(planned):
    text = invitation(planned, now=NOON)

    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


def test_a_new_session_is_a_request_to_both_with_a_zone_of_its_own(planned, ben, clara):
    text = invitation(planned, now=NOON)

    event = properties(text)
    assert method(text) == "METHOD:REQUEST"
    assert (event["SEQUENCE"], event["STATUS"], event["UID"]) == (
        ["0"], ["CONFIRMED"], [f"s-{planned.pk}@counterpart"],
    )  # fmt: skip
    assert event["ATTENDEE"] == [f"mailto:{ben.person.email}", f"mailto:{clara.person.email}"]
    assert event["ORGANIZER"] == ["mailto:sessions@counterpart.example"]
    assert "DTSTART;TZID=Europe/Stockholm:20261124T140000" in unfolded(text)
    assert "TZID:Europe/Stockholm" in unfolded(text)
    assert event["DESCRIPTION"] == ["10:00 São Paulo / 14:00 Stockholm"]


def test_an_independent_parse_finds_the_same_moment(planned):
    parsed = Calendar.from_ical(invitation(planned, now=NOON))

    event = next(iter(parsed.walk("VEVENT")))
    assert event.decoded("DTSTART").astimezone(UTC) == planned.starts_at
    assert event.decoded("DTEND").astimezone(UTC) == planned.ends_at


def test_the_zone_is_right_on_both_sides_of_the_change_of_the_clock(pairing):
    summer = datetime(2027, 4, 13, 12, tzinfo=UTC)
    session = Session(
        pairing=pairing, starts_at=summer, ends_at=summer.replace(hour=13),
        anchor_zone="Europe/Stockholm",
    )  # fmt: skip

    text = invitation(session, now=NOON)

    assert "DTSTART;TZID=Europe/Stockholm:20270413T140000" in unfolded(text)
    assert "BEGIN:DAYLIGHT" in unfolded(text)


def test_a_move_keeps_the_uid_and_raises_the_sequence(planned):
    moved = move_session(planned, span(3), by=None, now=NOON)

    text = invitation(moved, now=NOON)

    event = properties(text)
    assert method(text) == "METHOD:REQUEST"
    assert (event["SEQUENCE"], event["UID"]) == (["1"], [f"s-{planned.pk}@counterpart"])


def test_a_cancellation_says_so_and_raises_the_sequence(planned):
    text = invitation(cancel_session(planned, by=None, now=NOON), now=NOON)

    event = properties(text)
    assert method(text) == "METHOD:CANCEL"
    assert (event["SEQUENCE"], event["STATUS"]) == (["1"], ["CANCELLED"])


def test_no_topic_and_no_link_to_the_log_stand_in_it(planned):
    planned.agenda, planned.topics, planned.place = "the sealed plan", ["generative-ai"], "Café"

    text = invitation(planned, now=NOON)

    assert "sealed" not in text
    assert "generative" not in text
    assert "/s/" not in text
    assert properties(text)["LOCATION"] == ["Café"]


def test_the_file_of_one_session_is_the_members_alone(planned, ben, ana, as_):
    url = reverse("sessions:invite", args=[planned.pk])

    file = as_(ben).get(url)

    assert file["Content-Type"] == "text/calendar; charset=utf-8"
    assert as_(ana).get(url).status_code == 404


@pytest.fixture
def key(ben):
    return renew_key(ben.person, by=ben.person.user, now=NOON)


def feed(client, key, **headers):
    return client.get(reverse("sessions:feed", args=[key.secret]), headers=headers)


def test_the_feed_is_published_and_names_no_attendee(planned, key, client):
    text = feed(client, key).content.decode()

    event = properties(text)
    assert method(text) == "METHOD:PUBLISH"
    assert event["UID"] == [f"s-{planned.pk}@counterpart"]
    assert "ATTENDEE" not in event
    assert event["ORGANIZER"] == ["mailto:sessions@counterpart.example"]


def test_the_feed_holds_all_own_sessions_and_no_others(planned, due, key, client, cohort):
    other = factories.pairing(factories.mentor(cohort), factories.executive(cohort))
    plan_session(other, span(2), by=None, zone=STOCKHOLM, now=NOON)

    parsed = Calendar.from_ical(feed(client, key).content)

    uids = {str(event["UID"]) for event in parsed.walk("VEVENT")}
    assert uids == {planned.uid, due.uid}


def test_the_same_feed_again_is_not_sent_again(planned, key, client):
    etag = feed(client, key)["ETag"]

    again = feed(client, key, if_none_match=etag)
    move_session(planned, span(3), by=None, now=NOON)
    changed = feed(client, key, if_none_match=etag)

    assert (again.status_code, changed.status_code) == (304, 200)


def test_a_new_address_makes_the_old_one_void(key, ben, as_, client):
    as_(ben).post(reverse("sessions:renew"))
    client.logout()

    assert feed(client, key).status_code == 404
    assert feed(client, CalendarKey.objects.get()).status_code == 200


def test_the_feed_of_a_disabled_account_answers_nobody(key, ben, client):
    ben.person.user.is_active = False
    ben.person.user.save()

    assert feed(client, key).status_code == 404


def test_the_page_shows_the_own_address(key, ben, as_):
    assert key.secret in as_(ben).get(reverse("sessions:calendar")).text

"""How much structure the two want, and going through what follows from it."""

import re

import pytest
from django.db import IntegrityError, transaction

from mentoring.audit.models import AuditEntry
from programs.pairings.actions import set_dial
from programs.pairings.models import DialChange
from programs.sessions.actions import plan_session
from programs.sessions.models import Agenda
from programs.setup.models import Topic
from programs.setup.topics import plant_talks, plant_topics
from tests.conftest import NOON
from tests.programs.sessions.conftest import STOCKHOLM, span
from tests.programs.sessions.test_preparing import at, words


@pytest.fixture(autouse=True)
def library(db):
    plant_topics(Topic)
    plant_talks(Topic)


def dial(pairing, part, mark):
    return set_dial(pairing, part, by=part.person.user, now=NOON, was=pairing.dial, dial=mark)


def test_the_dial_changes_the_length_of_the_next_agenda(planned, pairing, ben, clara, as_):
    as_(ben).post(at(planned, "topics"), {"topics": ["side-work"], "version": 0})
    as_(ben).post(at(planned, "framework"), {"framework": "show-me", "version": 1})

    said = {}
    for mark in ("structured", "light", "guided"):
        pairing.refresh_from_db()
        dial(pairing, clara, mark)
        said[mark] = words(as_(ben).get(f"/sessions/{planned.pk}/"))

    assert "Light: 1 topic." in said["light"]
    assert "Guided: 6 steps, 60 minutes" in said["guided"]
    assert "Structured: 7 rounds, 60 minutes" in said["structured"]
    assert "Deeper:" not in said["light"]


def test_the_dial_keeps_its_history_for_the_two_and_a_count_for_the_coordinator(
    pairing, ben, clara, ana, as_
):
    data = {"dial": "structured", "was": "guided"}
    changed = as_(clara).post(f"/pairs/{pairing.pk}/structure/", data)
    stale = as_(ben).post(f"/pairs/{pairing.pk}/structure/", {"dial": "light", "was": "guided"})

    assert (changed.status_code, stale.status_code) == (302, 302)
    pairing.refresh_from_db()
    assert (pairing.dial, pairing.plan_changes) == ("structured", 1)
    members = words(as_(ben).get(f"/pairs/{pairing.pk}/"))
    assert "Your partner changed this meanwhile." in members
    assert "Clara: Guided → Structured" in members
    coordinator = words(as_(ana).get(f"/pairs/{pairing.pk}/"))
    assert "plan updated" in coordinator
    assert "tructured" not in coordinator
    entry = AuditEntry.objects.get(verb="pairing.plan_changed")
    assert (entry.old, entry.new, entry.fields) == (None, None, [])


def test_the_same_mark_again_is_no_change(pairing, ben):
    dial(pairing, ben, "guided")

    assert (DialChange.objects.count(), pairing.plan_changes) == (0, 0)


def test_the_database_refuses_an_unknown_mark_and_a_fourth_topic(pairing, planned, ben):
    rows = [
        DialChange(pairing=pairing, part=ben, was="guided", becomes="loud", at=NOON),
        Agenda(session=planned, topics=["a", "b", "c", "d"], topics_by=ben, changed_at=NOON),
        Agenda(session=planned, framework="walk", changed_at=NOON),
    ]

    for row in rows:
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


def test_going_through_it_passes_and_ends_on_the_planned_split(planned, pairing, ben, clara, as_):
    dial(pairing, ben, "structured")
    as_(ben).post(at(planned, "topics"), {"topics": ["side-work"], "version": 0})
    before = AuditEntry.objects.count()

    question = as_(clara).get(at(planned, "run"), {"at": 2})
    passed = as_(clara).get(at(planned, "run"), {"at": 4})
    end = as_(clara).get(at(planned, "run"), {"at": 9})

    assert "What do you make or do beside your job" in words(question)
    assert "Clara has the word Ben listens" in words(question)
    assert 'href="?at=3"' in question.content.decode()
    assert 'href="?at=4"' in question.content.decode()
    assert "Where would it help here" in words(passed)
    assert "28 minutes for Ben 28 minutes for Clara 50/50, as planned." in swapped(end)
    assert AuditEntry.objects.count() == before


def swapped(response) -> str:
    """The tiles' numbers and units in the order in which they are read."""
    return re.sub(r"minutes for (\w+) (\d+)", r"\2 minutes for \1", words(response))


def test_the_other_begins_the_second_time(pairing, planned, ben, as_):
    dial(pairing, ben, "structured")
    second = plan_session(pairing, span(9), by=None, zone=STOCKHOLM, now=NOON)

    pages = [words(as_(ben).get(at(each, "run"))) for each in (planned, second)]

    assert "Clara has the word" in pages[0]
    assert "Ben has the word" in pages[1]


@pytest.mark.parametrize("place", ["x", "-1", "99", "1.0"])
def test_a_place_that_does_not_exist_is_not_found(planned, ben, as_, place):
    as_(ben).post(at(planned, "framework"), {"framework": "walk", "version": 0})

    assert as_(ben).get(at(planned, "run"), {"at": place}).status_code == 404


def test_a_free_agenda_has_nothing_to_go_through(planned, ben, as_):
    assert as_(ben).get(at(planned, "run")).status_code == 302

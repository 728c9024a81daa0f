"""A coordinator's half year: HR's files, a match, pairs that meet, and what HR leadership reads."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pytest_django import Settings

from mentoring.jobs.models import Job
from mentoring.jobs.running import run
from mentoring.outbox.models import Message
from mentoring.people.models import Person, User
from mentoring.web import clock
from programs.cohorts.models import Cohort
from programs.pairings.actions import answer_match
from programs.pairings.models import Pairing
from programs.sessions.actions import log_session, plan_session
from programs.sessions.actions.logging import Facts
from programs.sessions.overlap import Span
from programs.setup.models import Program
from tests.conftest import NOON
from tests.stories.reader import Reader

SAMPLES = Path(__file__).parents[2] / "docs" / "samples"
MOST_HIDDEN, MEETINGS = 5, 3
HOUR, WEEK = timedelta(hours=1), timedelta(weeks=1)
END = NOON + MEETINGS * WEEK


@pytest.fixture(autouse=True)
def _own_folder(settings: Settings, tmp_path: Path) -> None:
    """Files that are uploaded lie in a folder of this test."""
    backend = "django.core.files.storage.FileSystemStorage"
    default = {"BACKEND": backend, "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"default": default}


@pytest.fixture
def desk(olga: User, program: Program) -> Reader:
    """The owner at her desk, with a program and an empty directory."""
    return signed_in(olga)


def signed_in(user: User) -> Reader:
    reader = Reader(user.email)
    reader.client.force_login(user)
    return reader


def work_off() -> None:
    for pk in Job.objects.open().values_list("pk", flat=True):
        run(pk)


def imported(desk: Reader) -> None:
    """HR's file of everybody who works here."""
    with (SAMPLES / "people.csv").open("rb") as file:
        desk.open("/imports/").press("Upload file", file=file)
    work_off()
    press_first(desk.open("/imports/").follow("people.csv"), "Import ")
    work_off()


def press_first(desk: Reader, words: str) -> None:
    """The button that starts like this and goes on with a number."""
    buttons = [name for form in desk.page.forms for name in form.buttons]
    desk.press(next(name for name in buttons if name.startswith(words)))


def launched(desk: Reader) -> Cohort:
    """A cohort from its name to its published pairs."""
    desk.open("/cohorts/new/").press("Create", name="Winter", starts_on="2026-11-30")
    cohort = Cohort.objects.get(name="Winter")
    with (SAMPLES / "starter.csv").open("rb") as file:
        desk.open(f"/cohorts/{cohort.pk}/people/").press("Upload file", file=file)
    press_first(desk, "Import ")
    desk.open(f"/cohorts/{cohort.pk}/people/").press("Match")
    work_off()
    desk.open(desk.url).follow("See the result").press("Accept all remaining")
    press_first(desk.follow("Check and publish"), "Publish ")
    return cohort


def lived(cohort: Cohort) -> None:
    """Everybody says yes; each pair meets once a week."""
    for pairing in Pairing.objects.filter(cohort=cohort).with_people():
        for part in (pairing.mentor, pairing.executive):
            answer_match(pairing, part, accepts=True, now=NOON)
        for week in range(MEETINGS):
            meet(Pairing.objects.get(pk=pairing.pk), NOON + week * WEEK + HOUR)


def meet(pairing: Pairing, at: datetime) -> None:
    span = Span(at, at + HOUR)
    session = plan_session(pairing, span, by=None, zone=ZoneInfo("UTC"), now=NOON)
    facts, after = Facts("held", at.date(), 60), at + 2 * HOUR
    log_session(session, pairing.mentor, facts, by=None, now=after, version=0)


def read_by(user: User, url: str, now: datetime) -> str:
    with clock.standing_at(now):
        return signed_in(user).open(url).page.text


def test_hrs_file_fills_the_directory(desk: Reader) -> None:
    imported(desk)

    rows = len((SAMPLES / "people.csv").read_text(encoding="utf-8").splitlines()) - 1
    assert Person.objects.exclude(user__email=desk.address).count() == rows


def test_a_launch_tells_everybody_at_once_and_nobody_before(desk: Reader) -> None:
    imported(desk)

    cohort = launched(desk)

    kinds = Message.objects.values_list("kind", flat=True)
    pairs = Pairing.objects.filter(cohort=cohort, state=Pairing.State.PROPOSED).count()
    assert pairs > MOST_HIDDEN
    assert (set(kinds), kinds.count()) == ({"pairing.proposed"}, 2 * pairs)
    assert "Completed" in desk.open(f"/cohorts/{cohort.pk}/").page.text


def test_leadership_reads_figures_only_when_enough_have_met(
    desk: Reader, hugo: User, as_: Any
) -> None:
    imported(desk)
    cohort = launched(desk)
    board = f"/board/{cohort.pk}/"

    before = read_by(hugo, board, NOON)
    lived(cohort)
    after = read_by(hugo, board, END)

    assert "Too few people yet" in before
    assert "Too few people yet" not in after
    assert re.search(r"About \d+ in 100 of those invited have met", after)


def test_no_name_stands_on_the_board(desk: Reader, hugo: User) -> None:
    imported(desk)
    cohort = launched(desk)
    lived(cohort)

    page = read_by(hugo, f"/board/{cohort.pk}/", END)

    people = [pair.person.name for pair in cohort.participations.with_person()]
    assert [name for name in people if name in page] == []

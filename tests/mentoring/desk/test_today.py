"""What a coordinator finds in the morning."""

from datetime import date, timedelta
from typing import Any

import pytest

from mentoring.desk.today import needs_you, this_week
from mentoring.people.models import User
from programs.cohorts.models import Cohort
from programs.health.models import HelpRequest
from programs.pairings.models import Pairing
from programs.sessions.models import Session
from tests import factories
from tests.conftest import NOON, SignIn


def meet(pairing: Pairing, days_ago: int, **fields: Any) -> Session:
    start = NOON - timedelta(days=days_ago)
    known = {"state": "held", "held_on": start.date(), "minutes": 60}
    return Session.objects.create(
        pairing=pairing, starts_at=start, ends_at=start + timedelta(hours=1), anchor_zone="UTC",
        **(known | fields),
    )  # fmt: skip


def counts(user: User) -> dict[str, int]:
    """Counts by the last word of the link, so that a changed label breaks no test."""
    return {item.url.split("=")[-1].strip("/"): item.count for item in needs_you(user, NOON)}


@pytest.fixture
def old_pair(pairing: Pairing) -> Pairing:
    pairing.active_on = date(2026, 8, 1)
    pairing.save()
    return pairing


def test_a_pair_that_never_met_has_not_started(old_pair: Pairing, ana: User) -> None:
    assert counts(ana)["not-started"] == 1


def test_a_pair_without_a_meeting_for_45_days_is_quiet(old_pair: Pairing, ana: User) -> None:
    meet(old_pair, 46)

    assert counts(ana) == {"quiet": 1}


def test_a_pair_that_met_44_days_ago_is_not(old_pair: Pairing, ana: User) -> None:
    meet(old_pair, 44)

    assert counts(ana) == {}


def test_a_longer_rhythm_moves_the_alarm(old_pair: Pairing, ana: User) -> None:
    Pairing.objects.update(sessions_planned=3)
    meet(old_pair, 60)

    assert counts(ana) == {}


def test_a_planned_session_keeps_a_pair_from_being_quiet(old_pair: Pairing, ana: User) -> None:
    meet(old_pair, 60)
    meet(old_pair, -3, state="planned", held_on=None, minutes=None)

    assert counts(ana) == {}


def test_two_moves_since_the_last_meeting_are_shown(old_pair: Pairing, ana: User) -> None:
    meet(old_pair, 20)
    meet(old_pair, -3, state="planned", held_on=None, minutes=None, moves=2)

    assert counts(ana) == {"moving": 1}


def test_moves_before_the_last_meeting_are_forgotten(old_pair: Pairing, ana: User) -> None:
    meet(old_pair, 25, state="missed", held_on=None, minutes=None, moves=2)
    meet(old_pair, 20)

    assert counts(ana) == {}


def test_an_overdue_request_for_help_says_so(pairing: Pairing, ana: User) -> None:
    HelpRequest.objects.create(
        part=pairing.mentor, cohort=pairing.cohort, kind="question", due_at=NOON - timedelta(days=1)
    )

    assert needs_you(ana, NOON)[0].label == "request for help, 1 overdue"


def test_people_without_a_match_in_a_running_cohort_wait(cohort: Cohort, ana: User) -> None:
    Cohort.objects.update(state="running")
    factories.mentor(cohort)

    assert [item.label for item in needs_you(ana, NOON)] == [
        f"person waits for a match in {cohort.name}"
    ]


def test_the_week_counts_sessions_ahead_and_held(pairing: Pairing, ana: User) -> None:
    meet(pairing, 2)
    meet(pairing, -3, state="planned", held_on=None, minutes=None)

    assert [item.count for item in this_week(ana, NOON)] == [1, 1, 0, 0, 0]


def test_another_programs_coordinator_counts_nothing(old_pair: Pairing, eve: User) -> None:
    eve.grants.create(role="coordinator", program=factories.program())

    assert needs_you(eve, NOON) == []


def test_every_count_is_a_link_to_the_same_number_of_pairs(
    old_pair: Pairing, ana: User, as_: SignIn
) -> None:
    meet(old_pair, 60)
    item = needs_you(ana, NOON)[0]

    page = as_(ana).get(item.url)

    assert page.context["total"] == item.count == 1


def test_whoever_runs_nothing_has_no_day(pairing: Pairing, as_: SignIn, eve: User) -> None:
    assert as_(eve).get("/today/").status_code == 404

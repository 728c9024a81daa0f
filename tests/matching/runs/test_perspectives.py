"""A program of perspectives: open to all by one's own word, and nobody reads who gave it (S041)."""

import pytest
from django.test import Client

from matching.runs.models import MatchingRun
from mentoring.people.models import User
from programs.cohorts.models import Cohort
from programs.participants.models import Participation, Wish
from programs.setup.actions import create_program
from programs.setup.preset import presets
from tests import factories
from tests.conftest import SignIn
from tests.matching.runs.conftest import solve

# Of one person; that the program keeps places for a goal is no secret.
TELLTALES = ("opted", "self-nominat")


@pytest.fixture
def inclusive(olga: User) -> Cohort:
    program = create_program(presets()["inclusive-leadership"], name="Inclusive", by=olga)
    return factories.cohort(program, join_open=True)


@pytest.fixture
def executive(inclusive: Cohort) -> Participation:
    part = factories.executive(inclusive, name="Clara Executive")
    Wish.objects.create(person=part.person, topic=factories.topic("good-allies"), weight=3)
    return part


def nominate(browser: Client, cohort: Cohort, topic: str) -> Participation:
    said = {"role": "mentor", "topic": topic, "level": 3, "evidence": ""}
    assert browser.post(f"/join/{cohort.join_key}/", said).status_code == 302
    return cohort.participations.get(role="mentor", source="self")


@pytest.fixture
def nominated(as_: SignIn, eve: User, inclusive: Cohort) -> Participation:
    factories.topic("good-allies", tag="inclusion")
    return nominate(as_(eve), inclusive, "good-allies")


@pytest.fixture
def run(
    inclusive: Cohort, executive: Participation, nominated: Participation, olga: User
) -> MatchingRun:
    """Others, who would fit as well, came by the directory and named no perspective."""
    for number in range(3):
        factories.mentor(inclusive, name=f"Other {number}", function="Engineering")
    return solve(inclusive, olga)


def test_only_perspectives_are_offered_and_they_are_open_to_everybody(
    as_: SignIn, eve: User, inclusive: Cohort
) -> None:
    factories.topic("good-allies", tag="inclusion")
    factories.topic("generative-ai")

    form = as_(eve).get(f"/join/{inclusive.join_key}/").context["form"]

    tags = [label for label, _ in form.fields["topic"].choices]
    assert tags == ["", "Inclusion"]


def test_naming_a_perspective_is_the_opt_in_and_her_own_page_takes_it_back(
    as_: SignIn, eve: User, nominated: Participation
) -> None:
    browser = as_(eve)
    before = nominated.opted_in

    page = browser.get("/profile/room/")
    said = {"seen": page.context["seen"], f"capacity_{nominated.pk}": 1}
    browser.post("/profile/room/", said)

    nominated.refresh_from_db()
    assert (before, nominated.opted_in) == (True, False)


def test_whoever_nominated_herself_fills_the_place_of_a_perspective(
    run: MatchingRun, nominated: Participation, executive: Participation
) -> None:
    pairs = list(run.proposals.values_list("mentor", "executive"))

    assert pairs == [(nominated.pk, executive.pk)]


def test_no_page_of_the_coordinator_tells_who_has_opted_in(
    run: MatchingRun, as_: SignIn, olga: User, inclusive: Cohort, nominated: Participation
) -> None:
    proposal = run.proposals.get()
    browser = as_(olga)

    pages = [
        browser.get(address).content.decode().lower()
        for address in (
            f"/runs/{run.pk}/",
            f"/runs/{run.pk}/unmatched/",
            f"/runs/{run.pk}/by-hand/",
            f"/proposals/{proposal.pk}/swap/",
            f"/cohorts/{inclusive.pk}/match/",
            f"/cohorts/{inclusive.pk}/people/",
            f"/cohorts/{inclusive.pk}/people/{nominated.pk}/",
        )
    ]

    assert [word for page in pages for word in TELLTALES if word in page] == []


def test_the_executive_is_told_topics_and_nothing_else(run: MatchingRun) -> None:
    reasons = run.proposals.get().reasons["executive"]

    assert [reason["key"] for reason in reasons] == ["knowledge", "overlap", "language"]

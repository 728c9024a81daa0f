"""What an executive wants to learn decides whom she is matched with, and is quoted (S052, S056)."""

import pytest

from matching.runs.models import MatchingRun
from mentoring.people.models import User
from programs.cohorts.models import Cohort
from programs.pairings.reasons import sentences
from programs.participants.models import Offer, Participation, Profile, Wish
from tests import factories
from tests.matching.runs.conftest import solve


@pytest.fixture
def clara(cohort: Cohort) -> Participation:
    """One executive of Sales, and two mentors who differ in what they teach alone."""
    for name, key in (("Ben", "generative-ai"), ("Dan", "social-commerce")):
        mentor = factories.mentor(cohort, name=f"{name} Mentor")
        Offer.objects.create(person=mentor.person, topic=factories.topic(key), level=5)
    return factories.executive(cohort, name="Clara Executive", function="Sales")


def wish(part: Participation, key: str) -> None:
    part.person.wishes.all().delete()
    Wish.objects.create(person=part.person, topic=factories.topic(key), weight=3)


def told(run: MatchingRun, side: str) -> tuple[str, list[str]]:
    proposal = run.proposals.get()
    return proposal.mentor.person.name, sentences(proposal.reasons[side], side=side)


def test_another_wish_changes_the_suggestion_and_is_quoted(
    clara: Participation, cohort: Cohort, olga: User
) -> None:
    wish(clara, "generative-ai")
    before = told(solve(cohort, olga), "executive")

    wish(clara, "social-commerce")
    after = told(solve(cohort, olga), "executive")

    assert (before[0], after[0]) == ("Ben Mentor", "Dan Mentor")
    assert "Generative AI" in before[1][0]
    assert "Social commerce" in after[1][0]


def test_a_mentor_reads_one_line_about_her_own_aspiration(
    clara: Participation, cohort: Cohort, olga: User
) -> None:
    wish(clara, "generative-ai")
    ben = cohort.participations.get(person__name="Ben Mentor").person
    Profile.objects.create(person=ben, aspirations=["Sales"])

    name, lines = told(solve(cohort, olga), "mentor")

    assert name == "Ben Mentor"
    assert [line for line in lines if "Sales" in line] == lines[:1]

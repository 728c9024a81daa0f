"""The page of conflicts, for those who look after a pair."""

import pytest
from django.test import Client
from django.urls import reverse

from mentoring.audit.models import AuditEntry
from mentoring.people.models import Grant, User
from programs.health.actions import resume_pair, watch
from programs.pairings.models import Pairing
from programs.participants.models import Participation
from programs.setup.models import Program
from tests import factories
from tests.conftest import NOON, SignIn
from tests.programs.health.conflicting import (
    DAY,
    PAGE,
    put_in_line,
    report_to,
    told,
)


def text(client: Client) -> str:
    return client.get(PAGE).content.decode()


def test_the_page_says_what_happened_and_what_can_be_done(
    pairing: Pairing, ana: User, as_: SignIn
) -> None:
    put_in_line(pairing)
    watch(NOON, cause="import")

    page = text(as_(ana))

    assert "Since the import of 23 Nov 2026" in page
    assert "Ben Mentor reports to Clara Executive." in page
    assert "End this pair" in page
    assert "Let it go on" not in page


@pytest.mark.parametrize(("who", "words"), [("ana", "A power relationship"), ("olga", "panel")])
def test_the_kind_of_a_tie_is_told_to_those_who_keep_ties(
    pairing: Pairing, who: str, words: str, as_: SignIn, request: pytest.FixtureRequest
) -> None:
    factories.tie(pairing.mentor.person, pairing.executive.person, "panel")
    watch(NOON)

    page = text(as_(request.getfixturevalue(who)))

    assert words in page
    assert ("panel" in page) == (who == "olga")


def test_a_coordinator_never_sees_the_conflict_of_an_own_pair(
    pairing: Pairing, clara: Participation, program: Program, as_: SignIn
) -> None:
    Grant.objects.create(user=clara.person.user, role="coordinator", program=program)
    put_in_line(pairing)
    watch(NOON)

    page = text(as_(clara))

    assert "Ben Mentor" not in page
    assert "No pair is in conflict" in page


def test_what_is_settled_stays_as_history(pairing: Pairing, ana: User, as_: SignIn) -> None:
    put_in_line(pairing)
    watch(NOON)
    report_to(pairing.mentor.person, None)
    resume_pair(pairing, now=NOON + DAY)

    page = text(as_(ana))

    assert "No pair is in conflict" in page
    assert "Settled" in page
    assert "Goes on" in page


def test_today_counts_the_conflicts(pairing: Pairing, ana: User, as_: SignIn) -> None:
    put_in_line(pairing)
    watch(NOON)

    needs = as_(ana).get(reverse("desk:today")).context["needs"]

    assert [(each.count, each.label) for each in needs if each.url == PAGE] == [
        (1, "pair in a conflict")
    ]


def test_no_manager_of_one_of_the_two_is_written_to(
    pairing: Pairing, ana: User, olga: User
) -> None:
    assert ana.person is not None
    report_to(pairing.mentor.person, ana.person)
    factories.tie(pairing.mentor.person, pairing.executive.person, "dotted")

    watch(NOON)

    assert "Ana Coordinator" not in told("conflict.found")


def test_the_log_says_of_ties_no_more_than_that_there_is_one(pairing: Pairing) -> None:
    factories.tie(pairing.mentor.person, pairing.executive.person, "interest")

    watch(NOON)

    entry = AuditEntry.objects.get(verb="pairing.conflict_found")
    assert entry.new == {"relations": "tie"}

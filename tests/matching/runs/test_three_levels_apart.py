"""S036: two levels apart is refused; three levels begin only once both have signed."""

import pytest
from django.test import Client
from django.urls import reverse

from matching.runs.actions import accept_proposals
from matching.runs.models import MatchingRun
from mentoring.people.models import Person, User
from programs.pairings.models import Pairing
from programs.participants.models import Participation
from programs.setup.models import Program
from tests import factories
from tests.conftest import SignIn
from tests.matching.runs.conftest import solve

Pool = dict[str, Participation]


@pytest.fixture
def levels(pool: Pool, program: Program) -> Pool:
    """V stands two levels below A, W three below B; the program allows three."""
    Program.objects.filter(pk=program.pk).update(line_distance=3)
    for mentor, executive, rungs in (("V", "A", 2), ("W", "B", 3)):
        above = pool[executive].person
        for _ in range(rungs - 1):
            above = factories.person(manager=above)
        Person.objects.filter(pk=pool[mentor].person_id).update(manager=above)
    for name in "VWAB":
        factories.account(pool[name].person)
    return pool


def by_hand(
    client: Client, run: MatchingRun, executive: Participation, mentor: Participation
) -> str:
    said = {"executive": executive.person.email, "mentor": mentor.person.email}
    return client.post(reverse("runs:by_hand", args=[run.pk]), said, follow=True).content.decode()


def state(pair: Pairing) -> str:
    pair.refresh_from_db()
    return pair.state


def test_two_levels_are_refused_and_three_begin_with_two_signatures(
    levels: Pool, ana: User, as_: SignIn
) -> None:
    found = solve(levels["A"].cohort, ana)
    refusal = by_hand(as_(ana), found, levels["A"], levels["V"])
    by_hand(as_(ana), found, levels["B"], levels["W"])
    accept_proposals(found, list(found.proposals.all()), by=ana)
    client = as_(ana)
    client.post(reverse("runs:publish", args=[found.pk]), {"version": found.version})

    assert "They stand too close in one reporting line" in refusal
    assert not Pairing.objects.filter(mentor=levels["V"], executive=levels["A"]).exists()
    pair = Pairing.objects.get(mentor=levels["W"], executive=levels["B"])
    for part in (pair.mentor, pair.executive):
        as_(part).post(reverse("pairings:answer", args=[pair.pk]), {"accepts": "yes"})
    after_yes = state(pair)
    signed = []
    for part in (pair.mentor, pair.executive):
        as_(part).post(reverse("pairings:recusal", args=[pair.pk]), {"signs": "on"})
        signed.append(state(pair))

    assert (after_yes, signed) == ("accepted", ["accepted", "active"])

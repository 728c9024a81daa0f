"""Two who named each other are told so, and nobody else is; one who named alone is never told."""

from datetime import date

import pytest
from django.urls import reverse

from mentoring.outbox.sending import drain
from mentoring.walls.asking import asking
from programs.pairings.actions import answer_match, propose
from programs.participants.models import Candidate, Rank
from tests.conftest import NOON

SAID = "You both named each other."


@pytest.fixture
def match(ben, clara):
    cohort = ben.cohort
    cohort.ranking, cohort.ranking_until, cohort.ranking_opened_at = True, date(2026, 12, 4), NOON
    cohort.save()
    for one, other in ((ben, clara), (clara, ben)):
        Candidate.objects.create(part=one, other=other)
    return propose(ben, clara, by=None, now=NOON)


def name(one, other, rank) -> None:
    with asking(one.person_id):
        Rank.objects.create(part=one, other=other, rank=rank)


def test_two_who_named_each_other_read_it_on_the_match_and_in_the_mail(
    match, ben, clara, as_, mailoutbox
):
    name(ben, clara, 3)
    name(clara, ben, 1)
    url = reverse("pairings:answer", args=[match.pk])

    drain()

    assert [SAID in as_(part).get(url).text for part in (ben, clara)] == [True, True]
    assert [SAID in letter.body for letter in mailoutbox] == [True]


def test_their_page_says_it_as_long_as_they_are_a_pair(match, ben, clara, as_):
    name(ben, clara, 1)
    name(clara, ben, 2)
    for part in (ben, clara):
        answer_match(match, part, accepts=True, now=NOON)

    page = as_(ben).get(reverse("desk:pair", args=[match.pk])).text

    assert SAID in page


@pytest.mark.parametrize("who", ["ben", "clara"])
def test_who_was_named_or_named_alone_reads_nothing_of_it(match, ben, clara, as_, who, mailoutbox):
    url = reverse("pairings:answer", args=[match.pk])
    one, other = (ben, clara) if who == "ben" else (clara, ben)
    name(one, other, 1)

    drain()

    assert [SAID in as_(part).get(url).text for part in (ben, clara)] == [False, False]
    assert not any(SAID in letter.body for letter in mailoutbox)


def test_the_coordinator_reads_nothing_of_it(match, ben, clara, ana, as_):
    url = reverse("desk:pair", args=[match.pk])
    before = as_(ana).get(url).context["reasons"]
    name(ben, clara, 1)
    name(clara, ben, 1)

    response = as_(ana).get(url)

    assert (response.context["reasons"], SAID in response.text) == (before, False)

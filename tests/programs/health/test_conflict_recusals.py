"""A line that the program allows at its distance: both sign, or the pair rests."""

import pytest
from django.urls import reverse

from mentoring.outbox.models import Message
from mentoring.people.models import User
from programs.health.actions import resume_pair, watch
from programs.health.models import Conflict
from programs.pairings.actions import sign_recusal
from programs.pairings.models import Pairing
from programs.participants.models import Participation
from programs.setup.models import Program
from tests import factories
from tests.conftest import NOON, SignIn
from tests.programs.health.conflicting import (
    DAY,
    allow,
    put_in_line,
    state,
    told,
)


class TestRecusal:
    """Three levels apart, where the program allows it, asks for two signatures."""

    @pytest.fixture
    def asked(self, ana: User, pairing: Pairing, program: Program) -> Pairing:
        assert ana.is_active
        allow(program, 3)
        put_in_line(pairing, 3)
        watch(NOON)
        pairing.refresh_from_db()
        return pairing

    def test_the_pair_goes_on_and_both_are_asked(self, asked: Pairing) -> None:
        assert (asked.state, asked.needs_recusal) == ("active", True)
        assert told("pairing.recusal_asked") == {"Ben Mentor", "Clara Executive"}
        assert told("conflict.found") == {"Ana Coordinator"}

    def test_two_signatures_settle_it(self, asked: Pairing) -> None:
        for part in (asked.mentor, asked.executive):
            sign_recusal(asked, part, by=part.person.user, now=NOON)

        watch(NOON + DAY)

        assert state(asked) == ("active", "")
        assert Conflict.objects.get().outcome == "recused"

    def test_two_levels_rest_it_as_they_are_too_near(self, asked: Pairing) -> None:
        put_in_line(asked, 2)

        watch(NOON + DAY)

        assert state(asked) == ("paused", "line")

    def test_fourteen_days_without_both_rest_it(self, asked: Pairing) -> None:
        sign_recusal(asked, asked.mentor, by=asked.mentor.person.user, now=NOON)

        watch(NOON + 13 * DAY)
        before = state(asked)
        watch(NOON + 14 * DAY)

        assert (before, state(asked)) == (("active", ""), ("paused", "line"))

    def test_signing_then_lets_a_coordinator_take_it_up(self, asked: Pairing) -> None:
        watch(NOON + 14 * DAY)
        for part in (asked.mentor, asked.executive):
            sign_recusal(asked, part, by=part.person.user, now=NOON)

        resume_pair(asked, now=NOON)

        assert state(asked) == ("active", "")
        assert Conflict.objects.get().outcome == "recused"

    def test_who_has_signed_is_not_asked_again(
        self, asked: Pairing, ana: User, as_: SignIn
    ) -> None:
        sign_recusal(asked, asked.mentor, by=asked.mentor.person.user, now=NOON)
        Message.objects.all().delete()
        url = reverse("health:ask_recusal", args=[Conflict.objects.get().pk])

        for _ in range(2):
            as_(ana).post(url)

        assert told("pairing.recusal_asked") == {"Clara Executive"}
        assert Message.objects.count() == 1

    def test_a_pair_matched_at_that_distance_is_no_conflict(
        self, ben: Participation, clara: Participation, program: Program
    ) -> None:
        allow(program, 3)
        pairing = factories.pairing(ben, clara, state="accepted", needs_recusal=True)
        put_in_line(pairing, 3)

        assert watch(NOON) == 0
        assert state(pairing) == ("accepted", "")

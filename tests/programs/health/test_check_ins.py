"""Check-ins: each of the two has one in the program's weeks and before the end, and a code."""

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from mentoring.outbox.models import Message
from mentoring.people.models import User
from programs.health.actions import (
    close_check_in,
    end_pair,
    pause_pair,
    plan_check_ins,
    resume_pair,
)
from programs.health.models import CheckIn
from programs.health.tasks import look
from programs.pairings.models import Pairing
from programs.participants.models import Participation
from programs.setup.models import Program
from tests import factories
from tests.conftest import NOON
from tests.programs.health.six_weeks import (
    BEGUN,
    DAY,
    made,
    of,
    six_weeks_old,
)


@pytest.fixture
def program(db: None) -> Program:
    return factories.program(check_in_weeks=[2, 6, 12])


@pytest.fixture
def pairing(ben: Participation, clara: Participation) -> Pairing:
    """Ben and Clara, active for six weeks to the day."""
    return six_weeks_old(ben, clara)


def test_in_week_six_there_is_one_for_each_of_the_two(pairing: Pairing) -> None:
    assert plan_check_ins(NOON) == 2

    assert made() == [("Ben Mentor", 6), ("Clara Executive", 6)]
    assert {each.due_on for each in CheckIn.objects.all()} == {NOON.date()}


def test_the_day_before_there_is_none_of_week_six(pairing: Pairing) -> None:
    look(NOON - DAY)

    assert made() == [("Ben Mentor", 2), ("Clara Executive", 2)]


def test_as_the_clock_moves_on_each_week_and_the_end_come_once(pairing: Pairing) -> None:
    for days in range(177):
        plan_check_ins(BEGUN + days * DAY)

    ben = CheckIn.objects.filter(part=pairing.mentor).order_by("due_on")
    expected = [(14, 2, False), (42, 6, False), (84, 12, False), (175, 25, True)]
    assert [((each.due_on - BEGUN.date()).days, each.week, each.at_end) for each in ben] == expected
    assert CheckIn.objects.count() == 8


def test_a_week_just_before_the_end_falls_together_with_it(pairing: Pairing) -> None:
    Pairing.objects.update(ends_on=(NOON + 10 * DAY).date())

    plan_check_ins(NOON)
    plan_check_ins(NOON + 3 * DAY)

    assert [each.at_end for each in CheckIn.objects.filter(part=pairing.mentor)] == [True]


def test_what_nobody_could_hold_for_four_weeks_is_not_made_up_for(pairing: Pairing) -> None:
    assert plan_check_ins(NOON + 28 * DAY) == 0
    assert plan_check_ins(NOON + 27 * DAY) == 2


def test_planning_again_changes_nothing(pairing: Pairing) -> None:
    plan_check_ins(NOON)
    before = list(CheckIn.objects.order_by("pk").values())

    assert plan_check_ins(NOON + DAY) == 0

    assert list(CheckIn.objects.order_by("pk").values()) == before


def test_a_closed_one_does_not_come_again(pairing: Pairing, ana: User) -> None:
    plan_check_ins(NOON)
    close_check_in(of(pairing.mentor), by=ana, now=NOON, outcome="goes_on")

    assert plan_check_ins(NOON + DAY) == 0


def test_nobody_gets_a_mail(pairing: Pairing) -> None:
    plan_check_ins(NOON)

    assert Message.objects.count() == 0


def test_a_pair_that_rests_has_none_and_gets_it_when_it_goes_on(pairing: Pairing) -> None:
    plan_check_ins(NOON)
    pause_pair(pairing, now=NOON)
    waiting = CheckIn.objects.waiting().count()
    plan_check_ins(NOON + DAY)
    kept = CheckIn.objects.count()
    resume_pair(pairing, now=NOON + 9 * DAY)

    assert (waiting, kept, plan_check_ins(NOON + 9 * DAY)) == (0, 0, 2)
    assert not of(pairing.mentor).is_late((NOON + 9 * DAY).date())


def test_an_ended_pair_has_none_and_keeps_what_is_closed(pairing: Pairing, ana: User) -> None:
    plan_check_ins(NOON)
    close_check_in(of(pairing.mentor), by=ana, now=NOON, outcome="goes_on")
    end_pair(pairing, now=NOON)

    plan_check_ins(NOON + DAY)

    assert made() == [("Ben Mentor", 6)]


def test_the_talk_at_the_end_waits_beyond_it(pairing: Pairing) -> None:
    Pairing.objects.update(ends_on=NOON.date())
    plan_check_ins(NOON)
    Pairing.objects.update(state="completed")

    plan_check_ins(NOON + DAY)

    assert CheckIn.objects.waiting().count() == 2


def test_an_end_that_is_put_off_takes_its_talk_along(pairing: Pairing) -> None:
    Pairing.objects.update(ends_on=NOON.date())
    plan_check_ins(NOON)
    Pairing.objects.update(state="extended", ends_on=(NOON + 90 * DAY).date())

    plan_check_ins(NOON + DAY)

    assert [each.at_end for each in CheckIn.objects.all()] == [False, False]


@pytest.mark.parametrize("outcome", ["", "it was about her manager"])
def test_the_database_refuses_what_is_closed_without_a_code(pairing: Pairing, outcome: str) -> None:
    plan_check_ins(NOON)

    with pytest.raises(IntegrityError), transaction.atomic():
        CheckIn.objects.update(closed_at=NOON, outcome=outcome[:10])


@pytest.mark.parametrize("many", [1, 20])
def test_any_number_of_pairs_takes_four_queries(
    program: Program, django_assert_num_queries: DjangoAssertNumQueries, many: int
) -> None:
    cohort = factories.cohort(program)
    for _ in range(many):
        six_weeks_old(factories.mentor(cohort), factories.executive(cohort))

    with django_assert_num_queries(6):  # with the savepoint around them
        assert plan_check_ins(NOON) == 2 * many

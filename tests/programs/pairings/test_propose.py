"""Proposing pairs: whole runs at once, and never a place twice."""

from datetime import timedelta

import pytest

from mentoring.audit.models import AuditEntry
from mentoring.outbox.models import Message
from programs.pairings.actions import Row, propose, propose_all
from programs.pairings.models import Pairing
from programs.pairings.moves import Refused
from programs.participants.models import Participation
from tests import factories
from tests.conftest import NOON


def rows(cohort, count):
    mentors = [factories.mentor(cohort) for _ in range(count)]
    executives = [factories.executive(cohort) for _ in range(count)]
    parts = {each.pk: each for each in Participation.objects.with_person()}
    return [
        Row(parts[one.pk], parts[other.pk], score=80)
        for one, other in zip(mentors, executives, strict=True)
    ]


@pytest.mark.parametrize("count", [1, 30])
def test_a_run_takes_the_same_few_queries_whatever_its_size(
    cohort, count, django_assert_max_num_queries
):
    proposed = rows(cohort, count)

    with django_assert_max_num_queries(12):
        propose_all(proposed, by=None, now=NOON)

    assert Pairing.objects.filter(state="proposed", score=80).count() == count
    assert Message.objects.filter(kind="pairing.proposed").count() == 2 * count
    assert AuditEntry.objects.filter(verb="pairing.proposed").count() == count


def test_mails_wait_for_the_launch(cohort):
    launch = NOON + timedelta(days=3)

    propose_all(rows(cohort, 2), by=None, now=NOON, not_before=launch)

    assert set(Message.objects.values_list("not_before", flat=True)) == {launch}


def test_a_side_without_a_free_place_is_named_and_nothing_is_made(cohort, ben, clara, pairing):
    other = factories.executive(cohort)
    free = rows(cohort, 1)

    with pytest.raises(Refused, match="Ben Mentor has no free place left"):
        propose_all([*free, Row(ben, other)], by=None, now=NOON)

    assert Pairing.objects.count() == 1
    assert not Message.objects.exists()


def test_a_second_place_takes_a_second_pair(cohort, ben):
    executive = factories.executive(cohort, capacity=2)
    second = factories.mentor(cohort)

    propose(ben, executive, by=None, now=NOON)
    propose(second, executive, by=None, now=NOON)

    assert len(set(Pairing.objects.values_list("executive_place", flat=True))) == 2


def test_two_people_are_a_pair_only_once(cohort):
    mentor, executive = (
        factories.mentor(cohort, capacity=2),
        factories.executive(cohort, capacity=2),
    )
    propose(mentor, executive, by=None, now=NOON)

    with pytest.raises(Refused, match="are a pair already"):
        propose(mentor, executive, by=None, now=NOON)


def test_the_pair_takes_the_programs_rhythm(cohort, ben, clara):
    cohort.program.sessions_planned, cohort.program.session_minutes = 8, 45
    cohort.program.save()

    pairing = propose(ben, clara, by=None, now=NOON)

    assert (pairing.sessions_planned, pairing.session_minutes) == (8, 45)

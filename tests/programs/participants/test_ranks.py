"""What the database refuses of shortlists and ranks, whatever our own code asks for."""

import pytest
from django.db import IntegrityError, transaction

from programs.participants.models import Candidate, Participation, Rank
from tests import factories


@pytest.fixture
def asked(cohort) -> list[Participation]:
    """Three mentors and two executives, each with all of the other side on the shortlist."""
    mentors = [factories.mentor(cohort) for _n in range(3)]
    executives = [factories.executive(cohort) for _n in range(2)]
    for executive in executives:
        for mentor in mentors:
            Candidate.objects.create(part=executive, other=mentor)
            Candidate.objects.create(part=mentor, other=executive)
    for part in (*mentors, *executives):
        factories.account(part.person)
    return [*mentors, *executives]


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"rank": 0}, "rank_in_range"),
        ({"rank": 4}, "rank_in_range"),
        ({"rank": 1}, "one_partner_per_rank"),
        ({"rank": 2, "other": 1}, "one_rank_per_partner"),
        ({"rank": 2, "other": 3}, "ranked_from_the_shortlist"),
    ],
)
def test_the_database_refuses_impossible_ranks(asked, fields, name):
    part, other = asked[4], asked[fields.pop("other", 0)]
    Rank.objects.create(part=part, other=asked[1], rank=1)

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        create_at_once(part=part, other=other, **fields)


def test_the_database_refuses_a_shortlist_of_the_same_role_or_another_cohort(asked, program):
    elsewhere = factories.mentor(factories.cohort(program))
    wrong = [(asked[0], asked[1]), (asked[3], asked[4]), (asked[3], elsewhere)]

    for one, other in wrong:
        with (
            pytest.raises(IntegrityError, match="other role in the same cohort"),
            transaction.atomic(),
        ):
            Candidate.objects.create(part=one, other=other)


def create_at_once(**fields) -> None:
    """Foreign keys wait for the end of a transaction unless they are asked."""
    Rank.objects.create(**fields)
    transaction.get_connection().check_constraints()
